using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Plans;

/// <summary>Plans that choose among the premises, by worth or by budget.</summary>
public class ChoiceTests
{
    [Theory, OnBoth]
    public async Task The_engine_gets_the_choice_and_what_each_premises_is_worth(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var map = Maps.Of([Maps.House(1) with { WorthOre = 3_000_000 }, Maps.House(2)]);
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(map, "prov", "aa", "Anna");
        await PlanRunTests.Queue(db, new PlanRunOptions { ByWorth = true, BudgetOre = 12_345_600 });
        PlanRequest? seen = null;

        await PlanRunTests.Worker(db, r => FakePlan.Of(seen = r)).RunAsync();

        seen.ShouldNotBeNull();
        (seen.ByWorth, seen.BudgetOre).ShouldBe((true, 12_345_600));
        seen.Map.Premises.Select(p => p.WorthOre).ShouldBe([3_000_000, null]);
    }

    [Theory, OnBoth]
    public async Task A_worth_that_changes_is_told_by_the_preview_of_an_import(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind, 1);
        var map = Maps.Of([Maps.House(1) with { WorthOre = 2_550_050 }]);

        var diff = await new PreviewImport(db.Database).RunAsync(map);

        diff.Changed.Single().Fields.ShouldBe([new FieldChange("worth", null, "25500.5")]);
    }

    [Theory, OnBoth("0"), OnBoth("-100"), OnBoth("99"), OnBoth("100000000000100")]
    public async Task A_budget_that_buys_nothing_or_everything_is_refused(string kind, string ore)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        var budget = long.Parse(ore, System.Globalization.CultureInfo.InvariantCulture);

        var refused = await Should.ThrowAsync<RefusedException>(() =>
            PlanRunTests.Queue(db, new PlanRunOptions { BudgetOre = budget })
        );

        refused.Message.ShouldContain("budget");
        (await new PlanRunList(db.Database).RunAsync()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_revision_keeps_the_choice_and_the_curve(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long id = await RevisionAsync(db, 2);

        var tables = (await new RevisionDetails(db.Database).RunAsync(id))!;

        tables.Revision.ShouldSatisfyAllConditions(
            r => (r.ByWorth, r.BudgetOre, r.Chooses).ShouldBe((true, 500_000, true)),
            r => (r.PremisesPlanned, r.PremisesNotChosen).ShouldBe((3, 2)),
            r => (r.WorthOre, r.WorthNotChosenOre).ShouldBe((9_000_000, 200_000)),
            r => (r.ValueOre, r.ValueBoundOre).ShouldBe((400_000, 390_000)),
            r => (r.PremisesBound, r.WorthBoundOre).ShouldBe((4, 9_500_000)),
            r => r.ChoiceGapPercent.ShouldBe(2.5)
        );
        tables
            .Budget.Select(p => (p.Id, p.CostOre, p.Premises, p.WorthOre, p.PremisesBound))
            .ShouldBe([(1, 100_000, 1, 3_000_000, 2), (2, 400_000, 3, 9_000_000, 4)]);
    }

    [Theory]
    [InlineData(4, 25.0, false)]
    [InlineData(3, 0.0, false)]
    [InlineData(5, 40.0, true)]
    public async Task What_a_budget_could_reach_is_weighed_against_all_that_are_reached_not_those_who_order(
        int bound,
        double gap,
        bool provesNoLimit
    )
    {
        await using var db = await PlanRunTests.WithMapAsync(TestDatabases.Sqlite);
        await PlanRunTests.Queue(db);
        var choice = new PlanChoice(false, 500_000, 9_000_000, 200_000, PremisesBound: bound);
        await PlanRunTests
            .Worker(
                db,
                request =>
                {
                    var plan = FakePlan.Choosing(request, 2);
                    return plan with { Summary = plan.Summary with { PremisesOrdered = 1, Choice = choice } };
                }
            )
            .RunAsync();

        var revision = (await new RevisionDetails(db.Database).RunAsync(1))!.Revision;

        (revision.PremisesPlanned, revision.PremisesNotChosen, revision.PremisesOrdered).ShouldBe((3, 2, 1));
        (revision.ChoiceGapPercent, revision.ProvesNoLimit).ShouldBe((gap, provesNoLimit));
    }

    [Theory, OnBoth]
    public async Task A_revision_for_everybody_has_no_choice_and_no_curve(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        await PlanRunTests.Queue(db);
        await PlanRunTests.Worker(db, FakePlan.Of).RunAsync();

        var tables = (await new RevisionDetails(db.Database).RunAsync(1))!;

        (tables.Revision.Chooses, tables.Revision.WorthOre, tables.Revision.PremisesBound).ShouldBe(
            (false, null, null)
        );
        tables.Budget.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Those_not_chosen_are_listed_by_what_they_would_take_the_cheapest_first(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long id = await RevisionAsync(db, 3);
        var list = new NotChosenPremises(db.Database);

        var first = await list.RunAsync(id, 0, 2);
        var rest = await list.RunAsync(id, 2, 2);

        first.Total.ShouldBe(3);
        first
            .Rows.Concat(rest.Rows)
            .Select(row => (row.Address, row.MarginalOre, row.WorthOre))
            .ShouldBe([("Åvägen 5", 500_000, 100_000), ("Åvägen 4", 600_000, 100_000), ("Åvägen 3", 700_000, 100_000)]);
        (await list.RunAsync(99)).Total.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task The_curve_of_a_revision_is_history_too(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        await RevisionAsync(db, 1);
        await using var rows = db.Open();

        foreach (
            var change in (Func<Task<int>>[])
                [
                    () => rows.PlanBudget.ExecuteUpdateAsync(s => s.SetProperty(r => r.CostOre, 1)),
                    () => rows.PlanBudget.ExecuteDeleteAsync(),
                ]
        )
            (await Should.ThrowAsync<System.Data.Common.DbException>(change)).Message.ShouldContain("is history");
    }

    private static async Task<long> RevisionAsync(TestDatabase db, int notChosen)
    {
        long run = await PlanRunTests.Queue(db);
        await PlanRunTests.Worker(db, request => FakePlan.Choosing(request, notChosen)).RunAsync();
        return (await new PlanRunList(db.Database).OneAsync(run))!.RevisionId!.Value;
    }
}
