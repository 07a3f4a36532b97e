using System.Text.Json;
using Byfiber.Planning.Formats;

namespace Byfiber.Planning.Tests.Formats;

public class PlanFilesTests
{
    [Fact]
    public void All_files_are_written_and_nothing_else_is_left()
    {
        using var directory = new TempDirectory();
        PlanFiles.WriteAll(TinyPlan.Make(), directory.Path, TestContext.Current.CancellationToken);
        Names(directory).ShouldBe(PlanFiles.All.Select(file => file.Name), ignoreOrder: true);
        PlanCheck.Run(directory.File("plan.gpkg")).ShouldBeEmpty();
    }

    [Fact]
    public void A_directory_that_is_missing_is_made()
    {
        using var directory = new TempDirectory();
        PlanFiles.WriteAll(TinyPlan.Make(), directory.File("a/b"), TestContext.Current.CancellationToken);
        File.Exists(directory.File("a/b/plan.json")).ShouldBeTrue();
    }

    [Fact]
    public void An_older_plan_is_replaced_and_strange_files_stay()
    {
        using var directory = new TempDirectory();
        File.WriteAllText(directory.File("plan.json"), "old");
        File.WriteAllText(directory.File("letter.txt"), "keep me");
        PlanFiles.WriteAll(TinyPlan.Make(), directory.Path, TestContext.Current.CancellationToken);
        File.ReadAllText(directory.File("plan.json")).ShouldStartWith("{");
        File.ReadAllText(directory.File("letter.txt")).ShouldBe("keep me");
    }

    [Fact]
    public void Timings_include_the_writing_and_stand_in_plan_json()
    {
        using var directory = new TempDirectory();
        var timings = PlanFiles.WriteAll(TinyPlan.Make(), directory.Path, TestContext.Current.CancellationToken);
        timings.Write.ShouldBeGreaterThan(0);
        timings.PeakMemoryMb.ShouldBeGreaterThanOrEqualTo(100);
        using var json = JsonDocument.Parse(File.ReadAllText(directory.File("plan.json")));
        json.RootElement.GetProperty("seconds").GetProperty("write").GetDouble().ShouldBe(timings.Write, 0.001);
        json.RootElement.GetProperty("seconds").GetProperty("total").GetDouble().ShouldBe(timings.Total, 0.001);
    }

    [Fact]
    public void A_cancelled_write_leaves_the_old_plan_whole()
    {
        using var directory = new TempDirectory();
        File.WriteAllText(directory.File("plan.json"), "old");
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Should.Throw<OperationCanceledException>(() =>
            PlanFiles.WriteAll(TinyPlan.Make(), directory.Path, cancel.Token)
        );
        Names(directory).ShouldBe(["plan.json"]);
        File.ReadAllText(directory.File("plan.json")).ShouldBe("old");
    }

    [Fact]
    public void A_write_that_fails_half_way_leaves_the_old_plan_whole()
    {
        using var directory = new TempDirectory();
        File.WriteAllText(directory.File("plan.json"), "old");
        // A splice at a node that does not exist stops the splice list, after the GeoPackage was written.
        var plan = TinyPlan.Make();
        plan = plan with { Splices = [plan.Splices[0] with { NodeId = 99 }] };
        Should.Throw<ArgumentOutOfRangeException>(() =>
            PlanFiles.WriteAll(plan, directory.Path, TestContext.Current.CancellationToken)
        );
        Names(directory).ShouldBe(["plan.json"]);
        File.ReadAllText(directory.File("plan.json")).ShouldBe("old");
    }

    [Fact]
    public void Two_runs_do_not_write_to_one_directory_at_once()
    {
        using var directory = new TempDirectory();
        using var other = new FileStream(
            directory.File(".byfiber-lock"),
            FileMode.Create,
            FileAccess.Write,
            FileShare.None
        );
        Should
            .Throw<PlanningException>(() =>
                PlanFiles.WriteAll(TinyPlan.Make(), directory.Path, TestContext.Current.CancellationToken)
            )
            .Message.ShouldContain("Another run");
    }

    [Fact]
    public void What_a_killed_run_left_behind_is_cleared_away()
    {
        using var directory = new TempDirectory();
        Directory.CreateDirectory(directory.File(".byfiber-writing-abandoned"));
        File.WriteAllText(directory.File(".byfiber-writing-abandoned/plan.gpkg"), "half");
        PlanFiles.WriteAll(TinyPlan.Make(), directory.Path, TestContext.Current.CancellationToken);
        Directory.GetDirectories(directory.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_in_the_directorys_place_is_refused_with_the_mend()
    {
        using var directory = new TempDirectory();
        File.WriteAllText(directory.File("out"), "a file");
        var message = Should
            .Throw<PlanningException>(() =>
                PlanFiles.WriteAll(TinyPlan.Make(), directory.File("out"), TestContext.Current.CancellationToken)
            )
            .Message;
        message.ShouldContain(directory.File("out"));
        message.ShouldContain("choose another directory");
    }

    [Fact]
    public void A_disk_that_is_full_is_told_with_the_mend()
    {
        // Linux has a device that is always full; a link to it stands for a full disk.
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        using var directory = new TempDirectory();
        File.CreateSymbolicLink(directory.File("plan.json"), "/dev/full");
        var file = PlanFiles.All.Single(file => file.Name == "plan.json");
        Should
            .Throw<PlanningException>(() =>
                PlanFiles.Explained(
                    directory.File("plan.json"),
                    () =>
                    {
                        file.WriteTo(TinyPlan.Make(), directory.File("plan.json"), CancellationToken.None);
                        return true;
                    }
                )
            )
            .Message.ShouldContain("free space");
    }

    [Fact]
    public void Every_file_can_be_had_as_bytes()
    {
        foreach (var file in PlanFiles.All)
        {
            file.ToBytes(TinyPlan.Make(), TestContext.Current.CancellationToken).ShouldNotBeEmpty(file.Name);
            file.ContentType.ShouldContain("/");
        }
    }

    private static IEnumerable<string> Names(TempDirectory directory) =>
        Directory.GetFileSystemEntries(directory.Path).Select(path => Path.GetFileName(path));
}
