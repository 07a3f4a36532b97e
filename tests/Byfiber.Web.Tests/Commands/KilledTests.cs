using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning.Formats;
using Byfiber.Web.Commands;
using Byfiber.Web.Tests.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Commands;

/// <summary>What is left of a process that was killed, or interrupted, in the middle: nothing half done, and it goes on.</summary>
public sealed class KilledTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        shell.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The moments after the reading in which an import can be hit; the last ones may come after its end.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(300)]
    [InlineData(500)]
    public async Task An_import_that_is_killed_leaves_all_or_nothing_and_can_be_done_again(int afterMs)
    {
        var data = shell.At("data");
        (await Shell.RunAsync("import", shell.TinyMap, "--data", data)).Exit.ShouldBe(0);
        await using (var import = Program.Start("import", "sample", "--data", data))
        {
            await import.HearAsync("Reading");
            // Another plane than the hamlet's would be refused; the sample and the hamlet are both in SWEREF 99 TM.
            while (
                !File.Exists(Path.Combine(data, "byfiber.db-wal"))
                && !import.Said.Contains("Import ", StringComparison.Ordinal)
            )
                await Task.Delay(5, Cancel);
            await Task.Delay(afterMs, Cancel);
            await import.KillAsync();
        }

        var database = Database.InFolder(data);
        await database.MigrateAsync(Cancel);
        var batch = (await new ImportHistory(database).RunAsync(1, Cancel))[0];
        await using (var db = database.CreateDbContext())
        {
            (await db.Premises.CountAsync(p => p.RemovedBatchId == null, Cancel)).ShouldBe(batch.PremisesCount);
            (await db.Roads.CountAsync(Cancel)).ShouldBe(batch.RoadCount);
        }

        var again = await Shell.RunAsync("import", "sample", "--data", data);

        again.Exit.ShouldBe(0, again.Error);
        (await new ImportHistory(database).RunAsync(1, Cancel))[0].PremisesCount.ShouldBe(4004);
    }

    [Fact]
    public async Task A_demo_that_is_killed_while_it_plans_takes_the_run_up_again()
    {
        string[] words = ["demo", "--data", shell.At("demo"), "--port", "0"];
        await using (var demo = Program.Start(words))
        {
            await demo.HearAsync("Choosing the trenches");
            await demo.KillAsync();
        }

        await using var second = Program.Start(words);
        await second.HearAsync("is in ");
        await second.HearAsync("The plan is made");

        var address = second.Said.Split("running on ")[1].Split('\n')[0].Trim();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var planner = DemoAccounts.All.Single(one => one.Role == Role.Planner);
        (await client.ByFormAsync(planner.Email, DemoAccounts.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var runs = await client.GetFromJsonAsync<JsonElement>($"{address}/api/plans/runs", Cancel);
        runs.GetArrayLength().ShouldBe(1);
        runs[0]
            .GetProperty("history")
            .EnumerateArray()
            .Count(s => s.GetProperty("state").GetString() == "running")
            .ShouldBe(2);
        var municipality = await client.GetFromJsonAsync<JsonElement>($"{address}/api/municipality", Cancel);
        municipality.GetProperty("adopted").GetProperty("number").GetInt32().ShouldBe(1);
        (await client.GetAsync($"{address}/map", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.InterruptAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Ctrl_C_keeps_the_best_plan_so_far_and_says_so()
    {
        await using var plan = Program.Start(
            "plan",
            "sample",
            "--out",
            shell.At("plan"),
            "--time-limit",
            "none",
            "--effort",
            "1000000"
        );
        await plan.HearAsync("gap");

        (await plan.InterruptAsync()).ShouldBe(0, plan.Said);

        plan.Said.ShouldContain("best plan so far is kept, if there is one");
        plan.Said.ShouldContain("stopped before its effort was spent");
        PlanCheck.Run(shell.At("plan/plan.gpkg")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_that_is_killed_leaves_no_plan_and_no_lock()
    {
        await using (var plan = Program.Start("plan", "sample", "--out", shell.At("plan"), "--effort", "1000000"))
        {
            await plan.HearAsync("Choosing the trenches");
            (await Shell.RunAsync("plan", shell.TinyMap, "--out", shell.At("plan"))).ShouldRefuse("Another run");
            await plan.KillAsync();
        }
        File.Exists(shell.At("plan/plan.json")).ShouldBeFalse();

        (await Shell.RunAsync("plan", shell.TinyMap, "--out", shell.At("plan"), "--effort", "3")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_with_the_mend()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );

        (await Shell.RunAsync("serve", "--data", shell.At("data"), "--port", port)).ShouldRefuse(port, "--port");
        (await Shell.RunAsync("demo", "--data", shell.At("demo"), "--port", port)).ShouldRefuse(port, "--port");
        File.Exists(shell.At("demo/byfiber.db")).ShouldBeFalse();
    }
}
