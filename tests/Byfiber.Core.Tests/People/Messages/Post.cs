using System.Runtime.CompilerServices;
using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.People.Messages;

/// <summary>A post office for tests: a clock that stands still, a verb that calls for messages, and a sender that obeys.</summary>
internal sealed class Post(TestDatabase db)
{
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public Carrier Mail { get; } = new();

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public ComposeMessages Compose(params MessageComposer[] composers) =>
        new(db.Database, new JournalReader(db.Database, Time), Time, composers.Length > 0 ? composers : [new Tell()]);

    public DeliverMessages Deliver(params AttachmentSource[] files) => new(db.Database, Time, [Mail], files);

    /// <summary>Writes down people, numbered from 1.</summary>
    public async Task PeopleAsync(int count)
    {
        await using var rows = db.Open();
        rows.AddRange(
            Enumerable.Range(1, count).Select(n => new Person { Name = $"Åsa {n}", Email = $"asa{n}@example.se" })
        );
        await rows.SaveChangesAsync();
    }

    /// <summary>A verb that wants everybody told.</summary>
    public async Task HappenAsync(string verb = Tell.TheVerb)
    {
        await using var rows = db.Open();
        await rows.InTransactionAsync(
            async () =>
            {
                await rows.AppendAsync(Now, "Anna", "Offers", verb, "Campaign", 1, null, CancellationToken.None);
                return 0;
            },
            CancellationToken.None
        );
    }

    public async Task<long> QueueAsync(MessageDraft draft)
    {
        await using var rows = db.Open();
        return await rows.InTransactionAsync(
            () => rows.QueueMessageAsync(draft, Time, CancellationToken.None),
            CancellationToken.None
        );
    }

    public async Task<List<MessageOutcome>> OutcomesAsync(long messageId)
    {
        await using var rows = db.Open();
        return await rows
            .MessageAttempts.Where(a => a.MessageId == messageId)
            .OrderBy(a => a.Id)
            .Select(a => a.Outcome)
            .ToListAsync();
    }

    public static MessageDraft Code(string key, string address = "asa@example.se") =>
        new()
        {
            Template = "one-time-code",
            Address = address,
            RecipientName = "Åsa Öhman",
            Language = "sv",
            Fields = new Dictionary<string, string> { ["code"] = "482913", ["until"] = "10.15" },
            SecretFields = ["code"],
            DedupKey = key,
        };

    /// <summary>Tells everybody, each by their own key.</summary>
    internal sealed class Tell : MessageComposer
    {
        public const string TheVerb = "StartCampaign";

        public override string Room => "Offers";

        public override string Verb => TheVerb;

        /// <summary>Runs when so many are drafted.</summary>
        public Action<int>? At { get; init; }

        public override async IAsyncEnumerable<MessageDraft> ComposeAsync(
            ByfiberDb db,
            IReadOnlyList<JournalEntry> entries,
            [EnumeratorCancellation] CancellationToken cancel
        )
        {
            int drafted = 0;
            foreach (var entry in entries)
            {
                await foreach (var person in db.People.OrderBy(p => p.Id).AsAsyncEnumerable().WithCancellation(cancel))
                {
                    At?.Invoke(drafted++);
                    yield return new MessageDraft
                    {
                        Template = "campaign",
                        PersonId = person.Id,
                        Address = person.Email!,
                        RecipientName = person.Name,
                        Language = person.Language,
                        Fields = new Dictionary<string, string>
                        {
                            ["subject"] = "Fiber till Åbyn",
                            ["name"] = person.Name,
                            ["body"] = "Nu är det er tur.",
                            ["link"] = "https://fiber.example.se/h/abc",
                            ["sender"] = "Kommunen",
                        },
                        DedupKey = FormattableString.Invariant($"{entry.Id}:{person.Id}"),
                        CauseEntryId = entry.Id,
                    };
                }
            }
        }
    }
}

/// <summary>Takes messages, or does to them what a test says.</summary>
internal sealed class Carrier : IMessageSender
{
    public MessageKind Kind => MessageKind.Mail;

    public List<OutgoingMessage> Taken { get; } = [];

    public Func<OutgoingMessage, CancellationToken, Task>? Then { get; set; }

    public async Task SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        Taken.Add(message);
        if (Then is { } then)
        {
            await then(message, cancel);
        }
    }
}
