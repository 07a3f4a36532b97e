using System.Text;
using Byfiber.Core.People.Messages;
using MimeKit;

namespace Byfiber.Web.Tests.Messages;

/// <summary>A message with Swedish letters in every field, and how tests read a mail back.</summary>
internal static class Letters
{
    public static MailboxAddress From { get; } = new("Fiber i Åbyköping", "fiber@example.se");

    public static OutgoingMessage Make(
        string address = "asa@example.se",
        string name = "Åsa Öhman",
        string subject = "Fiber till Åbyn: välkommen!",
        string? html = "<p>Hej Åsa!</p>\n"
    ) =>
        new()
        {
            StableId = "byfiber.7.8de",
            Address = address,
            RecipientName = name,
            Language = "sv",
            Subject = subject,
            Text = "Hej Åsa!\n\nRäksmörgås på ön.",
            Html = html,
            CreatedAt = new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc),
            Files = [],
        };

    public static MimeMessage Read(string latin1) => Read(Encoding.Latin1.GetBytes(latin1));

    public static MimeMessage Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return MimeMessage.Load(stream);
    }
}
