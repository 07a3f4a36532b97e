using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Plans;

/// <summary>Plans for those who signed, with room for the rest.</summary>
public class OrderedPlanTests
{
    [Theory, OnBoth]
    public async Task The_engine_gets_the_orders_by_the_maps_own_ids(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long[] ids = await IdsAsync(db, "h2", "h5");
        await PlanRunTests.Queue(db, new PlanRunOptions { OrderedPremises = [.. ids, ids[0]] });
        PlanRequest? seen = null;

        await PlanRunTests.Worker(db, r => FakePlan.Of(seen = r)).RunAsync();

        seen!.Orders!.Order(StringComparer.Ordinal).ShouldBe(["h2", "h5"]);
        seen.TakeUp.ShouldBe(1);
        var revision = (await new RevisionDetails(db.Database).RunAsync(1))!.Revision;
        revision.GivenOrders.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task A_plan_by_take_up_has_no_orders(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        await PlanRunTests.Queue(db);
        PlanRequest? seen = null;

        await PlanRunTests.Worker(db, r => FakePlan.Of(seen = r)).RunAsync();

        seen!.Orders.ShouldBeNull();
        (await new RevisionDetails(db.Database).RunAsync(1))!.Revision.GivenOrders.ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task Orders_go_with_a_choice_of_the_rest(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        var options = new PlanRunOptions
        {
            OrderedPremises = await IdsAsync(db, "h2", "h5"),
            ByWorth = true,
            BudgetOre = 1_000_000_000,
        };
        await PlanRunTests.Queue(db, options);
        PlanRequest? seen = null;

        await PlanRunTests.Worker(db, r => FakePlan.Of(seen = r)).RunAsync();

        seen!.Orders!.Order(StringComparer.Ordinal).ShouldBe(["h2", "h5"]);
        (seen.ByWorth, seen.BudgetOre).ShouldBe((true, 1_000_000_000));
    }

    [Theory, OnBoth]
    public async Task Orders_of_premises_that_the_map_lost_are_passed_over(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        await PlanRunTests.Queue(db, new PlanRunOptions { OrderedPremises = await IdsAsync(db, "h1", "h2") });
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(
            Maps.Of([Maps.House(2), Maps.House(3)]),
            "prov",
            "bb",
            "Anna"
        );
        PlanRequest? seen = null;

        await PlanRunTests.Worker(db, r => FakePlan.Of(seen = r)).RunAsync();

        seen!.Orders!.ShouldBe(["h2"]);
    }

    [Theory, OnBoth]
    public async Task Orders_that_are_none_or_unknown_or_beside_a_take_up_are_refused(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long[] ids = await IdsAsync(db, "h1");

        foreach (
            var options in (PlanRunOptions[])
                [
                    new() { OrderedPremises = [] },
                    new() { OrderedPremises = [ids[0], 9999] },
                    new() { OrderedPremises = ids, TakeUp = 0.5 },
                ]
        )
        {
            await Should.ThrowAsync<RefusedException>(() => PlanRunTests.Queue(db, options));
        }
        (await new PlanRunList(db.Database).RunAsync()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task What_a_run_was_handed_is_history(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        await PlanRunTests.Queue(db, new PlanRunOptions { OrderedPremises = await IdsAsync(db, "h1") });
        await using var rows = db.Open();

        (
            await Should.ThrowAsync<System.Data.Common.DbException>(() => rows.PlanRunOrders.ExecuteDeleteAsync())
        ).Message.ShouldContain("is history");
    }

    private static async Task<long[]> IdsAsync(TestDatabase db, params string[] sources)
    {
        await using var rows = db.Open();
        return await rows.Premises.Where(p => sources.Contains(p.SourceId)).Select(p => p.Id).ToArrayAsync();
    }
}
