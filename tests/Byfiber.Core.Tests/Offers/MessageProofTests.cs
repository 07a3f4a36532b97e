using Byfiber.Core.Journal;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

public class MessageProofTests
{
    [Theory, OnBoth]
    public async Task A_mail_counts_as_delivered_once_the_server_took_it(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        foreach (int house in (int[])[1, 2, 3])
            await TieAsync(
                v,
                house,
                FormattableString.Invariant($"boende{house}@exempel.se"),
                house == 2 ? "en" : "sv"
            );
        long mailing = (
            await v.Mailings.RunAsync(new(campaign, Channel.Mail, MailingPurpose.Offer, Guid.NewGuid()), "Anna")
        ).MailingId;
        (await Village.RefusedAsync(() => v.Post.RunAsync(mailing, v.Today, "Anna"))).Message.ShouldContain(
            "web address"
        );
        await v.Post.RunAsync(mailing, v.Today, "https://fiber.exempel.se/", "Anna");
        var server = new Server("boende3@exempel.se");
        var compose = new ComposeMessages(
            v.Data,
            new JournalReader(v.Data, v.Time),
            v.Time,
            [new MailingMessages(v.Key)]
        );
        var prove = new ProveMessages(v.Data, v.Time);

        while (await compose.RunAsync() > 0) { }
        (await prove.RunAsync()).ShouldBe(0);
        await new DeliverMessages(v.Data, v.Time, [server], []).RunAsync();
        (await v.Proof.RunAsync(campaign)).Total.Offered.ShouldBe(0);
        (await prove.RunAsync()).ShouldBe(3);
        (await prove.RunAsync()).ShouldBe(0);

        (await v.Proof.RunAsync(campaign)).Total.Offered.ShouldBe(2);
        await using var db = v.Db.Open();
        (
            await db.Contacts.Where(k => k.Outcome == ContactOutcome.Returned).Select(k => k.OfferId).SingleAsync()
        ).ShouldBe(await v.OfferAsync(3));
        (await db.MailingStatuses.OrderBy(s => s.Id).Select(s => s.State).ToListAsync()).ShouldBe([
            MailingState.Made,
            MailingState.Posted,
            MailingState.Settled,
        ]);
        string code = CodeKey.Printed(v.Key.CodeOf(await v.OfferAsync(1), 1));
        server
            .Taken[0]
            .ShouldSatisfyAllConditions(
                m => m.Subject.ShouldBe("Erbjudande om fiber till Åvägen 1"),
                m => m.Text.ShouldContain(code),
                m => m.Text.ShouldContain("https://fiber.exempel.se\n"),
                m => m.Text.ShouldContain("19\u00a0500\u00a0kr"),
                m => m.Text.ShouldEndWith("Provby")
            );
        server.Taken[1].Text.ShouldContain("SEK 19,500");
        (await db.Messages.ToListAsync()).ShouldAllBe(m => !m.BodyText.Contains(code) && !m.BodyHtml!.Contains(code));
    }

    private static async Task TieAsync(Village v, int house, string email, string language)
    {
        string source = FormattableString.Invariant($"h{house}");
        await using var db = v.Db.Open();
        long premises = await db.Premises.Where(p => p.SourceId == source).Select(p => p.Id).SingleAsync();
        await new TieToPremises(v.Data, v.Time).NewAsync(
            premises,
            new PersonWish
            {
                Name = "Boende",
                Email = email,
                Language = language,
            },
            PremisesTie.Owner,
            "Anna"
        );
    }

    private sealed class Server(string unknown) : IMessageSender
    {
        public List<OutgoingMessage> Taken { get; } = [];
        public MessageKind Kind => MessageKind.Mail;

        public Task SendAsync(OutgoingMessage message, CancellationToken cancel)
        {
            if (message.Address == unknown)
                throw new MessageFailedException("There is no such mailbox.", isForGood: true);
            Taken.Add(message);
            return Task.CompletedTask;
        }
    }
}
