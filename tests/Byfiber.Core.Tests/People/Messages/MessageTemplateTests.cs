using Byfiber.Core.People.Messages;

namespace Byfiber.Core.Tests.People.Messages;

public class MessageTemplateTests
{
    private static readonly Dictionary<string, string> Campaign = new()
    {
        ["subject"] = "Fiber till Åbyn",
        ["name"] = "Åsa Öhman",
        ["body"] = "Nu är det er tur.\n\nGräv gärna själv!",
        ["link"] = "https://fiber.example.se/h/abc?x=1&y=2",
        ["sender"] = "Kommunen",
    };

    [Fact]
    public void Every_template_speaks_both_languages_with_the_same_fields()
    {
        var names = MessageTemplate.Files.Select(f => f[..^".sv.txt".Length]).Distinct().ToList();
        names.ShouldNotBeEmpty();
        foreach (string name in names)
        {
            var kind = name.EndsWith(".sms", StringComparison.Ordinal) ? MessageKind.Sms : MessageKind.Mail;
            string plain = kind == MessageKind.Sms ? name[..^4] : name;
            var swedish = MessageTemplate.Of(plain, kind, "sv");
            var english = MessageTemplate.Of(plain, kind, "en");

            english.Fields.Order().ShouldBe(swedish.Fields.Order(), name);
            var fields = swedish.Fields.ToDictionary(f => f, f => f);
            (swedish.Write(fields).Subject.Length > 0).ShouldBe(kind == MessageKind.Mail, name);
            (english.Write(fields).Subject.Length > 0).ShouldBe(kind == MessageKind.Mail, name);
        }
    }

    [Fact]
    public void Text_and_html_say_the_same()
    {
        var written = MessageTemplate.Of("campaign", MessageKind.Mail, "sv").Write(Campaign);

        written.Subject.ShouldBe("Fiber till Åbyn");
        written.Text.ShouldStartWith("Hej Åsa Öhman!\n\nNu är det er tur.");
        written.Html.ShouldContain("<p>Hej Åsa Öhman!</p>");
        written.Html.ShouldContain(
            """<a href="https://fiber.example.se/h/abc?x=1&amp;y=2">https://fiber.example.se/h/abc?x=1&amp;y=2</a>"""
        );
        written.Html.ShouldContain("Vänliga hälsningar<br>\nKommunen");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    public void A_script_in_a_value_is_text_in_the_html(string evil)
    {
        foreach (string field in Campaign.Keys)
        {
            var fields = new Dictionary<string, string>(Campaign) { [field] = evil };

            string html = MessageTemplate.Of("campaign", MessageKind.Mail, "sv").Write(fields).Html;

            html.ShouldNotContain("<script");
            html.ShouldNotContain("<img");
            html.ShouldNotContain("\"javascript:");
        }
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://example.se/ onclick=alert(1)")]
    [InlineData("https://example.se/\"onclick=\"alert(1)")]
    public void Only_a_plain_web_address_becomes_a_link(string link) =>
        MessageTemplate
            .Of("campaign", MessageKind.Mail, "sv")
            .Write(new Dictionary<string, string>(Campaign) { ["link"] = link })
            .Html.ShouldNotContain("<a ");

    [Fact]
    public void A_value_that_looks_like_a_field_stays_a_value()
    {
        var fields = new Dictionary<string, string>(Campaign) { ["name"] = "{link}" };

        var written = MessageTemplate.Of("campaign", MessageKind.Mail, "sv").Write(fields);

        written.Text.ShouldStartWith("Hej {link}!");
        written.Html.ShouldContain("<p>Hej {link}!</p>");
    }

    [Fact]
    public void A_subject_is_one_line_whatever_a_value_holds() =>
        MessageTemplate
            .Of("campaign", MessageKind.Mail, "sv")
            .Write(new Dictionary<string, string>(Campaign) { ["subject"] = "Hej\r\nBcc: all@example.se" })
            .Subject.ShouldBe("Hej  Bcc: all@example.se");

    [Fact]
    public void A_missing_value_is_found_when_it_is_written_not_by_the_recipient() =>
        Should
            .Throw<ArgumentException>(() =>
                MessageTemplate.Of("campaign", MessageKind.Mail, "sv").Write(new Dictionary<string, string>())
            )
            .Message.ShouldContain("subject");
}
