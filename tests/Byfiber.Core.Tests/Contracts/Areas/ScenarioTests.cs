using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts.Areas;

public class ScenarioTests
{
    [Theory, OnBoth]
    public async Task A_scenario_gives_the_same_outcome_whenever_it_is_opened(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        await town.SignAsync(1, ContractState.InForce);
        var bases = new ReadPriceBasis(town.Database);
        var known = (await bases.RunAsync())!;
        known.Basis.Premises.Sum().ShouldBe(10);
        (known.Signed.Sum(), known.ListPriceOre).ShouldBe((1, Town.PriceOre));
        var wish = Wish(known) with { Demand = new DemandLine(1_000_000, 8000, 3_000_000, 2000), Months = 60 };
        long id = await SaveAsync(town, "Ett pris", known.RevisionId, wish);
        // Another plan and more signatures do not touch it.
        await town.PlanAsync();
        await town.SignAsync(2, ContractState.InForce);

        var opened = (await new ScenarioList(town.Database, bases).OneAsync(id))!;

        opened.Known.RevisionId.ShouldBe(known.RevisionId);
        opened.Wish.Demand.ShouldBe(wish.Demand);
        var expected = EqualPrice.Of(known.Basis, wish);
        opened.Outcome.Areas.ShouldBe(expected.Areas);
        (opened.Outcome.MarginOre, opened.Outcome.BreakEvenOre).ShouldBe((expected.MarginOre, expected.BreakEvenOre));
    }

    [Theory, OnBoth]
    public async Task A_scenario_that_is_taken_away_leaves_the_list_and_frees_its_name(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var bases = new ReadPriceBasis(town.Database);
        var known = (await bases.RunAsync())!;
        long id = await SaveAsync(town, "Ett pris", known.RevisionId, Wish(known));
        (
            await Should.ThrowAsync<RefusedException>(() =>
                SaveAsync(town, " Ett pris ", known.RevisionId, Wish(known))
            )
        ).Message.ShouldContain("Ett pris");
        var remove = new RemoveScenario(town.Database, town.Time);

        await remove.RunAsync(id, "Anna");
        await remove.RunAsync(id, "Anna");

        var list = new ScenarioList(town.Database, bases);
        (await list.RunAsync()).ShouldBeEmpty();
        (await list.OneAsync(id)).ShouldBeNull();
        await SaveAsync(town, "Ett pris", known.RevisionId, Wish(known));
        (await list.RunAsync()).ShouldHaveSingleItem();
        (await Should.ThrowAsync<RefusedException>(() => remove.RunAsync(99, "Anna"))).NotFound.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task The_same_form_twice_saves_once_and_bad_figures_save_nothing(string kind)
    {
        await using var town = await Town.NewAsync(kind);
        var known = (await new ReadPriceBasis(town.Database).RunAsync())!;
        var save = new SaveScenario(town.Database, town.Time);
        var request = Guid.NewGuid();

        long first = await save.RunAsync("A", known.RevisionId, Wish(known), "Anna", request);
        (await save.RunAsync("A", known.RevisionId, Wish(known), "Anna", request)).ShouldBe(first);
        await Should.ThrowAsync<RefusedException>(() => SaveAsync(town, "", known.RevisionId, Wish(known)));
        await Should.ThrowAsync<RefusedException>(() =>
            SaveAsync(town, "B", known.RevisionId, Wish(known) with { VatPercent = 101 })
        );
        await Should.ThrowAsync<RefusedException>(() => SaveAsync(town, "C", 99, Wish(known)));

        await using var db = town.Open();
        (await db.PriceScenarios.CountAsync()).ShouldBe(1);
        var change = () => db.PriceScenarios.ExecuteUpdateAsync(s => s.SetProperty(x => x.InputJson, "{}"));
        (await Should.ThrowAsync<System.Data.Common.DbException>(change)).Message.ShouldContain("is history");
    }

    [Theory, OnBoth]
    public async Task Without_a_plan_there_is_nothing_to_simulate(string kind)
    {
        await using var town = await Town.NewAsync(kind, plan: false);

        (await new ReadPriceBasis(town.Database).RunAsync()).ShouldBeNull();
        (await new ReadPriceBasis(town.Database).RunAsync(99)).ShouldBeNull();
    }

    private static PriceWish Wish(KnownBasis known) =>
        new()
        {
            PriceOre = 2_000_000,
            TakeUp = [.. known.Basis.Premises.Select(_ => 6000)],
            Included = [.. known.Basis.Premises.Select(_ => true)],
        };

    private static Task<long> SaveAsync(Town town, string name, long revision, PriceWish wish) =>
        new SaveScenario(town.Database, town.Time).RunAsync(name, revision, wish, "Anna", Guid.NewGuid());
}
