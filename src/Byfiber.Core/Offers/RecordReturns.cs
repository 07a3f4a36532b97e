using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Letters that came back, from a file of the post or scanned one by one: each takes its letter's proof away. What cannot be told is
/// listed, and the rest is kept.
/// </summary>
public sealed class RecordReturns(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, FindOfferByCode find)
{
    /// <summary>The most rows at once.</summary>
    public const int Most = 20_000;

    /// <summary>The same rows again change nothing.</summary>
    /// <exception cref="RefusedException">There are far too many rows.</exception>
    public async Task<ReturnsOutcome> RunAsync(
        IReadOnlyList<ReturnedLetter> letters,
        string actor,
        CancellationToken cancel = default
    )
    {
        if (letters.Count > Most)
        {
            throw new RefusedException("A file of returns has at most 20,000 rows: send it in parts.");
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var unknown = new List<ReturnedLetter>();
                var mistyped = new List<ReturnedLetter>();
                var unsent = new List<ReturnedLetter>();
                var rows = new Dictionary<(long Mailing, long Offer), Contact>();
                int known = 0;
                var at = time.UtcNow();
                foreach (var letter in letters)
                {
                    if (OfferReference.IsMistyped(letter.Scanned))
                    {
                        mistyped.Add(letter);
                    }
                    else if (await ScannedOffer.FindAsync(db, find, letter.Scanned, cancel) is not { } offer)
                    {
                        unknown.Add(letter);
                    }
                    else if (await LetterAsync(db, offer, cancel) is not { } mailing)
                    {
                        unsent.Add(letter);
                    }
                    else if (mailing.Returned || !rows.TryAdd((mailing.Id, offer), Row(letter, offer, mailing.Id)))
                    {
                        known++;
                    }
                }
                db.AddRange(rows.Values);
                if (rows.Count > 0)
                {
                    await db.AppendAsync(
                        at,
                        actor,
                        "Offers",
                        nameof(RecordReturns),
                        nameof(Mailing),
                        rows.Keys.First().Mailing,
                        new
                        {
                            returned = rows.Count,
                            unknown = unknown.Count,
                            mistyped = mistyped.Count,
                            unsent = unsent.Count,
                        },
                        cancel
                    );
                }
                return new ReturnsOutcome(rows.Count, known, unknown, mistyped, unsent);

                Contact Row(ReturnedLetter letter, long offerId, long mailingId) =>
                    new()
                    {
                        OfferId = offerId,
                        Channel = Channel.Letter,
                        Outcome = ContactOutcome.Returned,
                        At = at,
                        Actor = actor,
                        MailingId = mailingId,
                        Note = Texts.Note(
                            letter.Why is { Length: > Texts.NoteLength } w ? w[..Texts.NoteLength] : letter.Why
                        ),
                    };
            },
            cancel
        );
    }

    /// <summary>The latest letter that was posted to the offer, and whether it has come back already.</summary>
    private static async Task<(long Id, bool Returned)?> LetterAsync(
        ByfiberDb db,
        long offerId,
        CancellationToken cancel
    )
    {
        var sent = await db
            .Contacts.Where(k =>
                k.OfferId == offerId
                && k.Channel == Channel.Letter
                && k.Outcome == ContactOutcome.Sent
                && k.MailingId != null
            )
            .OrderByDescending(k => k.Id)
            .Select(k => new
            {
                k.MailingId,
                Returned = db.Contacts.Any(r =>
                    r.MailingId == k.MailingId && r.OfferId == offerId && r.Outcome == ContactOutcome.Returned
                ),
            })
            .FirstOrDefaultAsync(cancel);
        return sent is null ? null : (sent.MailingId!.Value, sent.Returned);
    }
}

/// <summary>A letter that came back.</summary>
/// <param name="Row">Where it stands in the file (1 for a scanned one).</param>
/// <param name="Scanned">The offer's reference, the personal code, or the web address that ends in it; as it was read.</param>
/// <param name="Why">What the post wrote on it.</param>
public sealed record ReturnedLetter(int Row, string Scanned, string? Why = null);

/// <summary>What became of returned letters.</summary>
/// <param name="Recorded">Came back, and is written down now.</param>
/// <param name="AlreadyRecorded">Was written down before, or stands twice in the file.</param>
/// <param name="Unknown">No offer has this code or reference.</param>
/// <param name="Mistyped">Its check character says that the reference was misread: another household's letter is left alone.</param>
/// <param name="NeverPosted">Its offer is known, but no letter to it was posted by the records: say first that its mailing was.</param>
public sealed record ReturnsOutcome(
    int Recorded,
    int AlreadyRecorded,
    IReadOnlyList<ReturnedLetter> Unknown,
    IReadOnlyList<ReturnedLetter> Mistyped,
    IReadOnlyList<ReturnedLetter> NeverPosted
);
