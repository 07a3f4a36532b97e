using Byfiber.Planning.Network;

namespace Byfiber.Planning.Tests.Network;

public class OrdersTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void The_share_that_orders_is_the_share_asked_for(double share) =>
        Village
            .Plan(Village.Lane(2_000, 20), request => request with { TakeUp = share })
            .Summary.PremisesOrdered.ShouldBe((int)(share * 100));

    [Fact]
    public void A_larger_take_up_holds_every_smaller_one()
    {
        var premises = Village.Lane(2_000, 20).Premises;
        var nodes = new int[premises.Count];

        var few = Orders.Sample(premises, nodes, 0.3);
        var many = Orders.Sample(premises, nodes, 0.5);

        Enumerable.Range(0, few.Length).ShouldAllBe(p => !few[p] || many[p]);
    }

    [Fact]
    public void Everything_is_sized_for_everybody_whatever_the_take_up()
    {
        Plan Of(double share) => Village.Plan(Village.Lane(2_000, 20), request => request with { TakeUp = share });

        Of(0.1)
            .Ducts.Select(duct => (duct.TrenchId, duct.Tubes))
            .ShouldBe(Of(1).Ducts.Select(duct => (duct.TrenchId, duct.Tubes)));
        Of(0.1).Summary.CostOre.ShouldBeLessThan(Of(1).Summary.CostOre);
        Of(0.1).Summary.TrenchCostOre.ShouldBe(Of(1).Summary.TrenchCostOre);
    }

    [Fact]
    public void Those_who_have_ordered_are_built_for_and_nobody_else()
    {
        var plan = OrderedBy("h3", "h7", "not on the map");

        plan.Premises.Where(premises => premises.Ordered).Select(premises => premises.SourceId).ShouldBe(["h3", "h7"]);
        (plan.Summary.PremisesOrdered, plan.Summary.PremisesPlanned).ShouldBe((2, 20));
        plan.Summary.TakeUp.ShouldBe(0.1);
        plan.Premises.Where(premises => !premises.Ordered).ShouldAllBe(premises => premises.ShareOre == null);
        plan.Premises.Sum(premises => premises.ShareOre ?? 0).ShouldBe(plan.Summary.CostOre);
    }

    [Fact]
    public void A_plan_for_those_who_have_ordered_has_room_for_everybody_and_costs_what_they_need()
    {
        var everybody = Village.Plan(Lane());
        var few = OrderedBy("h0", "h1");
        var far = OrderedBy("h0", "h19");

        foreach (var plan in (Plan[])[few, far])
        {
            plan.Ducts.Select(duct => (duct.TrenchId, duct.Tubes))
                .ShouldBe(everybody.Ducts.Select(duct => (duct.TrenchId, duct.Tubes)));
            plan.Summary.TrenchCostOre.ShouldBe(everybody.Summary.TrenchCostOre);
            plan.Summary.CostOre.ShouldBeLessThan(everybody.Summary.CostOre);
            plan.Premises.ShouldAllBe(premises => premises.Status == PremisesStatus.Planned);
        }
        long Built(Plan plan) => plan.Trenches.Where(trench => trench.Built).Sum(trench => trench.LengthMm);
        Built(few).ShouldBeLessThan(Built(far));
    }

    [Fact]
    public void When_everybody_has_ordered_it_is_the_plan_for_everybody()
    {
        var all = Lane().Premises.Select(premises => premises.Id).ToHashSet(StringComparer.Ordinal);

        Village.Plan(Lane(), request => request with { Orders = all }).Bill.ShouldBe(Village.Plan(Lane()).Bill);
    }

    [Fact]
    public void A_plan_for_those_who_have_ordered_passes_its_check()
    {
        using var folder = new Formats.TempDirectory();
        Planning.Formats.PlanFiles.WriteAll(
            OrderedBy("h3", "h7", "h12"),
            folder.Path,
            TestContext.Current.CancellationToken
        );

        Planning.Formats.PlanCheck.Run(folder.File("plan.gpkg")).ShouldBeEmpty();
    }

    [Fact]
    public void Orders_that_nobody_on_the_map_made_or_beside_a_take_up_are_refused()
    {
        var orders = new HashSet<string> { "h3" };
        foreach (
            var change in (Func<PlanRequest, PlanRequest>[])
                [
                    request => request with { Orders = new HashSet<string> { "nobody" } },
                    request => request with { Orders = new HashSet<string>() },
                    request => request with { Orders = orders, TakeUp = 0.5 },
                ]
        )
            Should.Throw<PlanningException>(() => Village.Plan(Lane(), change)).Message.ShouldContain("order");
    }

    private static Planning.Sources.MapData Lane() => Village.Lane(400, 20);

    private static Plan OrderedBy(params string[] ids) =>
        Village.Plan(Lane(), request => request with { Orders = ids.ToHashSet(StringComparer.Ordinal) });
}
