using Byfiber.Core.Places;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;
using Area = Byfiber.Planning.Sources.Area;

namespace Byfiber.Core.Tests.Places;

public class ImportTests
{
    [Theory, OnBoth]
    public async Task What_goes_in_comes_out_ordered_by_source_id(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var map = Maps.Street(12) with { Areas = [new Area("a", "Åbyn", 1, Maps.Shape(0, 0, 60))] };

        var outcome = await Import(db).RunAsync(map, "prov.osm.pbf", "AB12", "Anna");

        outcome.AlreadyThere.ShouldBeFalse();
        var (batch, loaded, ids, areas) = await new LoadMap(db.Database).RunAsync();
        batch.ShouldBe(outcome.Batch.Id);
        loaded.Premises.Select(p => p.Id).ShouldBe(map.Premises.Select(p => p.Id).Order(StringComparer.Ordinal));
        loaded.Premises.ShouldBe(map.Premises, ignoreOrder: true);
        loaded
            .Roads[0]
            .ShouldSatisfyAllConditions(
                r => r.Points.ShouldBe(map.Roads[0].Points),
                r => r.Name.ShouldBe("Åvägen"),
                r => r.Surface.ShouldBe(Surface.Paved)
            );
        loaded.Buildings[0].Ring.ShouldBe(map.Buildings[0].Ring);
        loaded.Waters[0].Shape.Holes[0].ShouldBe(map.Waters[0].Shape.Holes[0]);
        loaded.Outline[0].Outer.ShouldBe(map.Outline[0].Outer);
        loaded.Areas.Single().Name.ShouldBe("Åbyn");
        loaded.Warnings.ShouldBe(map.Warnings);
        (loaded.Name, loaded.Crs, loaded.Attribution).ShouldBe((map.Name, map.Crs, map.Attribution));
        ids.Keys.ShouldBe(map.Premises.Select(p => p.Id), ignoreOrder: true);
        areas.Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_same_source_again_writes_nothing(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var first = await Import(db).RunAsync(Maps.Street(5), "prov", "aa", "Anna");

        var second = await Import(db).RunAsync(Maps.Street(5), "prov", "AA", "Berit");

        second.AlreadyThere.ShouldBeTrue();
        second.Batch.Id.ShouldBe(first.Batch.Id);
        await using var rows = db.Open();
        (await rows.ImportBatches.CountAsync()).ShouldBe(1);
        (await rows.Journal.CountAsync()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_later_import_says_what_it_adds_changes_and_removes_and_does_it(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await Import(db).RunAsync(Maps.Street(4), "prov", "aa", "Anna");
        var map = Maps.Of([
            Maps.House(1),
            Maps.House(2) with
            {
                Address = "Nya vägen 2",
                Units = new Units(2, 0, 0),
            },
            Maps.House(4) with
            {
                Point = Maps.At(41, 5),
            },
            Maps.House(5),
        ]);

        var diff = await new PreviewImport(db.Database).RunAsync(map);
        var batch = (await Import(db).RunAsync(map, "prov 2", "bb", "Anna")).Batch;

        diff.Added.Select(p => p.SourceId).ShouldBe(["h5"]);
        diff.Changed.Select(p => p.SourceId).ShouldBe(["h2", "h4"]);
        diff.Changed[0].Fields.ShouldBe([new("address", "Åvägen 2", "Nya vägen 2"), new("dwellings", "1", "2")]);
        diff.Changed[1].Fields.ShouldBe([new("position", "500040 6500005", "500041 6500005")]);
        diff.Removed.Select(p => p.SourceId).ShouldBe(["h3"]);
        (batch.AddedCount, batch.ChangedCount, batch.RemovedCount, batch.UnchangedCount).ShouldBe((1, 2, 1, 1));
        await using var rows = db.Open();
        var premises = await rows.Premises.OrderBy(p => p.SourceId).ToListAsync();
        premises
            .Select(p => (p.Id, p.FirstBatchId, p.LastBatchId, p.RemovedBatchId))
            .ShouldBe([(1, 1, 2, null), (2, 1, 2, null), (3, 1, 1, 2), (4, 1, 2, null), (5, 2, 2, null)]);
        premises[1].SearchText.ShouldStartWith("nya vagen 2");
    }

    [Theory, OnBoth]
    public async Task A_premises_that_comes_back_keeps_its_id(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await Import(db).RunAsync(Maps.Street(3), "prov", "aa", "Anna");
        await Import(db).RunAsync(Maps.Street(2), "prov", "bb", "Anna");

        var back = (await Import(db).RunAsync(Maps.Street(3), "prov", "cc", "Anna")).Batch;

        back.AddedCount.ShouldBe(1);
        await using var rows = db.Open();
        var third = await rows.Premises.SingleAsync(p => p.SourceId == "h3");
        (third.Id, third.FirstBatchId, third.LastBatchId, third.RemovedBatchId).ShouldBe((3, 1, back.Id, null));
    }

    [Theory, OnBoth]
    public async Task A_preview_writes_nothing(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);

        var diff = await new PreviewImport(db.Database).RunAsync(Maps.Street(3));

        diff.Added.Count.ShouldBe(3);
        await using var rows = db.Open();
        (await rows.ImportBatches.AnyAsync() || await rows.Premises.AnyAsync()).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task An_import_that_fails_half_way_leaves_everything_as_it_was(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await Import(db).RunAsync(Maps.Street(3), "prov", "aa", "Anna");
        var broken = Maps.Street(9) with
        {
            Roads = [],
            Areas = TrappedAreas(() => throw new InvalidDataException("broken")),
        };

        await Should.ThrowAsync<InvalidDataException>(() => Import(db).RunAsync(broken, "prov", "bb", "Anna"));

        var map = (await new LoadMap(db.Database).RunAsync()).Map;
        (map.Premises.Count, map.Roads.Count).ShouldBe((3, 2));
    }

    [Theory, OnBoth]
    public async Task A_process_killed_while_importing_leaves_everything_as_it_was(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await Import(db).RunAsync(Maps.Street(3), "prov", "aa", "Anna");

        await Victim.KilledAsync("import", db);

        await db.Database.MigrateAsync();
        (await new LoadMap(db.Database).RunAsync()).Map.Premises.Count.ShouldBe(3);
        (await Import(db).RunAsync(Maps.Street(9), "prov", "bb", "Anna")).Batch.AddedCount.ShouldBe(6);
    }

    [Theory, OnBoth]
    public async Task Two_imports_at_once_are_done_one_after_the_other(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);

        await Task.WhenAll(
            Task.Run(() => Import(db).RunAsync(Maps.Street(30), "prov", "aa", "Anna")),
            Task.Run(() => Import(db).RunAsync(Maps.Street(40), "prov", "bb", "Berit"))
        );

        await using var rows = db.Open();
        var batches = await rows.ImportBatches.OrderBy(b => b.Id).ToListAsync();
        (batches[1].AddedCount + batches[1].UnchangedCount).ShouldBe(batches[1].PremisesCount);
        (await rows.Premises.CountAsync()).ShouldBe(40);
    }

    [Theory, OnBoth]
    public async Task A_map_that_cannot_be_taken_in_is_refused_with_the_reason(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await Import(db).RunAsync(Maps.Street(3), "prov", "aa", "Anna");

        (await Refusal(Maps.Of([Maps.House(1), Maps.House(1)]))).ShouldContain("two premises with the id h1");
        (await Refusal(Maps.Of([]))).ShouldContain("neither addresses nor buildings");
        (await Refusal(Maps.Street(3) with { Crs = Crs.FromEpsg(25833) })).ShouldContain("EPSG:25833");
        (await Refusal(Maps.Street(3) with { Areas = [new("a", "By", 1, []), new("b", "By", 2, [])] })).ShouldContain(
            "two areas called By"
        );

        async Task<string> Refusal(MapData map) =>
            (await Should.ThrowAsync<RefusedException>(() => Import(db).RunAsync(map, "prov", "bb", "Anna"))).Message;
    }

    [Theory, OnBoth]
    public async Task A_whole_municipality_goes_in_and_is_found_by_box(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await Import(db).RunAsync(Maps.Large(4_000, 6_500, 4_000), "stor", "aa", "Anna");
        await Import(db).RunAsync(Maps.Large(3_900, 6_400, 4_000), "stor", "bb", "Anna");

        var found = await new MapFeatures(db.Database).BuildingsAsync(
            new(Maps.East + 100, Maps.North + 100, Maps.East + 299, Maps.North + 199)
        );

        found.Select(b => b.Id).ShouldBe([82, 83]);
    }

    /// <summary>An area that springs when the import writes it, after everything else has been written.</summary>
    internal static Trap<Area> TrappedAreas(Action spring) =>
        new(new Area("a", "Byn", 1, Maps.Shape(0, 0, 50)), "TakeFirstAreasAsync", spring);

    private static ImportMap Import(TestDatabase db) => new(db.Database, TimeProvider.System);
}
