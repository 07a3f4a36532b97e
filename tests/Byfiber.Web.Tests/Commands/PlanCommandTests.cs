using System.Text.Json;
using Byfiber.Planning;
using Byfiber.Planning.Formats;
using Microsoft.Data.Sqlite;

namespace Byfiber.Web.Tests.Commands;

public sealed class PlanCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        shell.Dispose();
    }

    [Fact]
    public async Task A_map_becomes_every_file_and_a_table()
    {
        var ran = await PlanAsync();

        ran.Exit.ShouldBe(0, ran.Error);
        foreach (var file in PlanFiles.All)
        {
            new FileInfo(shell.At($"plan/{file.Name}")).Length.ShouldBeGreaterThan(0);
            ran.Out.ShouldContain(file.Name);
        }
        ran.Out.ShouldContain("Choosing the trenches");
        // Redirected output is plain: nothing is drawn over, nothing is coloured.
        ran.Out.ShouldNotContain('\u001b');
        ran.Out.ShouldNotContain('\r');
        Directory.GetFiles(shell.At("plan"), ".*").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_summary_says_what_was_planned()
    {
        await PlanAsync("--take-up", "0.5");

        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(shell.At("plan/plan.json"), Cancel));
        summary.RootElement.GetProperty("premises").GetProperty("total").GetInt32().ShouldBe(11);
        summary.RootElement.GetProperty("seconds").GetProperty("read").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        summary.RootElement.GetProperty("peak_memory_mb").GetDouble().ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(PlanRequest.DefaultEffort)]
    [InlineData(PlanRequest.DefaultEffort, "--time-limit", "none")]
    [InlineData(PlanRequest.DefaultEffort, "--time-limit", "1s")]
    [InlineData(6000, "--time-limit", "1m")]
    [InlineData(20, "--time-limit", "1m", "--effort", "20")]
    public async Task A_time_without_an_effort_is_used_as_far_as_it_goes(int effort, params string[] options)
    {
        (await Shell.RunAsync(["plan", shell.TinyMap, "--out", shell.At("plan"), .. options])).Exit.ShouldBe(0);

        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(shell.At("plan/plan.json"), Cancel));
        summary.RootElement.GetProperty("effort").GetInt32().ShouldBe(effort);
    }

    [Theory]
    [InlineData]
    [InlineData("--pon", "--splitter", "8")]
    [InlineData("--site", "home=16.001,59.0", "--ring")]
    [InlineData("--take-up", "0.4", "--seed", "7", "--time-limit", "none")]
    public async Task What_plan_writes_check_approves(params string[] options)
    {
        (await PlanAsync(options)).Exit.ShouldBe(0);

        var checkedPlan = await Shell.RunAsync("check", shell.At("plan/plan.gpkg"));

        checkedPlan.Exit.ShouldBe(0, checkedPlan.Out);
        checkedPlan.Out.ShouldNotContain("FAILED");
        foreach (var (rule, _) in PlanCheck.Rules)
            checkedPlan.Out.ShouldContain($"ok      {rule}");
    }

    [Fact]
    public async Task A_plan_that_was_tampered_with_fails_check_with_the_ids()
    {
        await PlanAsync();
        var file = shell.At("plan/plan.gpkg");
        await using (var database = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await database.OpenAsync(Cancel);
            await using var command = database.CreateCommand();
            command.CommandText = "UPDATE trenches SET cost_ore = cost_ore + 100 WHERE id = 2";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var ran = await Shell.RunAsync("check", file);

        ran.Exit.ShouldBe(1);
        ran.Out.ShouldContain("FAILED  trench-cost-is-price-times-length");
        ran.Out.ShouldContain("[trenches: 2]");
    }

    [Fact]
    public async Task Check_refuses_what_is_no_plan()
    {
        (await Shell.RunAsync("check", shell.At("none.gpkg"))).ShouldRefuse("none.gpkg");
        (await Shell.RunAsync("check", shell.TinyMap)).ShouldRefuse("tiny.osm");
    }

    [Fact]
    public async Task A_map_that_is_missing_or_no_map_is_refused()
    {
        (await Shell.RunAsync("plan", shell.At("none.osm.pbf"), "--out", shell.At("plan"))).ShouldRefuse(
            "none.osm.pbf"
        );
        var text = shell.Write("text.osm.pbf", "this is no map");
        (await Shell.RunAsync("plan", text, "--out", shell.At("plan"))).ShouldRefuse("text.osm.pbf");
        var empty = shell.Write("empty.osm", "<osm version=\"0.6\"></osm>");
        (await Shell.RunAsync("plan", empty, "--out", shell.At("plan"))).ShouldRefuse("empty.osm");
        Directory.Exists(shell.At("plan")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_plan_leaves_a_folder_that_was_there()
    {
        Directory.CreateDirectory(shell.At("plan"));

        (await PlanAsync("--rules", shell.At("none.json"))).ShouldRefuse("none.json");

        Directory.GetFileSystemEntries(shell.At("plan")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--area")]
    [InlineData("--areas")]
    [InlineData("--existing")]
    [InlineData("--cost-book")]
    [InlineData("--rules")]
    public async Task A_pipe_is_refused(string option)
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        var path = $"/proc/self/fd/{pipe.GetClientHandleAsString()}";
        if (!File.Exists(path))
            Assert.Skip("This system does not name its pipes.");

        (await PlanAsync(option, path)).ShouldRefuse(path, "pipe");
    }

    [Fact]
    public async Task Splitters_may_be_asked_for_by_the_rules_and_sized_on_the_line()
    {
        var star = shell.Write("star.json", "{}");
        var pon = shell.Write("pon.json", """{"architecture":"pon"}""");

        (await PlanAsync("--rules", star, "--splitter", "64")).ShouldRefuse("--pon");
        (await PlanAsync("--rules", pon, "--splitter", "64")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_ring_of_one_site_is_told_to_be_none()
    {
        (await PlanAsync("--ring")).Out.ShouldContain("nothing to join in a ring");
        (await PlanAsync()).Out.ShouldNotContain("ring;");
    }

    [Theory]
    [InlineData("--area")]
    [InlineData("--areas")]
    [InlineData("--addresses")]
    [InlineData("--existing")]
    [InlineData("--cost-book")]
    [InlineData("--rules")]
    public async Task A_file_that_is_missing_or_garbage_is_refused_by_name(string option)
    {
        (await PlanAsync(option, shell.At("none.json"))).ShouldRefuse("none.json");
        (await PlanAsync(option, shell.Write("garbage.json", "{]"))).ShouldRefuse("garbage.json");
        File.Exists(shell.At("plan/plan.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_negative_price_is_refused()
    {
        var book = shell.Write(
            "prices.json",
            """{"name":"Bad","prices":[{"item":"cable.12","unit":"m","sek":-1,"source":"assumption"}]}"""
        );

        (await PlanAsync("--cost-book", book)).ShouldRefuse("prices.json", "cable.12");
    }

    [Fact]
    public async Task A_cost_book_without_a_needed_price_is_refused()
    {
        var book = shell.Write(
            "prices.json",
            """{"name":"Thin","complete":true,"prices":[{"item":"cable.12","unit":"m","sek":1,"source":"assumption"}]}"""
        );

        (await PlanAsync("--cost-book", book)).ShouldRefuse("prices.json", "price");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_or_written_is_refused()
    {
        var file = shell.Write("file", "");
        (await Shell.RunAsync("plan", shell.TinyMap, "--out", Path.Combine(file, "plan"))).ShouldRefuse("--out");
        (await Shell.RunAsync("plan", shell.TinyMap, "--out", "/proc/byfiber")).ShouldRefuse("--out");
    }

    [Fact]
    public async Task Two_runs_to_one_folder_at_once_are_refused_and_one_after_the_other_are_not()
    {
        using (Web.Commands.OutputFolder.Take(shell.At("plan"), "--out"))
            (await PlanAsync()).ShouldRefuse("Another run", "--out");

        (await PlanAsync()).Exit.ShouldBe(0);
        (await PlanAsync()).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_site_in_the_sea_is_refused_or_left_unused_with_a_sentence()
    {
        var ran = await PlanAsync("--site", "18.9,57.9");

        ran.ShouldRefuse("site");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Ran> PlanAsync(params string[] more) =>
        Shell.RunAsync(["plan", shell.TinyMap, "--out", shell.At("plan"), "--effort", "5", .. more]);
}
