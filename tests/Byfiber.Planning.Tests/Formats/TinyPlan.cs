using Byfiber.Planning.Costs;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Network;

namespace Byfiber.Planning.Tests.Formats;

/// <summary>
/// A valid plan made by hand, small enough to reckon on paper: two sites on a backbone that runs in an existing duct, one cabinet, and
/// six premises in two areas.
/// <code>
///   site 1 (1) --200-- (2) --300-- cabinet (3) --100-- (4) --36.401-- Dalvägen 4, planned, has not ordered
///     | 200                          | 25                | 8, crossing
///   joint (8)                     Åsgatan 2           (11) --32-- Ängsvägen 3
///     | 200, existing duct
///   site 2 (9) --30-- Åsgatan 1, served straight from the site;   Ön 5 is unreachable, Fjärran 6 is left out
/// </code>
/// </summary>
internal static class TinyPlan
{
    private const double East = 548_000;
    private const double North = 6_542_000;

    internal static Plan Make() =>
        new()
        {
            Name = "Åsbro & <byn>",
            Crs = Crs.Sweref99Tm,
            Synthetic = true,
            Attribution = "Påhittad karta",
            Rules = new PlanningRules(),
            Costs = Prices,
            Areas = [new(1, "Åsbro", 2), new(2, "Ängarna", 4)],
            Nodes = Nodes,
            Trenches = Trenches,
            Ducts = Ducts,
            Cables = Cables,
            Premises = Premises,
            Sites = [new(1, 1, "Åsbro station", true, 3, 3, 48, 1, 1), new(2, 9, "Södra", false, 1, 1, 48, 1, 1)],
            Cabinets = [new(1, 3, 1, 3, 24, 0)],
            FibrePaths = Paths,
            Splices = Splices,
            Bill = TinyBill.Lines,
            Summary = Summary,
        };

    /// <summary>Writes the GeoPackage into a fresh file of the test's own directory.</summary>
    internal static string WriteGeoPackage(TempDirectory directory)
    {
        var path = directory.File("plan.gpkg");
        GeoPackageWriter.Write(Make(), path);
        return path;
    }

    private static MapPoint At(double x, double y) => MapPoint.Rounded(East + x, North + y);

    private static PlanNode[] Nodes =>
        [
            new(1, NodeKind.Site, At(0, 0), 1),
            new(2, NodeKind.Junction, At(200, 0), 1),
            new(3, NodeKind.Cabinet, At(500, 0), 1),
            new(4, NodeKind.Junction, At(600, 0), 2),
            new(5, NodeKind.Premises, At(500, 25), 1),
            new(6, NodeKind.Premises, At(600, -40), 2),
            new(7, NodeKind.Premises, At(610, 35), 2),
            new(8, NodeKind.Joint, At(0, -200), 1),
            new(9, NodeKind.Site, At(0, -400), 1),
            new(10, NodeKind.Premises, At(30, -400), 1),
            new(11, NodeKind.Junction, At(600, -8), 2),
        ];

    private static PlanTrench[] Trenches =>
        [
            Trench(
                1,
                1,
                2,
                TrenchKind.Route,
                "verge",
                "trench.verge.plough",
                1_600_000,
                1,
                At(0, 0),
                At(100, 0),
                At(200, 0)
            ),
            Trench(
                2,
                2,
                3,
                TrenchKind.Route,
                "street",
                "trench.street.open-cut",
                13_500_000,
                1,
                At(200, 0),
                At(500, 0)
            ),
            Trench(3, 4, 3, TrenchKind.Route, "verge", "trench.verge.plough", 800_000, 2, At(600, 0), At(500, 0)),
            Trench(4, 3, 5, TrenchKind.Drop, "plot", "trench.plot.open-cut", 375_000, 1, At(500, 0), At(500, 25)),
            Trench(5, 4, 11, TrenchKind.Route, "road", "crossing.road", 600_000, 2, At(600, 0), At(600, -8)) with
            {
                Crossing = true,
            },
            Trench(6, 11, 6, TrenchKind.Drop, "plot", "trench.plot.open-cut", 480_000, 2, At(600, -8), At(600, -40)),
            Trench(7, 4, 7, TrenchKind.Drop, "plot", "trench.plot.open-cut", 546_015, 2, At(600, 0), At(610, 35)) with
            {
                Built = false,
            },
            Trench(8, 1, 8, TrenchKind.Route, "verge", "trench.verge.plough", 1_600_000, 1, At(0, 0), At(0, -200)),
            Trench(9, 8, 9, TrenchKind.Route, "existing", "existing.duct", 400_000, 1, At(0, -200), At(0, -400)),
            Trench(10, 9, 10, TrenchKind.Drop, "plot", "trench.plot.open-cut", 450_000, 1, At(0, -400), At(30, -400)),
        ];

    private static PlanTrench Trench(
        int id,
        int from,
        int to,
        TrenchKind kind,
        string ground,
        string item,
        long costOre,
        int area,
        params MapPoint[] points
    )
    {
        var lengthMm = points.Skip(1).Select((point, i) => point.DistanceMmTo(points[i])).Sum();
        return new(id, from, to, kind, ground, item, false, points, lengthMm, costOre, area, Built: true);
    }

    private static PlanDuct[] Ducts =>
        [
            new(1, 1, DuctKind.Feeder, "duct.feeder.1", 1, 1, 200_000, true),
            new(2, 2, DuctKind.Feeder, "duct.feeder.1", 1, 1, 300_000, true),
            new(3, 4, DuctKind.Drop, "duct.drop.1", 1, 1, 25_000, true),
            new(4, 3, DuctKind.Distribution, "duct.distribution.2", 2, 2, 100_000, true),
            new(5, 5, DuctKind.Distribution, "duct.distribution.1", 1, 1, 8_000, true),
            new(6, 6, DuctKind.Drop, "duct.drop.1", 1, 1, 32_000, true),
            new(7, 7, DuctKind.Drop, "duct.drop.1", 1, 1, 36_401, false),
            new(8, 8, DuctKind.Feeder, "duct.feeder.1", 1, 1, 200_000, true),
            new(9, 9, DuctKind.Feeder, "duct.feeder.1", 1, 1, 200_000, true),
            new(10, 10, DuctKind.Drop, "duct.drop.1", 1, 1, 30_000, true),
        ];

    private static PlanCable[] Cables =>
        [
            new(1, CableKind.Feeder, 1, 3, "cable.12", 12, 4, 500_000, [1, 2], true, 1),
            new(2, CableKind.Drop, 3, 5, "cable.drop.2", 2, 2, 25_000, [3], true, 1),
            new(3, CableKind.Drop, 3, 6, "cable.drop.2", 2, 1, 140_000, [4, 5, 6], true, 2),
            new(4, CableKind.Drop, 3, 7, "cable.drop.2", 2, 1, 136_401, [4, 7], false, 2),
            new(5, CableKind.Backbone, 1, 9, "cable.24", 24, 2, 400_000, [8, 9], true, 1),
            new(6, CableKind.Drop, 9, 10, "cable.drop.2", 2, 1, 30_000, [10], true, 1),
        ];

    private static PlanPremises[] Premises =>
        [
            new(
                1,
                "t:1",
                "Åsgatan 1",
                At(30, -400),
                10,
                PremisesStatus.Planned,
                null,
                1,
                true,
                30_000,
                30_000,
                1_111,
                30_000_000,
                830_000,
                null,
                2,
                1,
                1
            ),
            new(
                2,
                "t:2",
                "Åsgatan 2",
                At(500, 25),
                5,
                PremisesStatus.Planned,
                null,
                2,
                true,
                25_000,
                525_000,
                1_384,
                33_000_000,
                1_230_000,
                1,
                1,
                1,
                1
            ),
            new(
                3,
                "t:3",
                "Ängsvägen 3",
                At(600, -40),
                6,
                PremisesStatus.Planned,
                null,
                1,
                true,
                32_000,
                640_000,
                1_424,
                33_575_600,
                2_519_600,
                1,
                1,
                3,
                2
            ),
            new(
                4,
                "t:4",
                "Dalvägen 4",
                At(610, 35),
                7,
                PremisesStatus.Planned,
                null,
                1,
                false,
                36_401,
                636_401,
                1_423,
                null,
                null,
                1,
                1,
                null,
                2
            ),
            new(
                5,
                "t:5",
                "Ön 5",
                At(900, 300),
                null,
                PremisesStatus.Unreachable,
                "No road or track leads to it.",
                1,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                2
            ),
            new(
                6,
                "t:6",
                "=Fjärran \"6\", <b>",
                At(-700, 250),
                null,
                PremisesStatus.LeftOut,
                "The drop would be 612 m; the rules allow 500 m.",
                1,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                2
            ),
        ];

    private static FibrePath[] Paths =>
        [
            new(1, 2, 1, 1, 1, 1, "blue", "blue", 1, null, 2, 1, 525_000, 1_384),
            new(2, 2, 1, 2, 1, 2, "blue", "orange", 1, null, 2, 2, 525_000, 1_384),
            new(3, 3, 1, 3, 1, 3, "blue", "green", 1, null, 3, 1, 640_000, 1_424),
            new(4, 4, 1, 0, 1, 4, "blue", "brown", 1, null, 4, 1, 636_401, 1_423),
            new(5, 1, 2, 1, null, null, null, null, null, null, 6, 1, 30_000, 1_111),
        ];

    private static Splice[] Splices =>
        [
            new(1, 1, null, null, 1, 1, 2, true),
            new(2, 3, 1, 1, 2, 1, 2, true),
            new(3, 1, null, null, 1, 2, 2, true),
            new(4, 3, 1, 2, 2, 2, 2, true),
            new(5, 1, null, null, 1, 3, 3, true),
            new(6, 3, 1, 3, 3, 1, 3, true),
            new(7, 1, null, null, 1, 4, 4, false),
            new(8, 3, 1, 4, 4, 1, 4, false),
            new(9, 9, null, null, 6, 1, 1, true),
            new(10, 1, null, null, 5, 1, null, true),
            new(11, 1, null, null, 5, 2, null, true),
        ];

    private static CostBook Prices { get; } =
        new(
            "pris & lista",
            TinyBill.Prices.ToDictionary(
                price => price.Item,
                price => new Price(price.Ore, price.Unit, "assumption"),
                StringComparer.Ordinal
            )
        );

    private static PlanSummary Summary =>
        new()
        {
            PremisesTotal = 6,
            PremisesPlanned = 4,
            PremisesLeftOut = 1,
            PremisesUnreachable = 1,
            PremisesOrdered = 3,
            Units = 7,
            TakeUp = 0.75,
            TrenchMm = 1_131_401,
            RouteMm = 1_008_000,
            DropMm = 123_401,
            CostOre = 96_575_600,
            TrenchCostOre = 20_351_015,
            TrenchBoundOre = 20_000_000,
            Sites = 2,
            Cabinets = 1,
            MaxFibreMm = 640_000,
            MaxLossMdb = 1_424,
            Effort = 100,
            Seed = 1,
            CutShort = false,
            Improvement =
            [
                new(PlanStep.Solve, 0, 21_000_000, 18_000_000),
                new(PlanStep.Solve, 0.5, 20_500_000, 19_500_000),
                new(PlanStep.Solve, 1, 20_351_015, 20_000_000),
            ],
            BudgetCurve = [new(70_000_000, 1, 5_000_000, 2), new(96_575_600, 3, 15_000_000, 3)],
            Timings = new(0.25, 0.5, 1.125, 0.125, 0, 100),
            Warnings = ["Adressen \"Ön 5\" ligger utan väg."],
        };
}
