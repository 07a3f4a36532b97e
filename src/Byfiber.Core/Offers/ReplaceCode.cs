using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Takes an offer's code back (lost, or seen by others) and issues the next one.</summary>
public sealed class ReplaceCode(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, CodeKey key)
{
    /// <param name="offerId">Whose.</param>
    /// <param name="round">The round that is replaced, so that the same form twice replaces one code.</param>
    /// <param name="actor">Who replaces it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The new code, as it is printed. It is told to nobody else.</returns>
    /// <exception cref="RefusedException">There is no such offer or code.</exception>
    public async Task<string> RunAsync(long offerId, int round, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var offer =
                    await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == offerId, cancel)
                    ?? throw Refusal.NoOffer(offerId);
                var codes = await db.OfferCodes.Where(c => c.OfferId == offerId).ToListAsync(cancel);
                int last = codes.Count == 0 ? 0 : codes.Max(c => c.Round);
                if (round < 0 || round > last)
                {
                    throw new RefusedException(
                        FormattableString.Invariant(
                            $"Offer {offerId} has no code {round} to replace: load the page anew."
                        )
                    );
                }
                if (round == last)
                {
                    await ReplaceAsync(db, offer, codes, actor, cancel);
                }
                return CodeKey.Printed(key.CodeOf(offerId, round + 1));
            },
            cancel
        );
    }

    private async Task ReplaceAsync(
        ByfiberDb db,
        Offer offer,
        List<OfferCode> codes,
        string actor,
        CancellationToken cancel
    )
    {
        var at = time.UtcNow();
        foreach (var code in codes.Where(c => c.RevokedAt is null))
        {
            code.RevokedAt = at;
        }
        var next = IssueCodes.Code(offer.Id, codes.Count + 1, offer.AnswerBy, at, key);
        db.Add(next);
        await db.AppendAsync(
            at,
            actor,
            "Offers",
            nameof(ReplaceCode),
            nameof(Offer),
            offer.Id,
            new { next.Round },
            cancel
        );
    }
}
