using System.Net;
using System.Net.Sockets;
using Byfiber.Core.People.Messages;
using Byfiber.Web.Messages;
using MailKit.Security;

namespace Byfiber.Web.Tests.Messages;

public class SmtpSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_go_over_one_connection_and_arrive_whole()
    {
        await using var server = new LoopbackSmtp();
        using var sender = Sender(server.Port);

        await sender.SendAsync(Letters.Make(), Cancel);
        await sender.SendAsync(Letters.Make("eva@example.se"), Cancel);

        server.Connections.ShouldBe(1);
        server.Recipients.ShouldBe(["RCPT TO:<asa@example.se>", "RCPT TO:<eva@example.se>"], ignoreOrder: false);
        var read = Letters.Read(server.Mails.First());
        read.Subject.ShouldBe("Fiber till Åbyn: välkommen!");
        read.TextBody!.ReplaceLineEndings("\n").Trim().ShouldBe("Hej Åsa!\n\nRäksmörgås på ön.");
    }

    [Theory]
    [InlineData("550 5.1.1 no such user", true)]
    [InlineData("451 4.7.1 greylisted, come back", false)]
    public async Task A_recipient_refused_for_good_is_told_from_one_refused_for_now(string answer, bool forGood)
    {
        await using var server = new LoopbackSmtp { ToRecipient = answer };
        using var sender = Sender(server.Port);

        var failed = await Should.ThrowAsync<MessageFailedException>(() => sender.SendAsync(Letters.Make(), Cancel));

        failed.IsForGood.ShouldBe(forGood);
        failed.Message.ShouldContain(answer[..3]);
        server.ToRecipient = "250 OK";
        await sender.SendAsync(Letters.Make(), Cancel);
        server.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_taking_the_mail_gets_it_again_as_the_same()
    {
        await using var server = new LoopbackSmtp { ToMail = null };
        using var sender = Sender(server.Port);

        var failed = await Should.ThrowAsync<MessageFailedException>(() => sender.SendAsync(Letters.Make(), Cancel));
        server.ToMail = "250 OK";
        await sender.SendAsync(Letters.Make(), Cancel);

        failed.IsForGood.ShouldBeFalse();
        server.Mails.Select(m => Letters.Read(m).MessageId).Distinct().ShouldHaveSingleItem();
        server.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_later()
    {
        int free;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            free = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        using var sender = Sender(free);

        var failed = await Should.ThrowAsync<MessageFailedException>(() => sender.SendAsync(Letters.Make(), Cancel));

        failed.IsForGood.ShouldBeFalse();
        failed.Message.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_server_without_a_safe_connection_gets_nothing_when_one_is_asked_for()
    {
        await using var server = new LoopbackSmtp();
        using var sender = new SmtpSender(
            Letters.From,
            new SmtpSettings("127.0.0.1", server.Port, SecureSocketOptions.StartTls, null, null),
            TimeProvider.System
        );

        (
            await Should.ThrowAsync<MessageFailedException>(() => sender.SendAsync(Letters.Make(), Cancel))
        ).IsForGood.ShouldBeFalse();

        server.Mails.ShouldBeEmpty();
    }

    private static SmtpSender Sender(int port) =>
        new(
            Letters.From,
            new SmtpSettings("127.0.0.1", port, SecureSocketOptions.None, null, null),
            TimeProvider.System
        );
}
