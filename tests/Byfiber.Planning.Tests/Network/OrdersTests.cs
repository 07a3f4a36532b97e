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
}
