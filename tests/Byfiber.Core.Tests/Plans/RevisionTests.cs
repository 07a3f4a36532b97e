using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Plans;

public class RevisionTests
{
    private static readonly Box Everything = new(0, 0, 1e7, 1e7);

    [Theory, OnBoth]
    public async Task A_revision_holds_every_part_of_the_plan(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long id = await RevisionAsync(db);

        var tables = (await new RevisionDetails(db.Database).RunAsync(id))!;

        tables.Areas.ShouldBe([
            new PlanAreaLine(1, null, "Provby", 5, 5, tables.Revision.TrenchMm, tables.Revision.CostOre),
        ]);
        tables.Sites.Single().Name.ShouldBe("Torget");
        tables.Cabinets.Single().PremisesCount.ShouldBe(5);
        tables.Bill.Sum(b => b.TotalOre).ShouldBe(tables.Revision.CostOre);
        tables.Revision.Warnings.ShouldBe("It is made up.");
        var premises = await new RevisionDetails(db.Database).PremisesAsync(id, PremisesStatus.Planned, 1, 1, 2);
        premises.Select(p => p.Id).ShouldBe([2, 3]);
        (await new RevisionDetails(db.Database).RunAsync(99)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task The_map_finds_the_parts_of_one_revision_by_box(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long id = await RevisionAsync(db);
        await RevisionAsync(db);
        var features = new RevisionFeatures(db.Database);
        var right = new Box(Maps.East + 45, Maps.North + 4, Maps.East + 51, Maps.North + 6);

        (await features.TrenchesAsync(id, Everything)).Count.ShouldBe(6);
        (await features.TrenchesAsync(id, Everything, TrenchKind.Route)).Single().Fibres.ShouldBe(48);
        (await features.TrenchesAsync(id, right)).Select(t => t.Id).ShouldBe([6]);
        (await features.CablesAsync(id, Everything, CableKind.Feeder)).Single().Shape.Coordinates.Length.ShouldBe(2);
        (await features.NodesAsync(id, Everything, [NodeKind.Site, NodeKind.Cabinet]))
            .Select(n => n.Id)
            .ShouldBe([1, 2]);
        (await features.PremisesAsync(id, right)).Single().Address.ShouldBe("Åvägen 5");
        (await features.PremisesAsync(99, Everything)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task One_revision_is_adopted_at_a_time_and_the_history_is_kept(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long first = await RealRevisionAsync(db),
            second = await RealRevisionAsync(db);
        var adopt = new AdoptRevision(db.Database, TimeProvider.System);

        await adopt.RunAsync(first, "Anna", "as agreed");
        await adopt.RunAsync(second, "Berit");
        await adopt.RunAsync(second, "Berit");

        var list = await new RevisionDetails(db.Database).ListAsync();
        list.Select(r => (r.Revision.Id, r.Adopted)).ShouldBe([(second, true), (first, false)]);
        (await new RevisionDetails(db.Database).RunAsync(first))!.Adoptions.Single().Note.ShouldBe("as agreed");
        (await new MunicipalityGlance(db.Database).RunAsync())!.Adopted!.Id.ShouldBe(second);
        (await Should.ThrowAsync<RefusedException>(() => adopt.RunAsync(99, "Anna"))).NotFound.ShouldBeTrue();
        await using var rows = db.Open();
        (await rows.RevisionAdoptions.CountAsync()).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task A_plan_that_its_check_finds_wrong_is_not_adopted(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long wrong = await RevisionAsync(db);

        var refused = await Should.ThrowAsync<RefusedException>(() =>
            new AdoptRevision(db.Database, TimeProvider.System).RunAsync(wrong, "Anna")
        );

        refused.Message.ShouldContain("did not pass its check");
        (await new MunicipalityGlance(db.Database).RunAsync())!.Adopted.ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_premises_tells_what_the_adopted_plan_does_with_it(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        var ask = new PremisesInPlan(db.Database);
        (await ask.RunAsync(3))!.Planned.ShouldBeNull();
        long id = await RevisionAsync(db, leftOut: 1);
        await AdoptUncheckedAsync(db, id);

        var planned = (await ask.RunAsync(3))!;
        var leftOut = (await ask.RunAsync(5))!;

        planned.ShouldSatisfyAllConditions(
            c => c.Premises.Address.ShouldBe("Åvägen 3"),
            c => c.Site!.Name.ShouldBe("Torget"),
            c => c.Cabinet!.Id.ShouldBe(1),
            c => c.Fibres.Single().FibreColour.ShouldBe("orange"),
            c => c.Planned!.Status.ShouldBe(PremisesStatus.Planned)
        );
        (leftOut.Planned!.Status, leftOut.Planned.Reason, leftOut.Site).ShouldBe(
            (PremisesStatus.LeftOut, "Too dear.", null)
        );
        (await ask.RunAsync(99)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task Two_revisions_differ_by_premises_and_trenches(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long all = await RevisionAsync(db),
            fewer = await RevisionAsync(db, leftOut: 1);
        var compare = new CompareRevisions(db.Database);

        var same = await compare.RunAsync(all, all);
        var diff = await compare.RunAsync(all, fewer);

        (same.Premises.Count, same.OnlyBeforeMm, same.OnlyAfterMm).ShouldBe((0, 0, 0));
        diff.OnlyBefore.Single()
            .ShouldSatisfyAllConditions(
                t => t.Kind.ShouldBe(TrenchKind.Drop),
                t => t.LengthMm.ShouldBe(diff.OnlyBeforeMm),
                t => t.LengthMm.ShouldBe(40_311)
            );
        diff.OnlyAfter.ShouldBeEmpty();
        diff.Premises.Single(p => p.StatusBefore != p.StatusAfter)
            .ShouldSatisfyAllConditions(
                p => p.Address.ShouldBe("Åvägen 5"),
                p => p.StatusAfter.ShouldBe(PremisesStatus.LeftOut),
                p => p.ShareOreAfter.ShouldBeNull()
            );
        (diff.Before.CostOre - diff.After.CostOre).ShouldBe(diff.OnlyBeforeMm * 10);
        await Should.ThrowAsync<RefusedException>(() => compare.RunAsync(all, 99));
    }

    [Theory, OnBoth]
    public async Task Trenches_are_the_same_when_their_lines_are_whichever_way_they_run(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long forward = await RevisionAsync(db);
        await PlanRunTests.Queue(db);
        await PlanRunTests
            .Worker(
                db,
                r =>
                {
                    var plan = FakePlan.Of(r);
                    return plan with
                    {
                        Trenches = [.. plan.Trenches.Select(t => t with { Points = [.. t.Points.Reverse()] })],
                    };
                }
            )
            .RunAsync();

        var diff = await new CompareRevisions(db.Database).RunAsync(forward, forward + 1);

        (diff.OnlyBeforeMm, diff.OnlyAfterMm).ShouldBe((0, 0));
    }

    [Theory, OnBoth]
    public async Task A_revision_cannot_be_changed_or_deleted_by_any_way(string kind)
    {
        await using var db = await PlanRunTests.WithMapAsync(kind);
        await RevisionAsync(db);
        await using var rows = db.Open();

        rows.Remove(await rows.PlanTrenches.FirstAsync());
        await Should.ThrowAsync<RefusedException>(() => rows.SaveChangesAsync());
        rows.ChangeTracker.Clear();
        rows.Entry(await rows.PlanRevisions.FirstAsync()).Property(r => r.CostOre).CurrentValue = 1;
        await Should.ThrowAsync<RefusedException>(() => rows.SaveChangesAsync());

        await Refused(() => rows.PlanRevisions.ExecuteUpdateAsync(s => s.SetProperty(r => r.CostOre, 1)));
        await Refused(() => rows.PlanTrenches.ExecuteDeleteAsync());
        await Refused(() => rows.PlanPremises.ExecuteDeleteAsync());
        await Refused(() => rows.Journal.ExecuteDeleteAsync());

        static async Task Refused(Func<Task<int>> change) =>
            (await Should.ThrowAsync<System.Data.Common.DbException>(change)).Message.ShouldContain(
                "is history and cannot be changed"
            );
    }

    [Theory, OnBoth]
    public async Task The_areas_of_a_plan_lead_back_to_those_that_people_edit(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var map = Maps.Street(5) with
        {
            Areas = [new("a", "Väst", 1, Maps.Shape(0, 0, 25)), new("b", "Öst", 2, Maps.Shape(25, 0, 100))],
        };
        await new Core.Places.ImportMap(db.Database, TimeProvider.System).RunAsync(map, "prov", "aa", "Anna");
        long id = await RevisionAsync(db);

        var areas = (await new RevisionDetails(db.Database).RunAsync(id))!.Areas;

        areas.Select(a => (a.PlanAreaId, a.PlacesAreaId, a.Name)).ShouldBe([(1, 1L, "Väst"), (2, 2L, "Öst")]);
    }

    [Theory, OnBoth]
    public async Task The_glance_tells_the_municipality_in_figures(string kind)
    {
        await using var empty = await TestDatabases.NewAsync(kind);
        (await new MunicipalityGlance(empty.Database).RunAsync()).ShouldBeNull();
        await using var db = await PlanRunTests.WithMapAsync(kind);
        long id = await RevisionAsync(db);

        var glance = (await new MunicipalityGlance(db.Database).RunAsync())!;

        (glance.Premises.Premises, glance.Premises.Dwellings, glance.PremisesOutsideAreas, glance.AreaCount).ShouldBe(
            (5, 5, 5, 0)
        );
        (glance.LatestBatch.Name, glance.RevisionCount, glance.Adopted, glance.Latest!.Id).ShouldBe(
            ("Provby", 1, null, id)
        );
    }

    [Theory, OnBoth]
    public async Task A_plan_of_a_whole_municipality_is_written_and_compared(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await new Core.Places.ImportMap(db.Database, TimeProvider.System).RunAsync(
            Maps.Large(8_000, 10, 10),
            "stor",
            "aa",
            "Anna"
        );
        long id = await RevisionAsync(db);

        (await new RevisionFeatures(db.Database).TrenchesAsync(id, Everything)).Count.ShouldBe(8_001);
        (await new CompareRevisions(db.Database).RunAsync(id, id)).OnlyBefore.ShouldBeEmpty();
    }

    /// <summary>Plans and returns the new revision's id.</summary>
    private static async Task<long> RevisionAsync(TestDatabase db, int leftOut = 0)
    {
        long run = await PlanRunTests.Queue(db);
        await PlanRunTests.Worker(db, r => FakePlan.Of(r, leftOut)).RunAsync();
        return (await new PlanRunList(db.Database).OneAsync(run))!.RevisionId!.Value;
    }

    /// <summary>A plan by the real planner, which passes its check.</summary>
    private static async Task<long> RealRevisionAsync(TestDatabase db)
    {
        long run = await PlanRunTests.Queue(db);
        await PlanRunTests.Worker(db, request => new Planner(TimeProvider.System).Plan(request)).RunAsync();
        return (await new PlanRunList(db.Database).OneAsync(run))!.RevisionId!.Value;
    }

    /// <summary>Adopts a plan made by hand, which no check would let pass.</summary>
    private static async Task AdoptUncheckedAsync(TestDatabase db, long revision)
    {
        await using var rows = db.Open();
        rows.Add(
            new RevisionAdoption
            {
                RevisionId = revision,
                At = DateTime.UnixEpoch,
                Actor = "Anna",
            }
        );
        await rows.SaveChangesAsync();
    }
}
