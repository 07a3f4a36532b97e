using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Access;
using Byfiber.Web.Tests.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Pages;

/// <summary>The whole program on a free port and a fresh database, before anything was imported.</summary>
public class EmptyVillage : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("byfiber-pages-");
    private TestDatabase? database;
    private string planner = "";

    /// <summary>Which of <see cref="TestDatabases"/> it runs on.</summary>
    public string Kind { get; init; } = TestDatabases.Sqlite;

    /// <summary>The running program.</summary>
    public WebApplication App { get; private set; } = null!;

    /// <summary>A folder of this run, removed with it.</summary>
    protected string Folder => folder.FullName;

    public virtual async ValueTask InitializeAsync()
    {
        database = await TestDatabases.NewAsync(Kind);
        App = ByfiberApp.Build(
            Furnished(
                new HostSettings
                {
                    Database = database.Database,
                    Port = 0,
                    KeysDirectory = Path.Combine(folder.FullName, "keys"),
                    MakesPlans = false,
                    AsksSecondFactor = false,
                    SignInsPerMinute = 10_000,
                }
            )
        );
        await App.StartAsync();
        planner = await SignedIn.CookieAsync(App.Services, SignedIn.Planners);
    }

    /// <summary>How the program is started, where a test needs it otherwise.</summary>
    protected virtual HostSettings Furnished(HostSettings settings) => settings;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (App is not null)
            await App.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A planner with a jar of cookies of its own; redirects are not followed.</summary>
    public HttpClient Visitor() => SignedIn.Visitor(App, follow: false, planner);

    /// <summary>Somebody with a new account of these roles.</summary>
    public Task<HttpClient> Visitor(params Role[] roles) => SignedIn.VisitorAsync(App, follow: false, roles);

    /// <summary>Somebody who has not signed in.</summary>
    public HttpClient Stranger() => SignedIn.Visitor(App, follow: false, cookie: null);

    /// <summary>A use case of the program.</summary>
    public T Room<T>()
        where T : notnull => App.Services.GetRequiredService<T>();
}

/// <summary>
/// The program with a hamlet of eleven houses, an area, and three plans, the first of them adopted. The third was ordered by worth and
/// budget, and left out the last house.
/// </summary>
public class Village : EmptyVillage
{
    /// <summary>The area's id.</summary>
    public long Area { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var path = Path.Combine(Folder, "hamlet.osm");
        await File.WriteAllTextAsync(path, TinyOsm.Text());
        var map = MapReader.Read(path);
        await Room<ImportMap>().RunAsync(map, "hamlet.osm", new string('a', 64), "test");
        Area = await Room<SaveArea>().RunAsync(null, "Öster", [EasternHalf(map)], "test");
        var first = await PlanAsync(new PlanRunOptions { Effort = 5 });
        await PlanAsync(new PlanRunOptions { Effort = 5, TakeUp = 0.5 });
        await Room<AdoptRevision>().RunAsync(first, "test");
        await Room<QueuePlanRun>()
            .RunAsync(
                new PlanRunOptions
                {
                    Effort = 5,
                    ByWorth = true,
                    BudgetOre = 50_000_000,
                },
                "test"
            );
        var time = TimeProvider.System;
        await new RunNextPlan(Room<Database>(), time, Room<LoadMap>(), ChoosyEngine.Plan).RunAsync();
    }

    private async Task<long> PlanAsync(PlanRunOptions options)
    {
        var run = await Room<QueuePlanRun>().RunAsync(options, "test");
        await Room<RunNextPlan>().RunAsync();
        var view = await Room<PlanRunList>().OneAsync(run);
        return view?.RevisionId ?? throw new InvalidOperationException(view?.History[^1].Sentence);
    }

    private static Polygon EasternHalf(MapData map)
    {
        var (west, east) = (map.Premises.Average(one => one.Point.X), map.Premises.Max(one => one.Point.X) + 100);
        var (south, north) = (map.Premises.Min(one => one.Point.Y) - 100, map.Premises.Max(one => one.Point.Y) + 100);
        MapPoint[] ring = [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];
        return new Polygon(ring, []);
    }
}

/// <summary>Reads what a page says.</summary>
internal static partial class Html
{
    /// <summary>The page, which must answer 200.</summary>
    public static async Task<string> Page(this HttpClient visitor, string path)
    {
        var answer = await visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Whatever a path answers.</summary>
    public static Task<HttpResponseMessage> Get(this HttpClient visitor, string path) =>
        visitor.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>What an answer says.</summary>
    public static Task<string> Body(this HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Sends fields as they are.</summary>
    public static Task<HttpResponseMessage> Post(this HttpClient visitor, string path, HttpContent fields) =>
        visitor.PostAsync(path, fields, TestContext.Current.CancellationToken);

    /// <summary>Sends a form of a page with its token, and fields of ours.</summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient visitor,
        string page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Token(await visitor.Page(page))), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await visitor.PostAsync(action, form);
    }

    public static string Token(string html) => TokenField().Match(html).Groups[1].Value;

    public static IEnumerable<string> PostForms(string html) =>
        Form().Matches(html).Select(form => form.Value).Where(form => form.Contains("method=\"post\""));

    /// <summary>Where the page's links lead in the program itself.</summary>
    public static IEnumerable<string> Links(string html) =>
        Link().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value));

    public static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " "));

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
