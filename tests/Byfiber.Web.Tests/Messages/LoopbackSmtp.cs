using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Byfiber.Web.Tests.Messages;

/// <summary>A mail server of a few lines (RFC 5321) on a free port of this machine: keeps what it takes, and refuses as a test says.</summary>
internal sealed class LoopbackSmtp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public LoopbackSmtp()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What came after DATA, one text for each mail, as bytes in Latin 1.</summary>
    public ConcurrentQueue<string> Mails { get; } = [];

    /// <summary>Every RCPT TO.</summary>
    public ConcurrentQueue<string> Recipients { get; } = [];

    public int Connections { get; private set; }

    /// <summary>What it answers to a recipient.</summary>
    public string ToRecipient { get; set; } = "250 OK";

    /// <summary>What it answers to a whole mail; null hangs up without a word, after it has taken it.</summary>
    public string? ToMail { get; set; } = "250 OK";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1)
            {
                AutoFlush = true,
                NewLine = "\r\n",
            };
            try
            {
                await writer.WriteLineAsync("220 loopback");
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    if (!await AnswerAsync(line, reader, writer))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client, or the test, is done.
            }
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "RCPT":
                Recipients.Enqueue(line);
                await writer.WriteLineAsync(ToRecipient);
                return true;
            case "DATA":
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(_stop.Token) is { } part && part != ".")
                {
                    mail.Append(part.StartsWith("..", StringComparison.Ordinal) ? part[1..] : part).Append("\r\n");
                }
                Mails.Enqueue(mail.ToString());
                await writer.WriteLineAsync(ToMail ?? "");
                return ToMail is not null;
            case "QUIT":
                await writer.WriteLineAsync("221 bye");
                return false;
            default:
                await writer.WriteLineAsync("250 OK");
                return true;
        }
    }
}
