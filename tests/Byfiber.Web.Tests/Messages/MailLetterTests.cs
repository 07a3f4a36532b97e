using System.Text;
using Byfiber.Core.People.Messages;
using Byfiber.Web.Messages;
using MimeKit;

namespace Byfiber.Web.Tests.Messages;

public class MailLetterTests
{
    [Fact]
    public void Swedish_letters_come_back_as_they_were_from_a_file_of_seven_bits()
    {
        byte[] bytes = Bytes(Letters.Make());

        bytes.ShouldAllBe(b => b < 128);
        var read = Letters.Read(bytes);
        read.Subject.ShouldBe("Fiber till Åbyn: välkommen!");
        read.From.Mailboxes.Single().Name.ShouldBe("Fiber i Åbyköping");
        read.To.Mailboxes.Single().Name.ShouldBe("Åsa Öhman");
        read.TextBody!.ReplaceLineEndings("\n").ShouldBe("Hej Åsa!\n\nRäksmörgås på ön.");
        read.HtmlBody!.ShouldContain("<p>Hej Åsa!</p>");
        read.HtmlBody!.ShouldContain("<html lang=\"sv\">");
        read.MessageId.ShouldBe("byfiber.7.8de@example.se");
        read.Date.UtcDateTime.ShouldBe(new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc));
    }

    [Theory]
    [InlineData("Hej\r\nBcc: all@example.se")]
    [InlineData("Hej\nBcc: all@example.se\n\nAnother body")]
    [InlineData("Hej\rX-Evil: 1")]
    [InlineData("Hej =?utf-8?Q?=0D=0ABcc:_all@example.se?=")]
    public void No_subject_or_name_becomes_a_header(string evil)
    {
        foreach (var message in (OutgoingMessage[])[Letters.Make(subject: evil), Letters.Make(name: evil)])
        {
            var read = Letters.Read(Bytes(message));

            read.Bcc.ShouldBeEmpty();
            read.Headers.Contains("X-Evil").ShouldBeFalse();
            read.To.Mailboxes.Select(m => m.Address).ShouldBe(["asa@example.se"]);
            read.TextBody!.ShouldStartWith("Hej Åsa!");
        }
    }

    [Theory]
    [InlineData("asa@example.se\r\nBcc: all@example.se")]
    [InlineData("asa@example.se, all@example.se")]
    [InlineData("All <all@example.se>")]
    [InlineData("nobody")]
    [InlineData("")]
    public void An_address_that_is_not_one_plain_address_is_refused_for_good(string address) =>
        Should
            .Throw<MessageFailedException>(() => MailLetter.Write(Letters.Make(address), Letters.From))
            .IsForGood.ShouldBeTrue();

    [Fact]
    public void A_script_in_the_subject_is_text_in_the_html_title() =>
        Letters
            .Read(Bytes(Letters.Make(subject: "</title><script>alert(1)</script>")))
            .HtmlBody!.ShouldNotContain("<script");

    [Fact]
    public void A_file_goes_with_it_under_its_own_name()
    {
        var plain = Letters.Make();
        var message = new OutgoingMessage
        {
            StableId = plain.StableId,
            Address = plain.Address,
            RecipientName = plain.RecipientName,
            Language = plain.Language,
            Subject = plain.Subject,
            Text = plain.Text,
            Html = plain.Html,
            CreatedAt = plain.CreatedAt,
            Files = [new OutgoingFile("avtal åäö.pdf", new MessageFile("application/pdf", [1, 2, 250]))],
        };

        var file = (MimePart)Letters.Read(Bytes(message)).Attachments.Single();

        file.FileName.ShouldBe("avtal åäö.pdf");
        file.ContentType.MimeType.ShouldBe("application/pdf");
        using var content = new MemoryStream();
        file.Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        content.ToArray().ShouldBe([1, 2, 250]);
    }

    private static byte[] Bytes(OutgoingMessage message)
    {
        using var mail = MailLetter.Write(message, Letters.From);
        using var stream = new MemoryStream();
        mail.WriteTo(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
