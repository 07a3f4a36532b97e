using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// The proof that every household was offered: per area, how many premises there are, how many a contact reached and how many are
/// missing. Counted from the contacts in one statement, so the figures add up whatever is written meanwhile.
/// </summary>
public sealed class ContactProof(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The proof of one moment; areas in build order, premises outside every area last.</summary>
    /// <exception cref="RefusedException">There is no such campaign.</exception>
    public async Task<Proof> RunAsync(long campaignId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await Covered.CampaignAsync(db, campaignId, cancel);
        return new Proof(await AreasAsync(db, campaignId, cancel));
    }

    internal static async Task<IReadOnlyList<AreaProof>> AreasAsync(
        ByfiberDb db,
        long campaignId,
        CancellationToken cancel
    )
    {
        var counted = await Standings
            .Of(db, campaignId)
            .GroupBy(s => s.Premises.AreaId)
            .Select(g => new
            {
                AreaId = g.Key,
                Area = db.Areas.Where(a => a.Id == g.Key).Select(a => a.Name).FirstOrDefault(),
                BuildOrder = db.Areas.Where(a => a.Id == g.Key).Select(a => (int?)a.BuildOrder).FirstOrDefault(),
                All = g.Count(),
                Offered = g.Count(s => s.Offered),
                Missing = g.Count(s => !s.Offered),
                Yes = g.Count(s => s.Answer == AnswerKind.Yes),
                Maybe = g.Count(s => s.Answer == AnswerKind.Maybe),
                No = g.Count(s => s.Answer == AnswerKind.No),
                CallMe = g.Count(s => s.Answer == AnswerKind.CallMe),
            })
            .ToListAsync(cancel);
        return
        [
            .. counted
                .OrderBy(a => a.BuildOrder ?? int.MaxValue)
                .ThenBy(a => a.AreaId)
                .Select(a => new AreaProof(
                    a.AreaId,
                    a.Area,
                    a.All,
                    a.Offered,
                    a.Missing,
                    a.Yes,
                    a.Maybe,
                    a.No,
                    a.CallMe
                )),
        ];
    }
}

/// <summary>The proof of a campaign, by area.</summary>
public sealed record Proof(IReadOnlyList<AreaProof> Areas)
{
    /// <summary>All areas together.</summary>
    public AreaProof Total { get; } =
        new(
            null,
            null,
            Areas.Sum(a => a.All),
            Areas.Sum(a => a.Offered),
            Areas.Sum(a => a.Missing),
            Areas.Sum(a => a.Yes),
            Areas.Sum(a => a.Maybe),
            Areas.Sum(a => a.No),
            Areas.Sum(a => a.CallMe)
        );
}

/// <summary>An area's proof: <c>Offered + Missing = All</c>. Answers are the last of each household; those who answered are offered.</summary>
/// <param name="AreaId">The area as it is now; null outside every area.</param>
/// <param name="Area">Its name; null outside every area.</param>
/// <param name="All">Current premises that the campaign covers.</param>
/// <param name="Offered">Reached by a contact.</param>
/// <param name="Missing">Not reached yet.</param>
/// <param name="Yes">Want a contract.</param>
/// <param name="Maybe">Are interested.</param>
/// <param name="No">Decline.</param>
/// <param name="CallMe">Want to be called.</param>
public sealed record AreaProof(
    long? AreaId,
    string? Area,
    int All,
    int Offered,
    int Missing,
    int Yes,
    int Maybe,
    int No,
    int CallMe
)
{
    /// <summary>Yes and maybe together.</summary>
    public int Interested => Yes + Maybe;

    /// <summary>Offered of all, percent; null where there are no premises.</summary>
    public double? OfferedPercent => All == 0 ? null : 100.0 * Offered / All;
}
