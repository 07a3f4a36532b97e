using System.Globalization;
using Byfiber.Core;
using MailKit.Security;
using MimeKit;

namespace Byfiber.Web.Messages;

/// <summary>
/// Where messages go: from environment variables, or the same names in appsettings.json. Without a mail server or a gateway, what would be
/// sent is put as files into the outbox folder. docs/messages.md explains them.
/// </summary>
internal sealed record MessageSettings
{
    /// <summary>Who the messages come from.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>The mail server; null puts mail into the outbox folder.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>The SMS gateway; null puts SMS into the outbox folder.</summary>
    public SmsSettings? Sms { get; init; }

    /// <exception cref="RefusedException">A setting is not right; the sentence names it.</exception>
    public static MessageSettings Read(IConfiguration configuration) =>
        new()
        {
            From = Mailbox(configuration["BYFIBER_MAIL_FROM"]),
            Smtp = configuration["BYFIBER_SMTP_HOST"] is { Length: > 0 } host ? MailServer(configuration, host) : null,
            Sms = configuration["BYFIBER_SMS_URL"] is { Length: > 0 } url ? Gateway(configuration, url) : null,
        };

    private static MailboxAddress Mailbox(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            // A name that RFC 2606 keeps from ever being anybody's: nothing that is put into the folder can be answered.
            return new MailboxAddress("Byfiber", "byfiber@localhost.invalid");
        }
        return MailboxAddress.TryParse(text, out var mailbox) && mailbox.Domain.Length > 0
            ? mailbox
            : throw new RefusedException(
                "BYFIBER_MAIL_FROM is no mail address: write it as \"Fiber i Byköping <fiber@example.se>\"."
            );
    }

    private static SmtpSettings MailServer(IConfiguration configuration, string host)
    {
        if (string.IsNullOrWhiteSpace(configuration["BYFIBER_MAIL_FROM"]))
        {
            throw new RefusedException(
                "BYFIBER_SMTP_HOST is set, but not who mail comes from: set BYFIBER_MAIL_FROM too."
            );
        }
        var security = configuration["BYFIBER_SMTP_SECURITY"] switch
        {
            null or "" or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => throw new RefusedException("BYFIBER_SMTP_SECURITY must be starttls, tls or none."),
        };
        string? user = configuration["BYFIBER_SMTP_USER"];
        if (security == SecureSocketOptions.None && !string.IsNullOrEmpty(user))
        {
            throw new RefusedException(
                "BYFIBER_SMTP_SECURITY is none, so BYFIBER_SMTP_PASSWORD would be read on the way: use starttls or tls, or leave the user out."
            );
        }
        return new SmtpSettings(
            host,
            Port(configuration["BYFIBER_SMTP_PORT"], security == SecureSocketOptions.SslOnConnect ? 465 : 587),
            security,
            string.IsNullOrEmpty(user) ? null : user,
            Secret(configuration, "BYFIBER_SMTP_PASSWORD")
        );
    }

    private static int Port(string? text, int usual) =>
        string.IsNullOrEmpty(text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
        && port is >= 1 and <= 65_535
            ? port
        : throw new RefusedException("BYFIBER_SMTP_PORT must be a whole number from 1 to 65535.");

    private static SmsSettings Gateway(IConfiguration configuration, string url)
    {
        // The numbers and codes in it are nobody else's to read; on this machine nobody else is on the way.
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true })
        )
        {
            throw new RefusedException("BYFIBER_SMS_URL must be an address that begins with https://.");
        }
        string from = configuration["BYFIBER_SMS_FROM"] ?? "Byfiber";
        bool good = from.Length is >= 1 and <= 15 && from.All(c => char.IsAsciiLetterOrDigit(c) || c == '+');
        return good
            ? new SmsSettings(address, Secret(configuration, "BYFIBER_SMS_TOKEN"), from)
            : throw new RefusedException(
                "BYFIBER_SMS_FROM must be up to 11 letters and digits without åäö, or a phone number as +46701234567."
            );
    }

    /// <summary>A secret from its own variable, or from the file that NAME_FILE names (as containers hand them over).</summary>
    private static string? Secret(IConfiguration configuration, string name)
    {
        if (configuration[name] is { Length: > 0 } value)
        {
            return value;
        }
        if (configuration[name + "_FILE"] is not { Length: > 0 } file)
        {
            return null;
        }
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{name}_FILE cannot be read ({e.Message}): correct its path or rights.", e);
        }
    }
}

/// <summary>A mail server. A class and no record: it must not print its password.</summary>
internal sealed class SmtpSettings(string host, int port, SecureSocketOptions security, string? user, string? password)
{
    public string Host => host;
    public int Port => port;
    public SecureSocketOptions Security => security;
    public string? User => user;
    public string? Password => password;
}

/// <summary>An SMS gateway. A class and no record: it must not print its token.</summary>
internal sealed class SmsSettings(Uri address, string? token, string from)
{
    public Uri Address => address;
    public string? Token => token;
    public string From => from;
}
