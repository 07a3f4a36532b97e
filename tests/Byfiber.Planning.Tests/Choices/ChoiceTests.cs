using Byfiber.Planning.Costs;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Tests.Formats;
using Byfiber.Planning.Tests.Network;
using Byfiber.Planning.Tests.Sources.Sample;

namespace Byfiber.Planning.Tests.Choices;

/// <summary>Plans by worth and by budget, on small maps.</summary>
public class ChoiceTests
{
    /// <summary>Twenty houses along a lane, and one three kilometres farther on.</summary>
    private static readonly MapData Lane = Village.Map(
        [Village.Road("lane", RoadClass.Unclassified, (0, 0), (4_000, 0))],
        [
            .. Enumerable.Range(0, 20).Select(i => Village.House($"h{i}", 20 + 40 * i, 20)),
            Village.House("far", 3_990, 20),
        ]
    );

    [Fact]
    public void A_house_that_takes_more_than_it_is_worth_is_not_chosen_and_says_so()
    {
        var plan = Village.Plan(Lane, request => request with { ByWorth = true });

        var far = plan.Premises[^1];
        far.Status.ShouldBe(PremisesStatus.NotChosen);
        far.MarginalOre!.Value.ShouldBeGreaterThan(far.WorthOre!.Value);
        far.Reason.ShouldBe(
            FormattableString.Invariant(
                $"joining it would take {far.MarginalOre / 100:N0} SEK, it is worth {far.WorthOre / 100:N0} SEK"
            )
        );
        far.NodeId.ShouldBeNull();
        plan.Premises.SkipLast(1).ShouldAllBe(p => p.Status == PremisesStatus.Planned && p.MarginalOre <= p.WorthOre);
        plan.Summary.PremisesNotChosen.ShouldBe(1);
        Check(plan);
    }

    [Fact]
    public void What_joining_would_take_is_about_what_the_bill_grows_by()
    {
        var plan = Village.Plan(Lane, request => request with { ByWorth = true });
        var whole = Village.Plan(Lane, request => request with { ByWorth = true, Costs = Dear });

        long grows = whole.Summary.CostOre - plan.Summary.CostOre;
        ((double)plan.Premises[^1].MarginalOre!.Value / grows).ShouldBeInRange(0.8, 1.25);
    }

    private static readonly CostBook Dear = CostBook.Default with
    {
        Worth = new Worth { ConnectionFeeOre = 1_000_000_000 },
    };

    [Fact]
    public void A_worth_of_its_own_stands_above_the_cost_books()
    {
        var map = Lane with
        {
            Premises = [.. Lane.Premises.Select(p => p.Id == "far" ? p with { WorthOre = 1_000_000_000 } : p)],
        };

        var plan = Village.Plan(map, request => request with { ByWorth = true });

        plan.Premises[^1].Status.ShouldBe(PremisesStatus.Planned);
        plan.Premises[^1].WorthOre.ShouldBe(1_000_000_000);
        plan.Summary.Choice!.ValueOre.ShouldBe(plan.Summary.TrenchCostOre);
    }

    [Fact]
    public void A_group_that_pays_together_is_chosen_though_none_pays_alone()
    {
        var map = Village.Map(
            [Village.Road("lane", RoadClass.Unclassified, (0, 0), (2_000, 0))],
            [
                .. Enumerable.Range(0, 20).Select(i => Village.House($"h{i}", 20 + 20 * i, 20)),
                .. Enumerable.Range(0, 20).Select(i => Village.House($"g{i}", 1_500 + 20 * i, 20)),
            ]
        );

        var plan = Village.Plan(map, request => request with { ByWorth = true });

        plan.Summary.PremisesNotChosen.ShouldBe(0);
    }

    [Fact]
    public void Where_nobody_pays_the_plan_is_refused_with_the_cheapest()
    {
        var poor = CostBook.Default with
        {
            Worth = new Worth { ConnectionFeeOre = 100, MonthlyMarginOre = 0 },
        };

        Should
            .Throw<PlanningException>(() =>
                Village.Plan(Lane, request => request with { ByWorth = true, Costs = poor })
            )
            .Message.ShouldContain("is worth 1 SEK");
    }

    [Theory]
    [InlineData(0.95, false)]
    [InlineData(0.9, false)]
    [InlineData(0.8, true)]
    public void The_bill_keeps_the_budget_and_joins_what_it_can(double share, bool byWorth)
    {
        long whole = Village.Plan(Lane).Summary.CostOre;
        long budget = (long)(share * whole);

        var plan = Village.Plan(Lane, request => request with { BudgetOre = budget, ByWorth = byWorth });

        plan.Summary.CostOre.ShouldBeLessThanOrEqualTo(budget);
        plan.Summary.PremisesPlanned.ShouldBeGreaterThan(0);
        plan.Summary.Choice!.BudgetOre.ShouldBe(budget);
        Check(plan);
    }

    [Fact]
    public void The_far_house_is_the_first_that_a_budget_leaves_out()
    {
        long whole = Village.Plan(Lane).Summary.CostOre;

        var plan = Village.Plan(Lane, request => request with { BudgetOre = whole - 100_000 });

        plan.Summary.PremisesPlanned.ShouldBe(20);
        // A relaxation proves a little less than there is.
        plan.Summary.Choice!.PremisesBound!.Value.ShouldBeInRange(20, 21);
        plan.Premises[^1].Reason!.ShouldStartWith("the budget is spent: joining it would take ");
    }

    [Fact]
    public void A_budget_that_is_enough_joins_everybody()
    {
        long whole = Village.Plan(Lane).Summary.CostOre;

        var plan = Village.Plan(Lane, request => request with { BudgetOre = 2 * whole });

        plan.Summary.PremisesPlanned.ShouldBe(21);
        plan.Summary.Choice!.PremisesBound.ShouldBe(21);
    }

    [Fact]
    public void A_budget_that_joins_nobody_is_refused_with_what_is_needed() =>
        Should
            .Throw<PlanningException>(() => Village.Plan(Lane, request => request with { BudgetOre = 10_000 }))
            .Message.ShouldContain("joins nobody");

    [Fact]
    public void A_budget_of_nothing_is_refused() =>
        Should
            .Throw<PlanningException>(() => Village.Plan(Lane, request => request with { BudgetOre = 0 }))
            .Message.ShouldContain("budget");

    [Fact]
    public void The_curve_ends_at_the_plan_itself()
    {
        var plan = Village.Plan(Lane);

        plan.Summary.BudgetCurve.ShouldNotBeEmpty();
        plan.Summary.BudgetCurve[^1].CostOre.ShouldBe(plan.Summary.CostOre);
        plan.Summary.BudgetCurve[^1].Premises.ShouldBe(plan.Summary.PremisesOrdered);
        plan.Summary.BudgetCurve[^1].WorthOre.ShouldBe(plan.Premises.Sum(p => p.WorthOre!.Value));
    }

    [Fact]
    public void The_curves_points_lie_spread_over_the_money_where_the_last_premises_take_most_of_it()
    {
        var map = Village.Map(
            [Village.Road("lane", RoadClass.Unclassified, (0, 0), (9_900, 0))],
            [
                .. Enumerable
                    .Range(0, 120)
                    .Select(i => Village.House($"h{i}", 20 + 12 * i + 8_000 * Math.Pow(i / 119.0, 4), 20)),
            ]
        );

        var curve = Village.Plan(map).Summary.BudgetCurve;

        // The first point is the first from which on a premises more takes more.
        for (int i = 2; i < curve.Count; i++)
        {
            long step = curve[i].CostOre - curve[i - 1].CostOre;
            ((double)step / curve[^1].CostOre).ShouldBeLessThan(0.1, $"point {i} of {curve.Count}");
        }
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, 0.7)]
    [InlineData(true, 0.6)]
    public void Every_choice_on_a_made_up_municipality_passes_the_check(bool byWorth, double? share)
    {
        for (ulong seed = 0; seed < 12; seed++)
        {
            var map = SmallMunicipality.Generate(seed);
            double takeUp = seed % 3 == 2 ? 0.6 : 1;
            PlanRequest With(PlanRequest request) => request with { TakeUp = takeUp, Effort = 3 };
            long whole = Village.Plan(map, With).Summary.CostOre;
            // A site and one house take this much already.
            long? budget = share is { } part ? Math.Max(90_000_000, (long)(part * whole)) : null;

            var plan = Village.Plan(map, request => With(request) with { ByWorth = byWorth, BudgetOre = budget });

            Check(plan, seed);
            (plan.Summary.CostOre <= (budget ?? long.MaxValue)).ShouldBeTrue($"seed {seed}");
        }
    }

    [Fact]
    public void The_least_effort_proves_something_too()
    {
        for (ulong seed = 0; seed < 6; seed++)
        {
            var map = SmallMunicipality.Generate(seed);
            long budget = Math.Max(90_000_000, Village.Plan(map).Summary.CostOre / 2);

            var plan = Village.Plan(map, request => request with { BudgetOre = budget, Effort = 1 });

            double most = plan.Summary.Choice!.PremisesBound!.Value;
            (most / plan.Summary.PremisesPlanned).ShouldBeLessThan(1.3, $"seed {seed}");
        }
    }

    [Fact]
    public void The_same_request_makes_the_same_choice()
    {
        var map = SmallMunicipality.Generate(5);

        Plan Once() => Village.Plan(map, request => request with { ByWorth = true, Effort = 3 });

        Once().Premises.ShouldBe(Once().Premises);
    }

    private static void Check(Plan plan, ulong seed = 0)
    {
        using var folder = new TempDirectory();
        string file = folder.File("plan.gpkg");
        GeoPackageWriter.Write(plan, file, TestContext.Current.CancellationToken);
        PlanCheck.Run(file).ShouldBeEmpty($"seed {seed}");
    }
}
