using Microsoft.Data.Sqlite;

namespace Byfiber.Web.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        shell.Dispose();
    }

    [Fact]
    public async Task A_demo_of_a_map_plans_it_and_the_next_start_finds_it_there()
    {
        string[] words = ["demo", "--map", shell.TinyMap, "--data", shell.At("demo"), "--port", "0"];
        await using (var first = Program.Start(words))
        {
            await first.HearAsync("The plan is made: 11 of 11 premises");
            first.Said.ShouldContain("http://127.0.0.1:");
            first.Said.ShouldContain("Ctrl-C");
            (await first.InterruptAsync()).ShouldBe(0);
        }
        await using (var second = Program.Start(words))
        {
            await second.HearAsync("Stop with Ctrl-C");
            second.Said.ShouldContain("already");
            (await second.InterruptAsync()).ShouldBe(0);
            second.Said.ShouldNotContain("Planning");
        }
    }

    [Fact]
    public async Task Another_map_in_the_same_folder_is_refused_and_fresh_replaces_only_the_database()
    {
        (await Shell.RunAsync("import", shell.TinyMap, "--data", shell.At("demo"))).Exit.ShouldBe(0);
        SqliteConnection.ClearAllPools();
        shell.Write("demo/mine.txt", "keep me");
        var other = shell.Write("other.osm", TinyOsm.Text(addresses: 6));

        (await Shell.RunAsync("demo", "--map", other, "--data", shell.At("demo"), "--port", "0")).ShouldRefuse(
            "--fresh"
        );
        await using var demo = Program.Start(
            "demo",
            "--map",
            other,
            "--data",
            shell.At("demo"),
            "--port",
            "0",
            "--fresh"
        );

        await demo.HearAsync("of 6 premises");
        File.Exists(shell.At("demo/mine.txt")).ShouldBeTrue();
        (await Shell.RunAsync("demo", "--data", shell.At("demo"), "--fresh")).ShouldRefuse("Another run", "--data");
    }

    [Fact]
    public async Task A_map_that_cannot_be_read_is_refused() =>
        (await Shell.RunAsync("demo", "--map", shell.At("none.osm.pbf"), "--data", shell.At("demo"))).ShouldRefuse(
            "none.osm.pbf"
        );
}
