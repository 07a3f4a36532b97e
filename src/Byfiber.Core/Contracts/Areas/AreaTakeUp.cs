using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// How far each area has come: who was offered, who is interested, who has signed, what the threshold asks and what the adopted plan says.
/// All of one moment. Only current premises are counted, in the area where they lie today.
/// </summary>
public sealed class AreaTakeUp(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>All areas in build order.</summary>
    public async Task<TakeUpSnapshot> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var snapshot = await db.Dialect.SnapshotAsync(db, cancel);
        return await ReadAsync(db, cancel);
    }

    /// <summary>Reads it within the caller's transaction.</summary>
    internal static async Task<TakeUpSnapshot> ReadAsync(ByfiberDb db, CancellationToken cancel)
    {
        var areas = await db
            .Areas.AsNoTracking()
            .OrderBy(a => a.BuildOrder)
            .ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.Name })
            .ToListAsync(cancel);
        var premises = (await AreaDetails.CountsAsync(db, cancel))
            .Where(c => c.AreaId is not null)
            .ToDictionary(c => c.AreaId!.Value, c => c.Premises);
        var contacts = await TakeUpCounts.ContactsAsync(db, cancel);
        var answers = await TakeUpCounts.AnswersAsync(db, cancel);
        var contracts = await TakeUpCounts.ContractsAsync(db, cancel);
        var thresholds = await LatestThresholdsAsync(db, cancel);
        var decisions = await LatestDecisionsAsync(db, cancel);
        var plan = await AreaPlans.ReadAsync(db, contracts.SignedPremises, cancel);
        return new TakeUpSnapshot(
            plan.RevisionId,
            plan.RevisionNumber,
            areas.ConvertAll(a =>
            {
                var threshold = thresholds.GetValueOrDefault(a.Id);
                var planned = plan.Areas.GetValueOrDefault(a.Id);
                int count = premises.GetValueOrDefault(a.Id);
                var answered = answers.GetValueOrDefault(a.Id) ?? new AnswerCounts(0, 0, 0, 0);
                var contact = contacts.GetValueOrDefault(a.Id);
                return new AreaTakeUpLine
                {
                    AreaId = a.Id,
                    Name = a.Name,
                    Premises = count,
                    Contacted = contact.Contacted,
                    Offered = contact.Offered,
                    Answers = answered,
                    Signed = contracts.Signed.GetValueOrDefault(a.Id),
                    Waiting = contracts.Waiting.GetValueOrDefault(a.Id),
                    SignedOre = contracts.SignedOre.GetValueOrDefault(a.Id),
                    Threshold = threshold,
                    ThresholdCount = threshold is null
                        ? null
                        : ThresholdCount.Of(threshold.Kind, threshold.Value, count, planned?.Cost),
                    Plan = planned,
                    Decision = decisions.GetValueOrDefault(a.Id),
                };
            })
        );
    }

    private static async Task<Dictionary<long, AreaThreshold>> LatestThresholdsAsync(
        ByfiberDb db,
        CancellationToken cancel
    )
    {
        var last = db.AreaThresholds.GroupBy(t => t.AreaId).Select(g => g.Max(t => t.Id));
        return await db
            .AreaThresholds.AsNoTracking()
            .Where(t => last.Contains(t.Id))
            .ToDictionaryAsync(t => t.AreaId, cancel);
    }

    private static async Task<Dictionary<long, BuildDecision>> LatestDecisionsAsync(
        ByfiberDb db,
        CancellationToken cancel
    )
    {
        var last = db.BuildDecisions.GroupBy(d => d.AreaId).Select(g => g.Max(d => d.Id));
        return await db
            .BuildDecisions.AsNoTracking()
            .Where(d => last.Contains(d.Id))
            .ToDictionaryAsync(d => d.AreaId, cancel);
    }
}

/// <summary>Every area at one moment, and the adopted plan that the costs come from (null while none is).</summary>
public sealed record TakeUpSnapshot(long? RevisionId, int? RevisionNumber, IReadOnlyList<AreaTakeUpLine> Areas);

/// <summary>One area. Contacted, offered, interested and signed are different numbers, and each is a count of premises.</summary>
public sealed record AreaTakeUpLine
{
    public required long AreaId { get; init; }
    public required string Name { get; init; }

    /// <summary>Current premises in the area.</summary>
    public required int Premises { get; init; }

    /// <summary>Somebody tried: any contact at all.</summary>
    public required int Contacted { get; init; }

    /// <summary>The offer reached them: delivered and not returned since, or spoken with.</summary>
    public required int Offered { get; init; }

    /// <summary>Premises by their last answer.</summary>
    public required AnswerCounts Answers { get; init; }

    /// <summary>Contracts in force or already connected.</summary>
    public required int Signed { get; init; }

    /// <summary>Contracts that lack a signature, a consent or a confirmation; they do not count as signed.</summary>
    public required int Waiting { get; init; }

    /// <summary>What the signed contracts bring, öre with VAT.</summary>
    public required long SignedOre { get; init; }
    public required AreaThreshold? Threshold { get; init; }

    /// <summary>How many the threshold asks for; null without one, and where a price is never enough.</summary>
    public required int? ThresholdCount { get; init; }
    public required AreaPlan? Plan { get; init; }
    public required BuildDecision? Decision { get; init; }

    /// <summary>Last answer yes or maybe.</summary>
    public int Interested => Answers.Yes + Answers.Maybe;

    /// <summary>Signed, percent of the premises.</summary>
    public double SignedPercent => Premises == 0 ? 0 : 100.0 * Signed / Premises;

    /// <summary>How many more must sign; 0 when the threshold is reached, null where nobody can say.</summary>
    public int? Missing => ThresholdCount is { } count ? Math.Max(0, count - Signed) : null;

    /// <summary>The threshold asks for more premises than there are.</summary>
    public bool OutOfReach => ThresholdCount > Premises;

    /// <summary>What the signed contracts bring without VAT, öre: what stands against the plan's cost.</summary>
    public long SignedNetOre => (long)((Int128)SignedOre * 100 / (100 + PriceWish.UsualVatPercent));
}

/// <summary>Premises of an area by their last answer.</summary>
public sealed record AnswerCounts(int Yes, int Maybe, int No, int CallMe)
{
    public int All => Yes + Maybe + No + CallMe;
}
