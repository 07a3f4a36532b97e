using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Byfiber.Core.Storage;
using Byfiber.Planning.Sources.Sample;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Residents;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Bench;

/// <summary>
/// Lets many residents of the sample municipality answer and sign at once, over HTTP and in order of a real visit, and prints throughput and
/// latency; then what the bare database does with the same rows, and whether any contract was lost, doubled or half made. Each resident
/// has an address on the net of its own, so that no limit of the program is switched off.
/// </summary>
internal static class ResidentsBench
{
    private const string Usage = "usage: bench residents [--count 2000] [--at-once N] [--database \"Host=...\"]";

    public static async Task<int> RunAsync(string[] args)
    {
        int count = 2000;
        int? atOnce = null;
        string? server = null;
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 < args.Length && args[i] == "--count")
                count = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            else if (i + 1 < args.Length && args[i] == "--at-once")
                atOnce = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            else if (i + 1 < args.Length && args[i] == "--database")
                server = args[i + 1];
            else
            {
                await Console.Error.WriteLineAsync(Usage);
                return 2;
            }
        }
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        await using var place = new ResidentsBenchPlace(server);
        try
        {
            return await MeasureAsync(place, count, atOnce ?? count, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing is left.");
            return 130;
        }
    }

    private static async Task<int> MeasureAsync(
        ResidentsBenchPlace place,
        int count,
        int atOnce,
        CancellationToken stop
    )
    {
        await place.Database.MigrateAsync(stop);
        await using var app = ByfiberApp.Build(
            new HostSettings
            {
                Database = place.Database,
                Port = 0,
                KeysDirectory = place.Keys,
                MakesPlans = false,
                SendsMessages = false,
                ErasesPastData = false,
            }
        );
        var homes = await CampaignUnderWay.BringAsync(app.Services, SampleMunicipality.Generate(), count, stop);
        await app.StartAsync(stop);
        long before = await LastEntryAsync(place.Database, stop);
        var visits = new ConcurrentBag<Visit>();
        var steps = new ConcurrentQueue<(string Step, TimeSpan Took)>();
        var watch = Stopwatch.StartNew();
        var server = new Uri(app.Urls.First());
        var cpu = Environment.CpuUsage.TotalTime;
        using var door = new SemaphoreSlim(atOnce);
        await Task.WhenAll(homes.Select(home => Task.Run(() => VisitAsync(home), stop)));
        cpu = Environment.CpuUsage.TotalTime - cpu;
        watch.Stop();
        await app.StopAsync(stop);

        await using var db = place.Database.CreateDbContext();
        int verbs = await db.Journal.CountAsync(e => e.Id > before, stop);
        var bare = await ResidentsBenchBare.MeasureAsync(place.Database, homes, stop);
        var receipts = visits.Where(v => v.Receipt is not null).Select(v => v.Receipt!).ToList();
        var faults = await ContractFaults.FindAsync(db, receipts, stop);
        Console.WriteLine(
            FormattableString.Invariant(
                $"{atOnce} at once; the processors worked {cpu.TotalMilliseconds / homes.Count:0} ms for each resident (browser and program together)."
            )
        );
        Print(steps, receipts.Count, verbs, watch.Elapsed.TotalSeconds, bare, homes.Count);
        foreach (var visit in visits.Where(v => v.Trouble is not null).Take(5))
            Console.WriteLine($"A resident could not go on: {visit.Trouble}");
        foreach (string fault in faults.Take(5))
            Console.WriteLine(fault);
        int contracts = await db.Contracts.CountAsync(stop);
        Console.WriteLine(
            FormattableString.Invariant(
                $"Checked: {receipts.Count} of {homes.Count} were told that they have signed, {contracts} contracts are there, {faults.Count} faults."
            )
        );
        return faults.Count == 0 && receipts.Count == homes.Count && contracts == homes.Count ? 0 : 1;

        async Task VisitAsync(Invited home)
        {
            await door.WaitAsync(stop);
            using var resident = new Resident(
                home,
                server,
                Letterbox.In(place.Database),
                stop,
                (step, took) => steps.Enqueue((step, took))
            );
            try
            {
                visits.Add(new Visit(await resident.RunAsync(), null));
            }
            catch (Exception e) when (e is UnexpectedPageException or HttpRequestException)
            {
                visits.Add(new Visit(null, e.Message));
            }
            finally
            {
                door.Release();
            }
        }
    }

    private static async Task<long> LastEntryAsync(Database database, CancellationToken stop)
    {
        await using var db = database.CreateDbContext();
        return await db.Journal.MaxAsync(e => e.Id, stop);
    }

    private static void Print(
        ConcurrentQueue<(string Step, TimeSpan Took)> steps,
        int signed,
        int verbs,
        double seconds,
        BareRate bare,
        int count
    )
    {
        Console.WriteLine("| step | p50 ms | p95 ms | p99 ms |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (
            var step in steps
                .GroupBy(s => s.Step)
                .Append(steps.Select(s => ("any step", s.Took)).GroupBy(s => s.Item1).First())
        )
        {
            double[] ms = [.. step.Select(s => s.Took.TotalMilliseconds).Order()];
            Console.WriteLine(
                FormattableString.Invariant($"| {step.Key} | {At(ms, 0.5):0} | {At(ms, 0.95):0} | {At(ms, 0.99):0} |")
            );
        }
        double perSecond = verbs / seconds;
        Console.WriteLine(
            FormattableString.Invariant(
                $"{signed} of {count} residents signed in {seconds:0.0} s: {signed / seconds:0.0} contracts/s, {steps.Count / seconds:0} requests/s, {perSecond:0} transactions/s."
            )
        );
        Console.WriteLine(
            FormattableString.Invariant(
                $"The bare database writes the same rows in {bare.PerSecond:0} transactions/s ({bare.Connections} connections, the best of {bare.Tried}): ratio {perSecond / bare.PerSecond:0.000}."
            )
        );
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private sealed record Visit(Receipt? Receipt, string? Trouble);
}
