using Byfiber.Planning.Formats;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Tests.Formats;
using Byfiber.Planning.Tests.Sources.Sample;

namespace Byfiber.Planning.Tests;

/// <summary>What holds for every plan, on small municipalities made up at random with fixed seeds.</summary>
public class PlanPropertyTests
{
    /// <summary>Two hundred, in tens, so that a failing test names its seed and the runner can spread them.</summary>
    public static TheoryData<int> Tens => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Tens))]
    public void Every_plan_passes_the_check_that_reads_its_file_alone(int ten)
    {
        for (int seed = 10 * ten; seed < 10 * ten + 10; seed++)
        {
            var request = RequestOf(seed);
            using var folder = new TempDirectory();
            string file = Path.Combine(folder.Path, "plan.gpkg");

            GeoPackageWriter.Write(PlanOf(request), file, TestContext.Current.CancellationToken);

            PlanCheck
                .Run(file)
                .ShouldBeEmpty(
                    $"SmallMunicipality.Generate({seed}), {request.Rules.Architecture}, {request.Rules.Backbone}, take-up {request.TakeUp}"
                );
        }
    }

    [Fact]
    public void Every_premises_is_planned_or_has_its_reason_and_none_is_lost()
    {
        var statuses = new List<PremisesStatus>();
        for (int seed = 0; seed < 100; seed++)
        {
            var request = RequestOf(seed);
            var plan = PlanOf(request);
            statuses.AddRange(plan.Premises.Select(p => p.Status));

            plan.Premises.Select(p => p.SourceId).ShouldBe(request.Map.Premises.Select(p => p.Id), $"seed {seed}");
            plan.Premises.ShouldAllBe(p => (p.Status == PremisesStatus.Planned) == (p.Reason == null), $"seed {seed}");
        }
        // Otherwise nothing would have been tried: most are planned, and each way of not being planned occurs.
        statuses.Count(status => status == PremisesStatus.Planned).ShouldBeGreaterThan(statuses.Count * 8 / 10);
        statuses.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void A_higher_price_of_everything_digs_the_same_trenches_at_that_price()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var request = RequestOf(seed) with { TakeUp = 1 };
            var dearer = request.Costs with
            {
                Prices = request.Costs.Prices.ToDictionary(p => p.Key, p => p.Value with { Ore = 3 * p.Value.Ore }),
            };

            var plan = PlanOf(request);
            var other = PlanOf(request with { Costs = dearer });

            other.Summary.TrenchMm.ShouldBe(plan.Summary.TrenchMm, $"seed {seed}");
        }
    }

    private static Plan PlanOf(PlanRequest request) =>
        new Planner(TimeProvider.System).Plan(request, null, TestContext.Current.CancellationToken);

    /// <summary>Every seed its own mixture of what a planner may ask for.</summary>
    private static PlanRequest RequestOf(int seed)
    {
        var map = SmallMunicipality.Generate((ulong)seed);
        var rules = seed % 3 == 1 ? PlanningRules.Pon with { SplitterRatio = 8 } : new PlanningRules();
        if (seed % 5 == 2)
            rules = rules with { MaxFibreMm = 2_500_000, Backbone = Backbone.Ring };
        if (seed % 10 == 9)
            rules = rules with { SiteCapacity = 15 + seed % 30, Backbone = Backbone.Ring };
        if (seed % 7 == 3)
            rules = rules with
            {
                MaxMicroductMm = 400_000,
                MaxBlowingMm = 500_000,
                DrumMm = 1_200_000,
                CabinetSizes = [24, 48],
            };
        return new PlanRequest
        {
            Map = map,
            Rules = rules,
            TakeUp = seed % 4 == 0 ? 0.5 : 1,
            Effort = 3,
            TimeLimit = null,
            Sites = seed % 6 == 5 ? [new SiteCandidate("brandstationen", map.Roads[0].Points[0])] : [],
            Existing = seed % 8 == 6 ? Plant(map) : new ExistingPlant(),
        };
    }

    /// <summary>A duct along the first road, at half a krona a metre, with room for few.</summary>
    private static ExistingPlant Plant(MapData map) =>
        new()
        {
            Routes =
            [
                new ExistingRoute(
                    "K1",
                    ExistingKind.Duct,
                    Array.ConvertAll(map.Roads[0].Points, p => MapPoint.Rounded(p.X + 1, p.Y + 1)),
                    12,
                    50
                ),
            ],
        };
}
