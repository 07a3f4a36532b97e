using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>The versions of the general terms, latest first.</summary>
public sealed class TermsVersions(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>All of them, without their texts.</summary>
    public async Task<IReadOnlyList<TermsLine>> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .TermsVersions.OrderByDescending(t => t.Number)
            .Select(t => new TermsLine(
                t.Id,
                t.Number,
                t.Sha256,
                t.WithdrawalDays,
                t.MadeAt,
                t.Actor,
                db.Campaigns.Count(c => c.TermsVersionId == t.Id)
            ))
            .ToListAsync(cancel);
    }

    /// <summary>The version with this number; null when there is none.</summary>
    public async Task<TermsVersion?> OneAsync(int number, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.TermsVersions.AsNoTracking().SingleOrDefaultAsync(t => t.Number == number, cancel);
    }
}

/// <summary>A version of the terms in the list of them.</summary>
public sealed record TermsLine(
    long Id,
    int Number,
    string Sha256,
    int WithdrawalDays,
    DateTime MadeAt,
    string Actor,
    int Campaigns
);
