using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Commands;

namespace Byfiber.Web.Tests.Api;

public class PlacesApiTests
{
    private static readonly object Square = new
    {
        type = "Polygon",
        coordinates = new double[][][]
        {
            [
                [15.99, 58.99],
                [16.004, 58.99],
                [16.004, 59.01],
                [15.99, 59.01],
                [15.99, 58.99],
            ],
        },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task An_area_is_drawn_changed_ordered_and_removed(string kind)
    {
        await using var host = await ApiHost.WithMapAsync(kind);

        var drawn = await host.PostAsync(
            "/api/places/areas",
            new { name = "Väst", shape = Square },
            HttpStatusCode.Created
        );
        var id = drawn.GetProperty("id").GetInt64();
        drawn.GetProperty("premises").GetInt32().ShouldBe(4);
        drawn.GetProperty("shape").GetProperty("coordinates")[0][0][0][0].GetDouble().ShouldBe(15.99, 1e-6);

        var changed = await host.Client.PutAsJsonAsync(
            $"/api/places/areas/{id}",
            new { name = "Öst", shape = Square },
            Cancel
        );
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var second = await host.PostAsync(
            "/api/places/areas",
            new { name = "Två", shape = Square },
            HttpStatusCode.Created
        );
        long[] order = [second.GetProperty("id").GetInt64(), id];
        (
            await host.Client.PutAsJsonAsync("/api/places/build-order", new { areaIds = order }, Cancel)
        ).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var areas = await host.GetAsync("/api/places/areas");
        areas.EnumerateArray().Select(a => a.GetProperty("name").GetString()).ShouldBe(["Två", "Öst"]);
        // Where areas overlap, premises belong to the one that is built first.
        areas[0].GetProperty("premises").GetInt32().ShouldBe(4);
        areas[1].GetProperty("premises").GetInt32().ShouldBe(0);

        var one = await host.GetAsync($"/api/places/areas/{order[0]}?take=2");
        one.GetProperty("premises").GetArrayLength().ShouldBe(2);
        (await host.Client.DeleteAsync($"/api/places/areas/{order[0]}", Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );
        await (await host.Client.GetAsync($"/api/places/areas/{order[0]}", Cancel)).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "area"
        );
    }

    [Theory, OnBoth]
    public async Task Premises_are_found_by_what_a_person_types(string kind)
    {
        await using var host = await ApiHost.WithMapAsync(kind);

        var found = await host.GetAsync("/api/places/premises?query=HITTEPAGATAN%201&limit=3");

        found.GetArrayLength().ShouldBe(3);
        found[0].GetProperty("address").GetString().ShouldBe("Hittepågatan 1");
        found[0].GetProperty("lat").GetDouble().ShouldBe(59.0, 0.001);
        (await host.GetAsync("/api/places/premises?query=")).GetArrayLength().ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_preview_tells_what_an_import_then_does_and_the_same_again_changes_nothing(string kind)
    {
        await using var host = await ApiHost.WithMapAsync(kind);
        var map = TinyOsm.Text(addresses: 10, moved: 5);

        var preview = await (
            await host.SendMapAsync("/api/places/imports/preview", map)
        ).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        preview.GetProperty("removed")[0].GetProperty("address").GetString().ShouldBe("Hittepågatan 11");
        preview
            .GetProperty("changed")[0]
            .GetProperty("fields")[0]
            .GetProperty("field")
            .GetString()
            .ShouldBe("position");
        (await host.GetAsync("/api/places/imports")).GetArrayLength().ShouldBe(1);

        (await host.SendMapAsync("/api/places/imports", map)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var again = await host.SendMapAsync("/api/places/imports", map);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadFromJsonAsync<JsonElement>(Cancel))
            .GetProperty("alreadyThere")
            .GetBoolean()
            .ShouldBeTrue();

        var imports = await host.GetAsync("/api/places/imports");
        imports.GetArrayLength().ShouldBe(2);
        imports[0].GetProperty("removed").GetInt32().ShouldBe(1);
        imports[0].GetProperty("sourceName").GetString().ShouldBe("tiny.osm");
    }

    [Theory, OnBoth]
    public async Task Garbage_for_a_map_is_refused_by_its_name_and_keeps_nothing(string kind)
    {
        await using var host = await ApiHost.EmptyAsync(kind);

        await (await host.SendMapAsync("/api/places/imports", "no map")).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "tiny.osm"
        );
        await (await host.SendMapAsync("/api/places/imports", "")).ShouldBeProblem(HttpStatusCode.BadRequest, "map");
        await (
            await host.SendMapAsync("/api/places/imports", TinyOsm.Text(), ("area", "{\"type\":\"Nonsense\"}"))
        ).ShouldBeProblem(HttpStatusCode.BadRequest, "area.geojson");
        (await host.GetAsync("/api/places/imports")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);

        var answer = await host.SendMapAsync("/api/places/imports", new string('x', 2 * 1024 * 1024));

        ((int)answer.StatusCode).ShouldBeOneOf(400, 413);
    }

    [Theory]
    [InlineData("/api/places/areas", """{"name":"","shape":null}""", 400)]
    [InlineData("/api/places/areas", """{"name":"A"}""", 400)]
    [InlineData("/api/places/areas", """{"name":"A","shape":7}""", 400)]
    [InlineData("/api/places/areas", """{"name":"A","shape":{"type":"Point","coordinates":[16,59]}}""", 400)]
    [InlineData("/api/places/areas", """{"name":"A","shape":{"type":"Polygon","coordinates":[]}}""", 400)]
    [InlineData(
        "/api/places/areas",
        """{"name":"A","shape":{"type":"Polygon","coordinates":[[[16,59],[16.1,59.1],[16.1,59],[16,59.1],[16,59]]]}}""",
        409
    )]
    [InlineData(
        "/api/places/areas",
        """{"name":"A","shape":{"type":"Polygon","coordinates":[[[660000,6540000],[660100,6540000],[660100,6540100],[660000,6540000]]]}}""",
        400
    )]
    [InlineData("/api/places/areas", """{"nam":"A"}""", 400)]
    [InlineData("/api/places/areas", "[", 400)]
    [InlineData("/api/places/areas", "", 400)]
    [InlineData("/api/places/imports", "{}", 415)]
    [InlineData("/api/plans/runs", """{"takeUp":0}""", 400)]
    [InlineData("/api/plans/runs", """{"takeUp":"half"}""", 400)]
    [InlineData("/api/plans/runs", """{"effort":0}""", 400)]
    [InlineData("/api/plans/runs", """{"timeLimitSeconds":-1}""", 400)]
    [InlineData("/api/plans/runs", """{"architecture":"pigeons"}""", 400)]
    [InlineData("/api/plans/runs", """{"architecture":1}""", 400)]
    [InlineData("/api/plans/runs", """{"sites":[{"lon":16}]}""", 400)]
    [InlineData("/api/plans/runs", """{"costBook":{"prices":[{"item":"cable.12","unit":"m","sek":-1}]}}""", 400)]
    [InlineData("/api/plans/runs", """{"rules":{"maxFibre":1}}""", 400)]
    [InlineData("/api/plans/runs", "null", 400)]
    public async Task Garbage_in_a_body_is_refused(string path, string body, int status)
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await host.Client.PostAsync(path, content, Cancel);

        await answer.ShouldBeProblem((HttpStatusCode)status);
        (await host.GetAsync("/api/places/areas")).GetArrayLength().ShouldBe(0);
        (await host.GetAsync("/api/plans/runs")).GetArrayLength().ShouldBe(0);
    }
}
