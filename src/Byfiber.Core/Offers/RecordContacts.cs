using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Writes contacts down: one, or a whole door or phone list. A contact is never taken back or changed, since it is proof; a wrong one is
/// followed by one that is right.
/// </summary>
public sealed class RecordContacts(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The most contacts at once.</summary>
    public const int Most = 5000;

    /// <summary>All or none of them. Those that an earlier sending of the same form wrote are passed over.</summary>
    /// <returns>How many were new.</returns>
    /// <exception cref="RefusedException">One cannot be; the sentence names its place in the list (from 1).</exception>
    public async Task<int> RunAsync(
        IReadOnlyList<ContactWish> contacts,
        string actor,
        CancellationToken cancel = default
    )
    {
        if (contacts.Count > Most)
        {
            throw new RefusedException("A list has at most 5000 contacts: send it in parts.");
        }
        if (contacts.Count == 0)
        {
            return 0;
        }
        try
        {
            return await WriteAsync(contacts, actor, cancel);
        }
        catch (DbUpdateException)
        {
            // The same form came twice at once; now the other's rows are there to be seen.
            return await WriteAsync(contacts, actor, cancel);
        }
    }

    private async Task<int> WriteAsync(IReadOnlyList<ContactWish> contacts, string actor, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var now = time.UtcNow();
                var made = await MadeAtAsync(db, contacts, cancel);
                Guid[] ids = [.. contacts.Select(c => c.RequestId)];
                var known = (
                    await db
                        .Contacts.Where(c => c.RequestId != null && EF.Parameter(ids).Contains(c.RequestId.Value))
                        .Select(c => new { c.RequestId, c.OfferId })
                        .ToListAsync(cancel)
                ).ToDictionary(c => c.RequestId!.Value, c => c.OfferId);
                var rows = new List<Contact>();
                for (int i = 0; i < contacts.Count; i++)
                {
                    var wish = contacts[i];
                    Check(wish, i + 1, made, now);
                    if (known.TryGetValue(wish.RequestId, out long offer))
                    {
                        RefuseReused(offer, wish, i + 1);
                        continue;
                    }
                    known.Add(wish.RequestId, wish.OfferId);
                    rows.Add(Row(wish, actor, now));
                }
                await SaveAsync(db, rows, actor, now, cancel);
                return rows.Count;
            },
            cancel
        );
    }

    private static async Task SaveAsync(
        ByfiberDb db,
        List<Contact> rows,
        string actor,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (rows.Count == 0)
        {
            return;
        }
        db.AddRange(rows);
        await db.AppendAsync(
            now,
            actor,
            "Offers",
            nameof(RecordContacts),
            nameof(Offer),
            rows[0].OfferId,
            new { contacts = rows.Count, offerIds = rows.Select(r => r.OfferId).Distinct().Take(100) },
            cancel
        );
    }

    private static async Task<Dictionary<long, DateTime>> MadeAtAsync(
        ByfiberDb db,
        IReadOnlyList<ContactWish> contacts,
        CancellationToken cancel
    )
    {
        long[] ids = [.. contacts.Select(c => c.OfferId).Distinct()];
        return await db
            .Offers.Where(o => EF.Parameter(ids).Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.MadeAt, cancel);
    }

    private static void RefuseReused(long offerId, ContactWish wish, int place)
    {
        if (offerId != wish.OfferId)
        {
            throw Refusal.Because(
                OfferRefusal.FormReused,
                FormattableString.Invariant(
                    $"Contact {place} carries the mark of a form that was used for another offer: load the page anew."
                )
            );
        }
    }

    private static void Check(ContactWish wish, int place, Dictionary<long, DateTime> made, DateTime now)
    {
        if (!made.TryGetValue(wish.OfferId, out var madeAt))
        {
            throw Refusal.NoOffer(wish.OfferId);
        }
        if (Wrong(wish, madeAt, now) is { } wrong)
        {
            throw new RefusedException(FormattableString.Invariant($"Contact {place} of the list cannot be: {wrong}."));
        }
    }

    private static string? Wrong(ContactWish wish, DateTime madeAt, DateTime now)
    {
        bool isPost = wish.Channel is Channel.Letter or Channel.Mail or Channel.Sms;
        return wish switch
        {
            { Outcome: ContactOutcome.Sent } => "what is on its way is written by the mailing itself",
            { Outcome: ContactOutcome.Returned } when !isPost => "only a letter, mail or message comes back",
            { Outcome: ContactOutcome.NoAnswer } when wish.Channel is not (Channel.Phone or Channel.Door) =>
                "only a call or a knock at the door goes unanswered",
            { Outcome: ContactOutcome.Talked } when isPost => "nobody is talked with by letter, mail or message",
            // A watch may differ by some minutes from ours.
            { At: { } at } when at > now.AddMinutes(5) => "it lies in the future, so correct its time",
            { At: { } at } when at < madeAt => "it lies before the offer was made, so correct its time",
            _ => null,
        };
    }

    private static Contact Row(ContactWish wish, string actor, DateTime now) =>
        new()
        {
            OfferId = wish.OfferId,
            Channel = wish.Channel,
            Outcome = wish.Outcome,
            At = wish.At is { } at && at < now ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : now,
            Actor = actor,
            Note = Texts.Note(wish.Note),
            RequestId = wish.RequestId,
        };
}

/// <summary>A contact as it comes in.</summary>
/// <param name="OfferId">With whom.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Outcome">How it ended; not <see cref="ContactOutcome.Sent"/>.</param>
/// <param name="RequestId">Made with the form's row: the same twice is one contact.</param>
/// <param name="At">When, UTC; null is now.</param>
/// <param name="Note">Words beside it; at most 1,000 characters.</param>
public sealed record ContactWish(
    long OfferId,
    Channel Channel,
    ContactOutcome Outcome,
    Guid RequestId,
    DateTime? At = null,
    string? Note = null
);
