using System.Net.Sockets;
using Byfiber.Core.People.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Byfiber.Web.Messages;

/// <summary>Sends mail to a mail server, over one connection while there is something to send.</summary>
internal sealed class SmtpSender(MailboxAddress from, SmtpSettings settings, TimeProvider time)
    : IMessageSender,
        IDisposable
{
    /// <summary>After so long a silence, ask whether the server is still there before a mail is given to it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private SmtpClient _client = new();
    private long _lastUsed;

    public MessageKind Kind => MessageKind.Mail;

    public async Task SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        using var mail = MailLetter.Write(message, from);
        await _one.WaitAsync(cancel);
        try
        {
            await ConnectAsync(cancel);
            await _client.SendAsync(mail, cancel);
            _lastUsed = time.GetTimestamp();
        }
        catch (Exception e)
        {
            // Whatever state the talk is in, the next mail begins a new one.
            _client.Dispose();
            _client = new SmtpClient();
            if (Failure(e) is { } failure)
            {
                throw failure;
            }
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _one.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancel)
    {
        if (_client.IsConnected && time.GetElapsedTime(_lastUsed) > Silence && !await AnswersAsync(cancel))
        {
            _client.Dispose();
            _client = new SmtpClient();
        }
        if (!_client.IsConnected)
        {
            await _client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
            if (settings.User is { } user)
            {
                await _client.AuthenticateAsync(user, settings.Password ?? "", cancel);
            }
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await _client.NoOpAsync(cancel);
            return true;
        }
        catch (Exception e)
            when (e is IOException or CommandException or ProtocolException or ServiceNotConnectedException)
        {
            return false;
        }
    }

    private static MessageFailedException? Failure(Exception e) =>
        e switch
        {
            // 5xx of the recipient or the mail is the server's last word (RFC 5321, 4.2.1); of the sender or the sign-in it is ours to mend.
            SmtpCommandException s => new MessageFailedException(
                FormattableString.Invariant($"The mail server answered {(int)s.StatusCode}: {s.Message}"),
                (int)s.StatusCode >= 500
                    && s.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted,
                s
            ),
            AuthenticationException => new MessageFailedException(
                "The mail server does not let us in: check BYFIBER_SMTP_USER and BYFIBER_SMTP_PASSWORD.",
                isForGood: false,
                e
            ),
            SslHandshakeException => new MessageFailedException(
                "No safe connection to the mail server: check BYFIBER_SMTP_SECURITY, the port and the server's certificate.",
                isForGood: false,
                e
            ),
            SocketException or IOException or ProtocolException or NotSupportedException or TimeoutException =>
                new MessageFailedException($"The mail server cannot be reached: {e.Message}", isForGood: false, e),
            _ => null,
        };
}
