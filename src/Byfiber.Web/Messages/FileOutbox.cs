using System.Globalization;
using System.Text;
using Byfiber.Core.People.Messages;
using MimeKit;

namespace Byfiber.Web.Messages;

/// <summary>
/// Puts messages into a folder instead of sending them: mail as .eml (any mail program opens it), SMS as .txt. A message that
/// comes again writes its own file again.
/// </summary>
internal sealed class FileOutbox(MessageKind kind, string folder, MailboxAddress from) : IMessageSender
{
    public MessageKind Kind => kind;

    public async Task SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{message.CreatedAt:yyyy-MM-dd-HHmmss}-{message.StableId}.{(kind == MessageKind.Mail ? "eml" : "txt")}"
        );
        string path = Path.Combine(folder, name);
        // Whoever watches the folder sees whole files only.
        string unfinished = path + ".part";
        await using (var file = File.Create(unfinished))
        {
            await WriteAsync(message, file, cancel);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    private async Task WriteAsync(OutgoingMessage message, FileStream file, CancellationToken cancel)
    {
        if (kind == MessageKind.Mail)
        {
            using var mail = MailLetter.Write(message, from);
            await mail.WriteToAsync(file, cancel);
            return;
        }
        await file.WriteAsync(Encoding.UTF8.GetBytes($"To: {message.Address}\n\n{message.Text}\n"), cancel);
    }
}
