using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Access;
using Byfiber.Web.Tests.Commands;
using Microsoft.AspNetCore.Builder;

namespace Byfiber.Web.Tests.Api;

/// <summary>The whole application on a database of its own, on a real server at a free port.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("byfiber-keys-");
    private readonly WebApplication _app;

    private ApiHost(TestDatabase database)
    {
        _database = database;
        _app = ByfiberApp.Build(
            new HostSettings
            {
                Database = database.Database,
                Port = 0,
                KeysDirectory = _keys.FullName,
                LargestUploadBytes = 1024 * 1024,
                AsksSecondFactor = false,
            }
        );
    }

    /// <summary>A planner of the municipality.</summary>
    public HttpClient Client { get; private set; } = new();

    /// <summary>The running program.</summary>
    public WebApplication App => _app;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An application without a map.</summary>
    public static async Task<ApiHost> EmptyAsync(string kind)
    {
        var host = new ApiHost(await TestDatabases.NewAsync(kind));
        await host._app.StartAsync(Cancel);
        host.Client = await SignedIn.VisitorAsync(host._app, follow: true, SignedIn.Planners);
        return host;
    }

    /// <summary>An application with the hamlet imported, by the API as everything else.</summary>
    public static async Task<ApiHost> WithMapAsync(string kind)
    {
        var host = await EmptyAsync(kind);
        var answer = await host.SendMapAsync("/api/places/imports", TinyOsm.Text());
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancel));
        return host;
    }

    /// <summary>As above, with a plan of it; gives the revision's id.</summary>
    public static async Task<(ApiHost Host, long Revision)> WithPlanAsync(string kind)
    {
        var host = await WithMapAsync(kind);
        return (host, await host.PlanAsync());
    }

    /// <summary>Orders a plan and waits for its revision.</summary>
    public async Task<long> PlanAsync(object? wish = null)
    {
        var run = await PostAsync("/api/plans/runs", wish ?? new { effort = 3 }, HttpStatusCode.Accepted);
        for (var i = 0; ; i++)
        {
            var now = await GetAsync($"/api/plans/runs/{run.GetProperty("id").GetInt64()}");
            if (now.GetProperty("ended").GetBoolean())
            {
                now.GetProperty("state").GetString().ShouldBe("done", now.ToString());
                return now.GetProperty("revisionId").GetInt64();
            }
            i.ShouldBeLessThan(600, "the plan does not come to an end");
            await Task.Delay(100, Cancel);
        }
    }

    public Task<HttpResponseMessage> SendMapAsync(string path, string map, params (string Name, string Value)[] more)
    {
        var form = new MultipartFormDataContent { { new StringContent(map), "map", "tiny.osm" } };
        foreach (var (name, value) in more)
            form.Add(new StringContent(value), name, $"{name}.geojson");
        return Client.PostAsync(path, form, Cancel);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var answer = await Client.GetAsync(path, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public async Task<JsonElement> PostAsync(string path, object? body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = body is null
            ? await Client.PostAsync(path, null, Cancel)
            : await Client.PostAsJsonAsync(path, body, Cancel);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        _keys.Delete(recursive: true);
    }
}
