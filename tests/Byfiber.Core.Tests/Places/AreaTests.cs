using Byfiber.Core.Places;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Places;

public class AreaTests
{
    [Theory, OnBoth]
    public async Task A_premises_belongs_to_the_first_area_in_build_order_that_holds_it(string kind)
    {
        await using var db = await WithStreetAsync(kind);
        // Houses stand at x = 10, 20 ... 60. The areas overlap from 25 to 45.
        long west = await Save(db, null, "Väst", Maps.Shape(0, 0, 45)),
            east = await Save(db, null, "Öst", Maps.Shape(25, 0, 30));

        (await AreasOfAsync(db)).ShouldBe([west, west, west, west, east, null]);

        await new ReorderAreas(db.Database, TimeProvider.System).RunAsync([east, west], "Anna");
        (await AreasOfAsync(db)).ShouldBe([west, west, east, east, east, null]);

        await Save(db, west, "Västra byn", Maps.Shape(0, 0, 15));
        (await AreasOfAsync(db)).ShouldBe([west, null, east, east, east, null]);

        await new RemoveArea(db.Database, TimeProvider.System).RunAsync(east, "Anna");
        (await AreasOfAsync(db)).ShouldBe([west, null, null, null, null, null]);
        (await new AreaDetails(db.Database).ListAsync())
            .Single()
            .ShouldSatisfyAllConditions(
                a => (a.Name, a.BuildOrder, a.Premises.Premises).ShouldBe(("Västra byn", 1, 1)),
                a => a.Shape.Area.ShouldBe(225)
            );
    }

    [Theory, OnBoth]
    public async Task What_people_drew_outlives_an_import(string kind)
    {
        await using var db = await WithStreetAsync(kind);
        long id = await Save(db, null, "Väst", Maps.Shape(0, 0, 45));

        await new ImportMap(db.Database, TimeProvider.System).RunAsync(
            Maps.Street(7) with
            {
                Areas = [new("a", "Filens", 1, Maps.Shape(0, 0, 100))],
            },
            "prov",
            "bb",
            "Anna"
        );

        (await AreasOfAsync(db)).ShouldBe([id, id, id, id, null, null, null]);
        (await new AreaDetails(db.Database).ListAsync()).Select(a => a.Name).ShouldBe(["Väst"]);
    }

    [Theory, OnBoth]
    public async Task An_area_shows_its_addresses_a_page_at_a_time(string kind)
    {
        await using var db = await WithStreetAsync(kind);
        long id = await Save(db, null, "Väst", Maps.Shape(0, 0, 45));

        var page = (await new AreaDetails(db.Database).RunAsync(id, 1, 2))!;

        page.Area.Premises.Dwellings.ShouldBe(4);
        page.Addresses.Select(a => a.Address).ShouldBe(["Åvägen 2", "Åvägen 3"]);
        (await new AreaDetails(db.Database).RunAsync(99)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task An_area_that_makes_no_sense_is_refused_with_the_mend(string kind)
    {
        await using var db = await WithStreetAsync(kind);
        await Save(db, null, "Väst", Maps.Shape(0, 0, 45));
        var bowTie = new Polygon([Maps.At(0, 0), Maps.At(10, 10), Maps.At(10, 0), Maps.At(0, 10), Maps.At(0, 0)], []);
        var open = new Polygon([Maps.At(0, 0), Maps.At(10, 0), Maps.At(10, 10)], []);

        (await Refusal(null, " ", Maps.Shape(0, 0, 1))).ShouldContain("needs a name");
        (await Refusal(null, "Väst", Maps.Shape(0, 0, 1))).ShouldContain("already an area called Väst");
        (await Refusal(null, "Fluga", [bowTie])).ShouldContain("crosses itself");
        (await Refusal(null, "Öppen", [open])).ShouldContain("not closed");
        (await Refusal(null, "Tom", [])).ShouldContain("encloses nothing");
        (await Refusal(99, "Annan", Maps.Shape(0, 0, 1))).ShouldBe("There is no area 99.");
        await Should.ThrowAsync<RefusedException>(() =>
            new ReorderAreas(db.Database, TimeProvider.System).RunAsync([1, 1], "Anna")
        );
        await Should.ThrowAsync<RefusedException>(() =>
            new ReorderAreas(db.Database, TimeProvider.System).RunAsync([], "Anna")
        );

        async Task<string> Refusal(long? id, string name, IReadOnlyList<Polygon> shape) =>
            (await Should.ThrowAsync<RefusedException>(() => Save(db, id, name, shape))).Message;
    }

    private static async Task<TestDatabase> WithStreetAsync(string kind)
    {
        var db = await TestDatabases.NewAsync(kind);
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(Maps.Street(6), "prov", "aa", "Anna");
        return db;
    }

    private static Task<long> Save(TestDatabase db, long? id, string name, IReadOnlyList<Polygon> shape) =>
        new SaveArea(db.Database, TimeProvider.System).RunAsync(id, name, shape, "Anna");

    private static async Task<List<long?>> AreasOfAsync(TestDatabase db)
    {
        await using var rows = db.Open();
        return await rows.Premises.OrderBy(p => p.Id).Select(p => p.AreaId).ToListAsync();
    }
}
