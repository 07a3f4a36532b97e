using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Gives every offer of a campaign its first personal code. Only the codes' keyed hashes are kept.</summary>
public sealed class IssueCodes(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, CodeKey key)
{
    /// <summary>How long a code holds after the last day to answer, days: a contract is signed with it, and looked up afterwards.</summary>
    public const int HoldsDays = 60;

    /// <summary>Offers that have one keep it.</summary>
    /// <returns>How many codes were new.</returns>
    /// <exception cref="RefusedException">There is no such campaign.</exception>
    public async Task<int> RunAsync(long campaignId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var campaign = await Covered.CampaignAsync(db, campaignId, cancel);
                var at = time.UtcNow();
                int codes = await IssueAsync(db, campaignId, at, key, cancel);
                if (codes > 0)
                {
                    await db.AppendAsync(
                        at,
                        actor,
                        "Offers",
                        nameof(IssueCodes),
                        nameof(Campaign),
                        campaignId,
                        new { campaign.Name, codes },
                        cancel
                    );
                }
                return codes;
            },
            cancel
        );
    }

    /// <summary>Within the caller's transaction and lock.</summary>
    internal static async Task<int> IssueAsync(
        ByfiberDb db,
        long campaignId,
        DateTime at,
        CodeKey key,
        CancellationToken cancel
    )
    {
        var without = await db
            .Offers.Where(o => o.CampaignId == campaignId && !db.OfferCodes.Any(c => c.OfferId == o.Id))
            .OrderBy(o => o.Id)
            .Select(o => new { o.Id, o.AnswerBy })
            .ToListAsync(cancel);
        await db.Dialect.InsertAsync(db, without.ConvertAll(o => Code(o.Id, 1, o.AnswerBy, at, key)), cancel);
        return without.Count;
    }

    /// <summary>The row of a new code.</summary>
    internal static OfferCode Code(long offerId, int round, DateOnly answerBy, DateTime at, CodeKey key) =>
        new()
        {
            OfferId = offerId,
            Round = round,
            Hash = key.HashOf(key.CodeOf(offerId, round)),
            IssuedAt = at,
            ExpiresAt = ExpiresAt(answerBy, at),
        };

    // A code that replaces another one late still holds for the same number of days.
    private static DateTime ExpiresAt(DateOnly answerBy, DateTime at)
    {
        var by = answerBy.AddDays(HoldsDays + 1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var least = at.AddDays(HoldsDays);
        return by > least ? by : least;
    }
}
