using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Byfiber.Core.Documents;
using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Writes the mails and text messages of a mailing that was posted: one to each person who is tied to the premises.</summary>
public sealed class MailingMessages(CodeKey key) : MessageComposer
{
    public override string Room => "Offers";
    public override string Verb => nameof(PostMailing);

    public override async IAsyncEnumerable<MessageDraft> ComposeAsync(
        ByfiberDb db,
        IReadOnlyList<JournalEntry> entries,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var entry in entries)
        {
            var posted = JsonSerializer.Deserialize<PostedMailing>(entry.DataJson, Json.Options)!;
            if (posted.Channel is not (Channel.Mail or Channel.Sms))
            {
                continue;
            }
            string sender =
                await db.ImportBatches.OrderByDescending(b => b.Id).Select(b => b.Name).FirstOrDefaultAsync(cancel)
                ?? "";
            foreach (var to in await RecipientsAsync(db, entry.SubjectId, posted.Channel, cancel))
            {
                yield return Draft(entry, posted, to, sender);
            }
        }
    }

    /// <summary>What ties a message to its offer, and what <see cref="ProveMessages"/> finds it by.</summary>
    private static string DedupKey(long mailingId, Recipient to) =>
        string.Create(CultureInfo.InvariantCulture, $"Mailing:{mailingId}:{to.Offer.Id}:{to.Person.Id}");

    private static Task<List<Recipient>> RecipientsAsync(
        ByfiberDb db,
        long mailingId,
        Channel channel,
        CancellationToken cancel
    ) =>
        (
            from x in db.MailingOffers
            join o in db.Offers on x.OfferId equals o.Id
            join premises in db.Premises on o.PremisesId equals premises.Id
            from person in db.People
            where
                x.MailingId == mailingId
                && db.PremisesPeople.Any(t =>
                    t.PremisesId == o.PremisesId && t.PersonId == person.Id && t.EndedAt == null
                )
                && person.ErasedAt == null
                && (channel == Channel.Mail ? person.Email : person.Phone) != null
            orderby o.Id, person.Id
            select new Recipient(
                o,
                premises.Address,
                person,
                db.OfferCodes.Where(c => c.OfferId == o.Id).Max(c => c.Round)
            )
        )
            .AsNoTracking()
            .ToListAsync(cancel);

    private MessageDraft Draft(JournalEntry entry, PostedMailing posted, Recipient to, string sender)
    {
        bool mail = posted.Channel == Channel.Mail;
        return new MessageDraft
        {
            Kind = mail ? MessageKind.Mail : MessageKind.Sms,
            Template = posted.Purpose == MailingPurpose.Offer ? "household-offer" : "household-reminder",
            PersonId = to.Person.Id,
            Address = (mail ? to.Person.Email : to.Person.Phone)!,
            RecipientName = to.Person.Name,
            Language = to.Person.Language,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = to.Person.Name,
                ["address"] = to.Address,
                ["price"] =
                    to.Person.Language == "en"
                        ? string.Create(CultureInfo.InvariantCulture, $"SEK {to.Offer.ConnectionOre / 100:#,0}")
                        : Swedish.Kronor(to.Offer.ConnectionOre),
                ["answerBy"] = to.Offer.AnswerBy.ToString("O", CultureInfo.InvariantCulture),
                ["code"] = CodeKey.Printed(key.CodeOf(to.Offer.Id, to.Round)),
                ["link"] = posted.WebAddress ?? "",
                ["sender"] = sender,
            },
            // Whoever reads the outbox later must not be able to open the household's page.
            SecretFields = ["code"],
            DedupKey = DedupKey(entry.SubjectId, to),
            CauseEntryId = entry.Id,
            UselessFrom = to.Offer.AnswerBy.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        };
    }

    private sealed record Recipient(Offer Offer, string Address, Person Person, int Round);
}
