using Byfiber.Planning.Costs;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Tests.Network;

namespace Byfiber.Planning.Tests;

public class PlannerTests
{
    private static readonly MapData Lane = Village.Lane(2_000, 40);

    [Fact]
    public void The_same_request_gives_the_same_plan_byte_for_byte() =>
        Json(Village.Plan(Lane)).ShouldBe(Json(Village.Plan(Lane)));

    private static string Json(Plan plan)
    {
        using var stream = new MemoryStream();
        PlanJson.Write(plan, new PlanTimings(0, 0, 0, 0, 0, 0), stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void The_bound_is_never_above_the_cost()
    {
        var plan = Village.Plan(Lane);

        plan.Summary.TrenchBoundOre.ShouldBeInRange(1, plan.Summary.TrenchCostOre);
        plan.Summary.GapPercent.ShouldBeLessThan(1);
    }

    [Fact]
    public void Progress_names_each_step_in_order()
    {
        var steps = new List<PlanStep>();
        var request = new PlanRequest { Map = Lane, Effort = 5 };

        var listener = new Listener(progress => steps.Add(progress.Step));

        new Planner(TimeProvider.System).Plan(request, listener, TestContext.Current.CancellationToken);

        steps.Distinct().ShouldBe([PlanStep.Graph, PlanStep.Solve, PlanStep.Layout, PlanStep.Size, PlanStep.Cost]);
        steps.ShouldBe(steps.Order());
    }

    [Fact]
    public void A_bound_is_told_only_once_something_is_proven()
    {
        var told = new List<PlanProgress>();
        var listener = new Listener(progress => told.Add(progress));

        new Planner(TimeProvider.System).Plan(
            new PlanRequest { Map = Lane, Effort = 5 },
            listener,
            TestContext.Current.CancellationToken
        );

        told.RemoveAll(progress => progress.CostOre is null);
        told.ShouldAllBe(progress => progress.BoundOre == null || progress.BoundOre > progress.CostOre / 2);
        told[^1].BoundOre.ShouldNotBeNull();
    }

    [Fact]
    public void Cancelling_before_there_is_a_plan_gives_none() =>
        Should.Throw<OperationCanceledException>(() =>
            new Planner(TimeProvider.System).Plan(new PlanRequest { Map = Lane }, null, new CancellationToken(true))
        );

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_take_up_that_is_no_share_is_refused(double takeUp) =>
        Refused(request => request with { TakeUp = takeUp }).ShouldContain("above 0 and at most 1");

    [Fact]
    public void An_effort_of_nothing_is_refused() =>
        Refused(request => request with { Effort = 0 }).ShouldContain("effort");

    [Fact]
    public void A_map_without_roads_is_refused() =>
        Refused(request => request with { Map = Lane with { Roads = [] } }).ShouldContain("no roads");

    [Fact]
    public void A_map_without_premises_is_refused() =>
        Refused(request => request with { Map = Lane with { Premises = [] } }).ShouldContain("no addresses");

    [Fact]
    public void A_cost_book_without_a_price_that_is_needed_is_refused_by_name()
    {
        var prices = CostBook
            .Default.Prices.Where(price => price.Key != "handhole" && price.Key != "card")
            .ToDictionary();

        Refused(request => request with { Costs = new CostBook("halv", prices) }).ShouldContain("\"card\"");
    }

    private static string Refused(Func<PlanRequest, PlanRequest> change) =>
        Should.Throw<PlanningException>(() => Village.Plan(Lane, change)).Message;

    private sealed class Listener(Action<PlanProgress> report) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => report(value);
    }
}
