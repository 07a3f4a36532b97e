using Byfiber.Core;
using Byfiber.Web.Messages;
using MailKit.Security;
using Microsoft.Extensions.Configuration;

namespace Byfiber.Web.Tests.Messages;

public class MessageSettingsTests
{
    [Fact]
    public void Without_settings_everything_goes_to_the_folder_from_an_address_that_is_nobodys()
    {
        var settings = Read();

        settings.Smtp.ShouldBeNull();
        settings.Sms.ShouldBeNull();
        settings.From.Address.ShouldEndWith(".invalid");
    }

    [Fact]
    public void A_mail_server_and_a_gateway_are_taken_as_they_are_said()
    {
        var settings = Read(
            ("BYFIBER_MAIL_FROM", "Fiber i Åbyköping <fiber@example.se>"),
            ("BYFIBER_SMTP_HOST", "smtp.example.se"),
            ("BYFIBER_SMTP_SECURITY", "tls"),
            ("BYFIBER_SMTP_USER", "fiber"),
            ("BYFIBER_SMTP_PASSWORD", "secret"),
            ("BYFIBER_SMS_URL", "https://sms.example.se/send"),
            ("BYFIBER_SMS_FROM", "Kommunen")
        );

        (settings.From.Name, settings.From.Address).ShouldBe(("Fiber i Åbyköping", "fiber@example.se"));
        var smtp = settings.Smtp.ShouldNotBeNull();
        (smtp.Host, smtp.Port, smtp.Security, smtp.User, smtp.Password).ShouldBe(
            ("smtp.example.se", 465, SecureSocketOptions.SslOnConnect, "fiber", "secret")
        );
        settings.Sms.ShouldNotBeNull().From.ShouldBe("Kommunen");
        settings.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public void A_secret_may_lie_in_a_file()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "secret\n");

        Read(("BYFIBER_SMS_URL", "https://sms.example.se/send"), ("BYFIBER_SMS_TOKEN_FILE", file))
            .Sms!.Token.ShouldBe("secret");

        File.Delete(file);
    }

    [Theory]
    [InlineData("BYFIBER_MAIL_FROM", "nobody at all")]
    [InlineData("BYFIBER_SMTP_SECURITY", "ssl")]
    [InlineData("BYFIBER_SMTP_PORT", "70000")]
    [InlineData("BYFIBER_SMS_URL", "http://sms.example.se/send")]
    [InlineData("BYFIBER_SMS_URL", "sms")]
    [InlineData("BYFIBER_SMS_FROM", "Åbyköping")]
    [InlineData("BYFIBER_SMTP_PASSWORD_FILE", "/nowhere/secret")]
    public void A_setting_that_is_not_right_is_named(string name, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["BYFIBER_MAIL_FROM"] = "fiber@example.se",
            ["BYFIBER_SMTP_HOST"] = "smtp.example.se",
            ["BYFIBER_SMS_URL"] = "https://sms.example.se/send",
            [name] = value,
        };

        Should
            .Throw<RefusedException>(() => Read([.. settings.Select(s => (s.Key, s.Value!))]))
            .Message.ShouldContain(name);
    }

    [Fact]
    public void No_password_goes_over_an_open_connection() =>
        Should
            .Throw<RefusedException>(() =>
                Read(
                    ("BYFIBER_MAIL_FROM", "fiber@example.se"),
                    ("BYFIBER_SMTP_HOST", "smtp.example.se"),
                    ("BYFIBER_SMTP_SECURITY", "none"),
                    ("BYFIBER_SMTP_USER", "fiber")
                )
            )
            .Message.ShouldContain("starttls");

    [Fact]
    public void A_mail_server_needs_to_know_who_mail_comes_from() =>
        Should
            .Throw<RefusedException>(() => Read(("BYFIBER_SMTP_HOST", "smtp.example.se")))
            .Message.ShouldContain("BYFIBER_MAIL_FROM");

    private static MessageSettings Read(params (string Name, string Value)[] settings) =>
        MessageSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)))
                .Build()
        );
}
