using Byfiber.Planning.Formats;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Tests.Formats;
using Byfiber.Planning.Tests.Network;
using Byfiber.Planning.Tests.Sources.Sample;

namespace Byfiber.Planning.Tests.Choices;

/// <summary>Plans that join those who have ordered whatever they take, and of the rest those who pay or whom a budget suffices for.</summary>
public class GivenOrdersTests
{
    /// <summary>Twenty houses along a lane, and two three kilometres farther on that do not pay.</summary>
    private static readonly MapData Lane = Village.Map(
        [Village.Road("lane", RoadClass.Unclassified, (0, 0), (4_000, 0))],
        [
            .. Enumerable.Range(0, 20).Select(i => Village.House($"h{i}", 20 + 40 * i, 20)),
            Village.House("far", 3_400, 20),
            Village.House("farther", 3_990, 20),
        ]
    );

    [Fact]
    public void Who_has_ordered_is_joined_though_it_does_not_pay_and_the_rest_only_if_they_pay()
    {
        var plan = For(Lane, ["far"], byWorth: true);

        var far = plan.Premises[^2];
        (far.Status, far.Ordered).ShouldBe((PremisesStatus.Planned, true));
        far.MarginalOre!.Value.ShouldBeGreaterThan(far.WorthOre!.Value);
        plan.Premises[^1].Status.ShouldBe(PremisesStatus.NotChosen);
        plan.Summary.PremisesPlanned.ShouldBe(21);
        plan.Summary.PremisesOrdered.ShouldBe(21);
        plan.Summary.TakeUp.ShouldBe(1);
        plan.Summary.Choice!.GivenOrders.ShouldBe([21]);
        Check(plan);
    }

    [Fact]
    public void A_neighbour_pays_once_the_way_is_dug_for_somebody_who_has_ordered()
    {
        var beside = Lane with
        {
            Premises = [.. Lane.Premises, Village.House("beside", 3_420, 20) with { WorthOre = 10_000_000 }],
        };

        For(beside, ["h0"], byWorth: true).Premises[^1].Status.ShouldBe(PremisesStatus.NotChosen);
        For(beside, ["far"], byWorth: true).Premises[^1].Status.ShouldBe(PremisesStatus.Planned);
    }

    [Fact]
    public void A_budget_is_first_for_those_who_have_ordered()
    {
        long whole = Village.Plan(Lane).Summary.CostOre;
        long budget = whole - 4_000_000;

        var without = Village.Plan(Lane, request => request with { BudgetOre = budget });
        var with = For(Lane, ["far", "farther"], budget: budget);

        without.Premises[^1].Status.ShouldBe(PremisesStatus.NotChosen);
        with.Premises[^1].Status.ShouldBe(PremisesStatus.Planned);
        with.Premises[^2].Status.ShouldBe(PremisesStatus.Planned);
        with.Summary.CostOre.ShouldBeLessThanOrEqualTo(budget);
        with.Summary.PremisesPlanned.ShouldBeInRange(2, 21);
        with.Summary.Choice!.PremisesBound!.Value.ShouldBeInRange(with.Summary.PremisesPlanned, 22);
        Check(with);
    }

    [Fact]
    public void A_budget_that_those_who_have_ordered_exceed_alone_is_refused_with_what_they_take()
    {
        long alone = For(Lane, ["farther"], byWorth: true).Summary.CostOre;

        var refusal = Should.Throw<PlanningException>(() => For(Lane, ["farther"], budget: alone / 2));

        refusal.Message.ShouldContain("does not suffice for the 1 premises that have ordered");
        refusal.Message.ShouldContain("leave the budget out");
    }

    [Fact]
    public void Where_nobody_else_pays_those_who_have_ordered_are_planned_alone()
    {
        var poor = Planning.Costs.CostBook.Default with
        {
            Worth = new Planning.Costs.Worth { ConnectionFeeOre = 100, MonthlyMarginOre = 0 },
        };

        var plan = Village.Plan(
            Lane,
            request =>
                request with
                {
                    Orders = new HashSet<string> { "h3", "h4" },
                    ByWorth = true,
                    Costs = poor,
                }
        );

        plan.Premises.Where(p => p.Status == PremisesStatus.Planned).Select(p => p.SourceId).ShouldBe(["h3", "h4"]);
        Check(plan);
    }

    [Fact]
    public void A_plan_in_which_somebody_who_does_not_pay_is_said_not_to_have_ordered_fails_its_check()
    {
        using var folder = new TempDirectory();
        string file = folder.File("plan.gpkg");
        var plan = For(Lane, ["far"], byWorth: true);
        var silent = plan with
        {
            Summary = plan.Summary with { Choice = plan.Summary.Choice! with { GivenOrders = [] } },
        };
        GeoPackageWriter.Write(silent, file, TestContext.Current.CancellationToken);

        PlanCheck.Run(file).ShouldContain(finding => finding.Rule == "planned-pays");
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, 0.8)]
    [InlineData(true, 0.7)]
    public void Every_such_plan_of_a_made_up_municipality_joins_them_and_passes_the_check(bool byWorth, double? share)
    {
        for (ulong seed = 0; seed < 8; seed++)
        {
            var map = SmallMunicipality.Generate(seed);
            var whole = Village.Plan(map, request => request with { Effort = 3 });
            string[] reached =
            [
                .. whole.Premises.Where(p => p.Status == PremisesStatus.Planned).Select(p => p.SourceId),
            ];
            string[] orders = [.. reached.Where((_, i) => i % 7 == (int)seed % 7)];
            long? budget = share is { } part ? Math.Max(90_000_000, (long)(part * whole.Summary.CostOre)) : null;

            var plan = For(map, orders, byWorth, budget);

            plan.Premises.Where(p => orders.Contains(p.SourceId)).ShouldAllBe(p => p.Ordered, $"seed {seed}");
            plan.Summary.Choice!.GivenOrders.Count.ShouldBe(orders.Length, $"seed {seed}");
            (plan.Summary.CostOre <= (budget ?? long.MaxValue)).ShouldBeTrue($"seed {seed}");
            Check(plan, seed);
        }
    }

    private static Plan For(MapData map, string[] orders, bool byWorth = false, long? budget = null) =>
        Village.Plan(
            map,
            request =>
                request with
                {
                    Orders = orders.ToHashSet(StringComparer.Ordinal),
                    ByWorth = byWorth,
                    BudgetOre = budget,
                    Effort = 3,
                }
        );

    private static void Check(Plan plan, ulong seed = 0)
    {
        using var folder = new TempDirectory();
        string file = folder.File("plan.gpkg");
        GeoPackageWriter.Write(plan, file, TestContext.Current.CancellationToken);
        PlanCheck.Run(file).ShouldBeEmpty($"seed {seed}");
    }
}
