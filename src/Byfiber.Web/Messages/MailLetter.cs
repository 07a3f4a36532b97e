using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Byfiber.Core.People.Messages;
using MimeKit;

namespace Byfiber.Web.Messages;

/// <summary>A mail as the standards write it: plain text and HTML beside each other, files after them.</summary>
internal static class MailLetter
{
    private static readonly HtmlEncoder s_html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes it. Everything that comes from people goes through MimeKit's encoders, never into a header as it is.</summary>
    /// <exception cref="MessageFailedException">The address cannot be written into a mail, now or ever.</exception>
    public static MimeMessage Write(OutgoingMessage message, MailboxAddress from)
    {
        if (
            !MailboxAddress.TryParse(message.Address, out var to)
            || to.Name is { Length: > 0 }
            || to.Domain.Length == 0
        )
        {
            throw new MessageFailedException("The mail address cannot be sent to.", isForGood: true);
        }
        to.Name = message.RecipientName.Length == 0 ? null : message.RecipientName;
        var mail = new MimeMessage
        {
            MessageId = $"{message.StableId}@{from.Domain}",
            Date = new DateTimeOffset(message.CreatedAt, TimeSpan.Zero),
            Subject = message.Subject,
        };
        mail.From.Add(from);
        mail.To.Add(to);
        // No out-of-office answer shall come to it (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, message.Language);
        var body = new BodyBuilder { TextBody = message.Text, HtmlBody = Document(message) };
        foreach (var file in message.Files)
        {
            body.Attachments.Add(file.FileName, file.File.Bytes, ContentType.Parse(file.File.ContentType));
        }
        mail.Body = body.ToMessageBody();
        // Lines of 7 bits pass every server, åäö or not.
        mail.Prepare(EncodingConstraint.SevenBit);
        return mail;
    }

    private static string Document(OutgoingMessage message) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="{message.Language}">
            <head><meta charset="utf-8"><title>{s_html.Encode(message.Subject)}</title></head>
            <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em">
            {message.Html}</body>
            </html>

            """
        );
}
