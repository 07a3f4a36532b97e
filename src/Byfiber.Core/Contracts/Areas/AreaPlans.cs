using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>What the adopted plan says of each area, and what is left of it once those who signed are joined.</summary>
internal static class AreaPlans
{
    /// <param name="db">Within a transaction or snapshot.</param>
    /// <param name="signed">Premises that have signed.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<PlansOfAreas> ReadAsync(ByfiberDb db, IReadOnlySet<long> signed, CancellationToken cancel)
    {
        if (await db.AdoptedIdAsync(cancel) is not { } revisionId)
        {
            return new PlansOfAreas(null, null, new Dictionary<long, AreaPlan>());
        }
        int number = await db.PlanRevisions.Where(r => r.Id == revisionId).Select(r => r.Number).SingleAsync(cancel);
        var areas = await db
            .PlanAreas.Where(a => a.RevisionId == revisionId && a.PlacesAreaId != null)
            .Select(a => new { a.Id, PlacesAreaId = a.PlacesAreaId!.Value })
            .ToListAsync(cancel);
        var bill = await BillAsync(db, revisionId, cancel);
        var houses = await HousesAsync(db, revisionId, cancel);
        var trenches = await TrenchesAsync(db, revisionId, cancel);
        var (users, signers) = SharedWays.Of(
            [.. trenches.Select(t => t.From)],
            [.. trenches.Select(t => t.To)],
            [.. trenches.Select(t => t.LengthMm)],
            await db.PlanSites.Where(s => s.RevisionId == revisionId).Select(s => s.NodeId).ToListAsync(cancel),
            [.. houses.Select(h => h.NodeId)],
            [.. houses.Select(h => signed.Contains(h.PremisesId))]
        );
        var lines = areas.ToDictionary(
            a => a.PlacesAreaId,
            a =>
            {
                var here = houses.Where(h => h.AreaId == a.Id).ToList();
                var left = here.Where(h => !signed.Contains(h.PremisesId)).ToList();
                var open = trenches.Where((t, i) => t.AreaId == a.Id && users[i] > 0 && signers[i] == 0).ToList();
                long shared = trenches
                    .Where((t, i) => t.AreaId == a.Id && users[i] > 1 && signers[i] == 0)
                    .Sum(t => t.CostOre);
                return new AreaPlan
                {
                    PlanAreaId = a.Id,
                    Planned = here.Count,
                    CostOre = bill.GetValueOrDefault(a.Id),
                    TrenchMm = trenches.Where(t => t.AreaId == a.Id).Sum(t => t.LengthMm),
                    Cost = Cost(bill.GetValueOrDefault(a.Id), [.. here.Select(h => h.MarginalOre)]),
                    RemainingPremises = left.Count,
                    RemainingMm = open.Sum(t => t.LengthMm),
                    RemainingOre = shared + left.Sum(h => h.MarginalOre ?? 0),
                };
            }
        );
        return new PlansOfAreas(revisionId, number, lines);
    }

    /// <summary>An area's bill in its two parts. The houses' part is never more than the bill.</summary>
    internal static AreaCost Cost(long billOre, IReadOnlyList<long?> marginalsOre)
    {
        long marginal = Math.Min(billOre, marginalsOre.Sum(ore => ore ?? 0));
        return new AreaCost(billOre - marginal, marginal, marginalsOre.Count(ore => ore is not null));
    }

    internal static Task<Dictionary<int, long>> BillAsync(ByfiberDb db, long revisionId, CancellationToken cancel) =>
        db
            .PlanBill.Where(b => b.RevisionId == revisionId)
            .GroupBy(b => b.AreaId)
            .Select(g => new { g.Key, Ore = g.Sum(b => b.TotalOre) })
            .ToDictionaryAsync(g => g.Key, g => g.Ore, cancel);

    private static Task<List<House>> HousesAsync(ByfiberDb db, long revisionId, CancellationToken cancel) =>
        db
            .PlanPremises.Where(p =>
                p.RevisionId == revisionId && p.Status == PremisesStatus.Planned && p.NodeId != null
            )
            .Select(p => new House(p.PremisesId, p.AreaId, p.NodeId!.Value, p.MarginalOre))
            .ToListAsync(cancel);

    /// <summary>The trenches that the bill holds.</summary>
    private static Task<List<Way>> TrenchesAsync(ByfiberDb db, long revisionId, CancellationToken cancel) =>
        db
            .PlanTrenches.Where(t => t.RevisionId == revisionId && t.Built)
            .OrderBy(t => t.Id)
            .Select(t => new Way(t.FromNodeId, t.ToNodeId, t.AreaId, t.LengthMm, t.CostOre))
            .ToListAsync(cancel);

    private sealed record House(long PremisesId, int AreaId, int NodeId, long? MarginalOre);

    private sealed record Way(int From, int To, int AreaId, long LengthMm, long CostOre);
}

/// <summary>The adopted plan per area (of Places); nulls and nothing while no plan is adopted.</summary>
internal sealed record PlansOfAreas(long? RevisionId, int? RevisionNumber, IReadOnlyDictionary<long, AreaPlan> Areas);

/// <summary>What the adopted plan says of an area. Money is öre without VAT.</summary>
public sealed record AreaPlan
{
    public required int PlanAreaId { get; init; }

    /// <summary>Premises that the plan reaches.</summary>
    public required int Planned { get; init; }

    /// <summary>The area's bill.</summary>
    public required long CostOre { get; init; }

    /// <summary>Trenches that the bill holds, mm.</summary>
    public required long TrenchMm { get; init; }

    /// <summary>The bill in its fixed part and its houses' part.</summary>
    public required AreaCost Cost { get; init; }

    /// <summary>Planned premises that have not signed.</summary>
    public required int RemainingPremises { get; init; }

    /// <summary>Trenches that only they use, mm.</summary>
    public required long RemainingMm { get; init; }

    /// <summary>
    /// What joining them takes at least: each one's own part of the bill, and the trenches that only they share. Shared ducts and cabinets
    /// come on top; a plan does not divide them by trench.
    /// </summary>
    public required long RemainingOre { get; init; }

    /// <summary>Digging per remaining premises, mm; null when none remains.</summary>
    public long? RemainingMmEach => RemainingPremises == 0 ? null : RemainingMm / RemainingPremises;

    /// <summary>Cost per remaining premises, öre; null when none remains.</summary>
    public long? RemainingOreEach => RemainingPremises == 0 ? null : RemainingOre / RemainingPremises;
}
