using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning.Formats;

namespace Byfiber.Web.Tests.Api;

public class PlansApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task A_plan_is_ordered_made_read_adopted_and_compared(string kind)
    {
        var (host, first) = await ApiHost.WithPlanAsync(kind);
        await using var _ = host;
        var second = await host.PlanAsync(
            new
            {
                effort = 3,
                takeUp = 0.5,
                architecture = "pon",
            }
        );

        var revisions = await host.GetAsync("/api/plans/revisions");
        revisions.EnumerateArray().Select(r => r.GetProperty("id").GetInt64()).ShouldBe([second, first]);
        revisions[1].GetProperty("premisesPlanned").GetInt32().ShouldBe(11);

        var adopted = await host.PostAsync($"/api/plans/revisions/{second}/adoption", new { note = "cheaper" });
        adopted.GetProperty("adopted").GetBoolean().ShouldBeTrue();
        (await host.PostAsync($"/api/plans/revisions/{first}/adoption", null))
            .GetProperty("adopted")
            .GetBoolean()
            .ShouldBeTrue();
        (await host.GetAsync("/api/municipality")).GetProperty("adopted").GetProperty("id").GetInt64().ShouldBe(first);

        var comparison = await host.GetAsync($"/api/plans/revisions/{first}/comparison/{second}");
        comparison.GetProperty("before").GetProperty("adopted").GetBoolean().ShouldBeTrue();
        comparison.GetProperty("after").GetProperty("takeUp").GetDouble().ShouldBe(0.5);
        comparison.GetProperty("premises").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Theory, OnBoth]
    public async Task A_revisions_bill_and_premises_sum_to_its_cost(string kind)
    {
        var (host, id) = await ApiHost.WithPlanAsync(kind);
        await using var _ = host;

        var tables = await host.GetAsync($"/api/plans/revisions/{id}");
        var premises = await host.GetAsync($"/api/plans/revisions/{id}/premises?status=planned");

        var cost = tables.GetProperty("revision").GetProperty("costOre").GetInt64();
        tables.GetProperty("bill").EnumerateArray().Sum(line => line.GetProperty("totalOre").GetInt64()).ShouldBe(cost);
        premises.EnumerateArray().Sum(row => row.GetProperty("shareOre").GetInt64()).ShouldBe(cost);
        (await host.GetAsync($"/api/plans/revisions/{id}/premises?skip=10&take=5")).GetArrayLength().ShouldBe(1);
        (await host.GetAsync($"/api/plans/revisions/{id}/premises?status=unreachable")).GetArrayLength().ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Every_file_of_a_revision_can_be_fetched_and_its_geopackage_passes_check(string kind)
    {
        var (host, id) = await ApiHost.WithPlanAsync(kind);
        await using var _ = host;

        var files = (await host.GetAsync($"/api/plans/revisions/{id}")).GetProperty("files");

        files
            .EnumerateArray()
            .Select(f => f.GetProperty("fileName").GetString())
            .ShouldBe(PlanFiles.All.Select(f => f.Name), ignoreOrder: true);
        foreach (var file in files.EnumerateArray())
        {
            var answer = await host.Client.GetAsync(file.GetProperty("path").GetString(), Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(file.GetProperty("fileName").GetString());
            (await answer.Content.ReadAsByteArrayAsync(Cancel)).LongLength.ShouldBe(
                file.GetProperty("sizeBytes").GetInt64()
            );
        }
        var kept = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(
                kept,
                await host.Client.GetByteArrayAsync($"/api/plans/revisions/{id}/files/plan.gpkg", Cancel),
                Cancel
            );
            PlanCheck.Run(kept).ShouldBeEmpty();
        }
        finally
        {
            File.Delete(kept);
        }
    }

    [Theory, OnBoth]
    public async Task A_premises_tells_its_path_from_port_to_house(string kind)
    {
        var (host, id) = await ApiHost.WithPlanAsync(kind);
        await using var _ = host;
        var premises = (await host.GetAsync("/api/places/premises?query=gatan&limit=1"))[0]
            .GetProperty("id")
            .GetInt64();

        var card = await host.GetAsync($"/api/plans/premises/{premises}?revision={id}");

        card.GetProperty("planned").GetProperty("status").GetString().ShouldBe("planned");
        card.GetProperty("fibres")[0].GetProperty("port").GetInt32().ShouldBeGreaterThan(0);
        // Nothing is adopted yet, so without a revision there is no plan to speak of.
        (await host.GetAsync($"/api/plans/premises/{premises}"))
            .GetProperty("planned")
            .ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory, OnBoth]
    public async Task A_choice_by_worth_and_budget_is_ordered_and_told_back(string kind)
    {
        await using var host = await ApiHost.WithMapAsync(kind);

        var id = await host.PlanAsync(
            new
            {
                effort = 3,
                byWorth = true,
                budgetOre = 50_000_000_000,
            }
        );

        var run = (await host.GetAsync("/api/plans/runs"))[0];
        run.GetProperty("byWorth").GetBoolean().ShouldBeTrue();
        run.GetProperty("budgetOre").GetInt64().ShouldBe(50_000_000_000);
        var tables = await host.GetAsync($"/api/plans/revisions/{id}");
        var left = tables.GetProperty("revision").GetProperty("premisesNotChosen").GetInt32();
        tables.GetProperty("budgetCurve").ValueKind.ShouldBe(JsonValueKind.Array);
        foreach (var path in (string[])["not-chosen?take=1000", "premises?status=notChosen"])
            (await host.GetAsync($"/api/plans/revisions/{id}/{path}")).GetArrayLength().ShouldBe(left);
    }

    [Theory, OnBoth]
    public async Task A_plan_for_given_premises_is_ordered_alone_or_with_a_choice_of_the_rest(string kind)
    {
        await using var host = await ApiHost.WithMapAsync(kind);
        var one = (await host.GetAsync("/api/places/premises?query=gatan&limit=1"))[0].GetProperty("id").GetInt64();

        var alone = await host.PlanAsync(new { effort = 3, premises = new[] { one } });
        await host.PlanAsync(
            new
            {
                effort = 3,
                premises = new[] { one },
                byWorth = true,
                budgetOre = 50_000_000_000,
            }
        );

        foreach (var run in (await host.GetAsync("/api/plans/runs")).EnumerateArray())
            run.GetProperty("givenOrders").GetInt32().ShouldBe(1);
        (await host.GetAsync($"/api/plans/revisions/{alone}"))
            .GetProperty("revision")
            .GetProperty("premisesOrdered")
            .GetInt32()
            .ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"premises": "some"}""", "premises")]
    [InlineData("""{"premises": []}""", "premises")]
    [InlineData("""{"premises": [1, 1.5]}""", "premises")]
    [InlineData("""{"premises": [0]}""", "premises")]
    [InlineData("""{"premises": {"id": 1}}""", "premises")]
    [InlineData("""{"premises": [987654321]}""", "not in the register")]
    [InlineData("""{"premises": "signed"}""", "Nobody has signed yet")]
    [InlineData("""{"premises": [1], "takeUp": 0.5}""", "leave out the take-up")]
    public async Task Premises_that_are_none_are_refused_and_nothing_is_queued(string wish, string word)
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        using var body = new StringContent(wish, System.Text.Encoding.UTF8, "application/json");

        var answer = await host.Client.PostAsync("/api/plans/runs", body, Cancel);

        ((int)answer.StatusCode).ShouldBeInRange(400, 422);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(word);
        (await host.GetAsync("/api/plans/runs")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_api_document_says_whom_a_plan_can_be_for()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);

        var document = (await host.GetAsync("/openapi/v1.json")).ToString();

        document.ShouldContain("every premises with a contract in force");
    }

    [Theory]
    [InlineData("""{"budgetOre": 0}""", "budgetOre")]
    [InlineData("""{"budgetOre": -100}""", "budgetOre")]
    [InlineData("""{"budgetOre": 1e30}""", "budgetOre")]
    [InlineData("""{"byWorth": "perhaps"}""", "byWorth")]
    public async Task A_choice_that_makes_no_sense_is_refused_by_its_field(string wish, string field)
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        using var body = new StringContent(wish, System.Text.Encoding.UTF8, "application/json");

        await (await host.Client.PostAsync("/api/plans/runs", body, Cancel)).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            field
        );
        (await host.GetAsync("/api/plans/runs")).GetArrayLength().ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_run_is_taken_back_once(string kind)
    {
        await using var host = await ApiHost.WithMapAsync(kind);
        // So much work that it is still at it, or waiting, when it is taken back.
        var run = await host.PostAsync(
            "/api/plans/runs",
            new { effort = 1_000_000, timeLimitSeconds = 60 },
            HttpStatusCode.Accepted
        );
        var path = $"/api/plans/runs/{run.GetProperty("id").GetInt64()}";
        var waiting = await host.PostAsync("/api/plans/runs", new { effort = 3 }, HttpStatusCode.Accepted);
        var queued = $"/api/plans/runs/{waiting.GetProperty("id").GetInt64()}";

        (await host.PostAsync($"{queued}/cancellation", null)).GetProperty("state").GetString().ShouldBe("cancelled");
        var answer = await host.Client.PostAsync($"{path}/cancellation", null, Cancel);

        ((int)answer.StatusCode).ShouldBeOneOf(200, 409);
        (await host.GetAsync(queued)).GetProperty("ended").GetBoolean().ShouldBeTrue();
        (await host.GetAsync(queued)).GetProperty("revisionId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("GET", "/api/plans/revisions/99")]
    [InlineData("GET", "/api/plans/revisions/99/premises")]
    [InlineData("GET", "/api/plans/revisions/99/not-chosen")]
    [InlineData("GET", "/api/plans/revisions/99/files/plan.gpkg")]
    [InlineData("GET", "/api/plans/revisions/99/comparison/98")]
    [InlineData("POST", "/api/plans/revisions/99/adoption")]
    [InlineData("GET", "/api/plans/runs/99")]
    [InlineData("POST", "/api/plans/runs/99/cancellation")]
    [InlineData("GET", "/api/plans/premises/99")]
    [InlineData("GET", "/api/plans/premises/1?revision=99")]
    [InlineData("GET", "/api/places/areas/99")]
    [InlineData("DELETE", "/api/places/areas/99")]
    [InlineData("GET", "/tiles/plans/99/1/0/0.mvt")]
    [InlineData("GET", "/tiles/map/1/2/0.mvt")]
    [InlineData("GET", "/tiles/map/99/0/0.mvt")]
    [InlineData("GET", "/tiles/map/-1/0/0.mvt")]
    public async Task What_is_not_there_is_a_404_with_a_sentence(string method, string path)
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        await (await host.Client.SendAsync(request, Cancel)).ShouldBeProblem(HttpStatusCode.NotFound, "There is no");
    }

    [Theory]
    [InlineData("/api/plans/revisions?limit=0")]
    [InlineData("/api/plans/runs?limit=100000")]
    [InlineData("/api/plans/runs?limit=many")]
    [InlineData("/api/places/premises")]
    [InlineData("/api/places/premises?query=a&limit=0")]
    [InlineData("/api/places/imports?limit=-1")]
    [InlineData("/api/plans/premises/1?revision=last")]
    [InlineData("/tiles/map/1/0/0.mvt?v=new")]
    public async Task Garbage_in_an_address_is_a_400(string path)
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);

        await (await host.Client.GetAsync(path, Cancel)).ShouldBeProblem(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("GET", "/api/places/premises", 400, "The query string has no field \"query\"")]
    [InlineData("GET", "/api/plans/runs?limit=many", 400, "The field \"limit\" cannot have the value \"many\"")]
    [InlineData("GET", "/api/nothing", 404, "nothing at this address")]
    [InlineData("DELETE", "/api/places/imports", 405, "DELETE")]
    public async Task A_refused_request_is_told_why_in_words(string method, string path, int status, string words)
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        await (await host.Client.SendAsync(request, Cancel)).ShouldBeProblem((HttpStatusCode)status, words);
    }

    [Fact]
    public async Task A_form_without_a_map_or_of_another_kind_is_told_what_to_send()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "area", "area.geojson" } };
        using var text = new StringContent("x");

        await (await host.Client.PostAsync("/api/places/imports", form, Cancel)).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "The form has no field \"map\""
        );
        await (await host.Client.PostAsync("/api/places/imports", text, Cancel)).ShouldBeProblem(
            HttpStatusCode.UnsupportedMediaType,
            "multipart/form-data"
        );
        await (await host.Client.PostAsync("/api/plans/runs", text, Cancel)).ShouldBeProblem(
            HttpStatusCode.UnsupportedMediaType,
            "application/json"
        );
    }

    [Fact]
    public async Task Before_the_first_import_lists_are_empty_and_a_plan_is_refused()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);

        foreach (
            var path in (string[])
                ["places/areas", "places/imports", "plans/runs", "plans/revisions", "places/premises?query=a"]
        )
            (await host.GetAsync($"/api/{path}")).GetArrayLength().ShouldBe(0);
        await (await host.Client.GetAsync("/api/municipality", Cancel)).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "import"
        );
        await (await host.Client.PostAsJsonAsync("/api/plans/runs", new { effort = 3 }, Cancel)).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "import"
        );
    }
}
