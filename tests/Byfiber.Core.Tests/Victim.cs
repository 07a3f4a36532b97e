using System.Diagnostics;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Plans;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning;

namespace Byfiber.Core.Tests;

/// <summary>A second process of the tests that is killed (SIGKILL) in the middle of a transaction, and the test's side of it.</summary>
internal static class Victim
{
    private const int Killed = 137;

    /// <summary>Runs the deed in another process and sees it die.</summary>
    public static async Task KilledAsync(string deed, TestDatabase db)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])["victim", deed, db.Kind, db.Address])
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(Killed, errors);
    }

    /// <summary>The other process's side.</summary>
    public static async Task<int> DieAsync(string deed, string kind, string address)
    {
        var database = kind == TestDatabases.Sqlite ? Database.InFolder(address) : Database.OnServer(address);
        if (deed == "import")
        {
            var map = Maps.Street(9) with { Areas = ImportTests.TrappedAreas(Die) };
            await new ImportMap(database, TimeProvider.System).RunAsync(map, "prov", "bb", "Anna");
        }
        else
        {
            await new RunNextPlan(database, TimeProvider.System, new LoadMap(database), Engine).RunAsync();
        }
        return 0;

        Plan Engine(PlanRequest request, IProgress<PlanProgress>? progress, CancellationToken cancel)
        {
            if (deed == "plan")
            {
                Die();
            }
            return FakePlan.Trapped(request, Die);
        }
    }

    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
