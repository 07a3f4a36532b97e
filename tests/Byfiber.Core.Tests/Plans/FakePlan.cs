using Byfiber.Planning;
using Byfiber.Planning.Geometry;

namespace Byfiber.Core.Tests.Plans;

/// <summary>
/// A plan that hangs together without any planning: a site at the first road's start, a cabinet ten metres on, a straight drop to each
/// premises, everything bought.
/// </summary>
internal static class FakePlan
{
    public static Plan Of(PlanRequest request) => Of(request, 0);

    /// <param name="request">The request.</param>
    /// <param name="leftOut">How many of the premises, from the last on, are left out.</param>
    public static Plan Of(PlanRequest request, int leftOut)
    {
        var map = request.Map;
        var site = map.Roads[0].Points[0];
        var cabinet = new MapPoint(site.X + 10, site.Y);
        int planned = map.Premises.Count - leftOut;
        var drops = map
            .Premises.Take(planned)
            .Select((p, i) => Trench(i + 2, 2, i + 3, TrenchKind.Drop, [cabinet, p.Point]))
            .ToList();
        var feeder = Trench(1, 1, 2, TrenchKind.Route, [site, cabinet]);
        long cost = feeder.CostOre + drops.Sum(t => t.CostOre);
        return new Plan
        {
            Name = map.Name,
            Crs = map.Crs,
            Synthetic = map.Synthetic,
            Attribution = map.Attribution,
            Rules = request.Rules,
            Costs = request.Costs,
            Areas =
            [
                .. AreasOf(request).Select((name, i) => new PlanArea(i + 1, name, i == 0 ? map.Premises.Count : 0)),
            ],
            Nodes =
            [
                new(1, NodeKind.Site, site, 1),
                new(2, NodeKind.Cabinet, cabinet, 1),
                .. map.Premises.Take(planned).Select((p, i) => new PlanNode(i + 3, NodeKind.Premises, p.Point, 1)),
            ],
            Trenches = [feeder, .. drops],
            Ducts =
            [
                new(1, 1, DuctKind.Feeder, "duct.feeder.1", 1, 1, feeder.LengthMm, true),
                .. drops.Select(t => new PlanDuct(t.Id, t.Id, DuctKind.Drop, "duct.drop.1", 1, 1, t.LengthMm, true)),
            ],
            Cables =
            [
                new(1, CableKind.Feeder, 1, 2, "cable.48", 48, planned, feeder.LengthMm, [1], true, 1),
                .. drops.Select(t => new PlanCable(
                    t.Id,
                    CableKind.Drop,
                    2,
                    t.ToNode,
                    "cable.2",
                    2,
                    1,
                    t.LengthMm,
                    [t.Id],
                    true,
                    1
                )),
            ],
            Premises =
            [
                .. map.Premises.Select((p, i) => i < planned ? Planned(p, i, drops[i], cost / planned) : LeftOut(p, i)),
            ],
            Sites = [new(1, 1, "Torget", true, planned, planned, 48, 1, 1)],
            Cabinets = [new(1, 2, 1, planned, 48, 0)],
            FibrePaths =
            [
                .. drops.Select(
                    (t, i) =>
                        new FibrePath(
                            i + 1,
                            i + 1,
                            1,
                            i + 1,
                            1,
                            i + 1,
                            "blue",
                            "orange",
                            1,
                            null,
                            t.Id,
                            1,
                            feeder.LengthMm + t.LengthMm,
                            700
                        )
                ),
            ],
            Splices = [],
            Bill = [new(1, "trench.fake", "m", feeder.LengthMm + drops.Sum(t => t.LengthMm), 10_000, cost)],
            Summary = Summary(request, planned, leftOut, feeder, drops, cost),
        };
    }

    /// <summary>The plan whose bill springs when it is written into the revision's transaction, after all its other rows.</summary>
    public static Plan Trapped(PlanRequest request, Action spring)
    {
        var plan = Of(request);
        return plan with { Bill = new Trap<BillLine>(plan.Bill[0], "RevisionRows", spring) };
    }

    /// <summary>
    /// The plan that did not choose the last so many premises: the last is the cheapest to join, each before it takes SEK 1,000 more.
    /// </summary>
    public static Plan Choosing(PlanRequest request, int notChosen)
    {
        var plan = Of(request, notChosen);
        int last = plan.Premises.Count;
        return plan with
        {
            Premises =
            [
                .. plan.Premises.Select(p =>
                    p.Status == PremisesStatus.Planned
                        ? p with
                        {
                            WorthOre = 3_000_000,
                        }
                        : p with
                        {
                            Status = PremisesStatus.NotChosen,
                            MarginalOre = 500_000 + (last - p.Id) * 100_000,
                            WorthOre = 100_000,
                            OwnOre = 50_000,
                        }
                ),
            ],
            Summary = plan.Summary with
            {
                PremisesLeftOut = 0,
                PremisesNotChosen = notChosen,
                Choice = new PlanChoice(true, 500_000, 9_000_000, notChosen * 100_000, 400_000, 390_000, 4, 9_500_000),
                BudgetCurve = [new(100_000, 1, 3_000_000, 2), new(400_000, 3, 9_000_000, 4)],
            },
        };
    }

    private static IEnumerable<string> AreasOf(PlanRequest request) =>
        request.Map.Areas.Count == 0 ? [request.Map.Name] : request.Map.Areas.Select(a => a.Name);

    private static PlanTrench Trench(int id, int from, int to, TrenchKind kind, MapPoint[] points)
    {
        long mm = points[0].DistanceMmTo(points[1]);
        return new PlanTrench(id, from, to, kind, "fake", "trench.fake", false, points, mm, mm * 10, 1, true);
    }

    private static PlanPremises Planned(Planning.Sources.Premises p, int i, PlanTrench drop, long shareOre) =>
        new(
            i + 1,
            p.Id,
            p.Address,
            p.Point,
            i + 3,
            PremisesStatus.Planned,
            null,
            p.Units.Total,
            true,
            drop.LengthMm,
            drop.LengthMm + 10_000,
            700,
            shareOre,
            drop.CostOre,
            1,
            1,
            i + 1,
            1
        );

    private static PlanPremises LeftOut(Planning.Sources.Premises p, int i) =>
        new(
            i + 1,
            p.Id,
            p.Address,
            p.Point,
            null,
            PremisesStatus.LeftOut,
            "Too dear.",
            p.Units.Total,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            1
        );

    private static PlanSummary Summary(
        PlanRequest request,
        int planned,
        int leftOut,
        PlanTrench feeder,
        List<PlanTrench> drops,
        long cost
    ) =>
        new()
        {
            PremisesTotal = planned + leftOut,
            PremisesPlanned = planned,
            PremisesLeftOut = leftOut,
            PremisesUnreachable = 0,
            PremisesOrdered = planned,
            Units = planned,
            TakeUp = request.TakeUp,
            TrenchMm = feeder.LengthMm + drops.Sum(t => t.LengthMm),
            RouteMm = feeder.LengthMm,
            DropMm = drops.Sum(t => t.LengthMm),
            CostOre = cost,
            TrenchCostOre = cost,
            TrenchBoundOre = cost * 98 / 100,
            Sites = 1,
            Cabinets = 1,
            MaxFibreMm = drops.Max(t => t.LengthMm) + feeder.LengthMm,
            MaxLossMdb = 700,
            Effort = request.Effort,
            Seed = request.Seed,
            CutShort = false,
            Warnings = ["It is made up."],
        };
}
