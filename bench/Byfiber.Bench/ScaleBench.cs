using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Byfiber.Planning;
using Byfiber.Planning.Sources;

namespace Byfiber.Bench;

/// <summary>
/// Plans larger and larger areas, from the trench graph to the bill and the finished <see cref="Plan"/>, and prints how time
/// and memory grow. The areas are true-to-scale copies of one real map (<see cref="MapCopies"/>). Every size has a process of its own,
/// so that its peak memory, which includes the map itself, is its own too.
/// </summary>
internal static class ScaleBench
{
    private const string Usage =
        "usage: bench scale MAP [--outline FILE] [--premises 4000,16000,64000,250000,1000000] [--effort N] [--time-limit 600s]";

    private const string Row = "--row";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            bool row = args is [.., Row];
            var options = Options.Parse(row ? args[..^1] : args);
            if (row)
            {
                Console.WriteLine(JsonSerializer.Serialize(Measure(options)));
                return 0;
            }
            Console.WriteLine(
                "| premises | nodes | edges | graph s | solve s | layout s | size s | cost s | total s | ms per premises | peak MB | bytes per premises | trench MSEK | bound MSEK | gap | bill MSEK |"
            );
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            var figures = new List<Figures>();
            foreach (int premises in options.Premises)
            {
                if (await InOwnProcessAsync(args, premises) is not { } one)
                    return 1;
                Console.WriteLine(Cells(one));
                figures.Add(one);
            }
            PrintGrowth(figures);
            return 0;
        }
        catch (Exception e) when (e is PlanningException or FormatException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} ({Usage})");
            return 2;
        }
    }

    private static async Task<Figures?> InOwnProcessAsync(string[] args, int premises)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        // Started by "dotnet bench.dll", the program is dotnet and wants the library's name first.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ScaleBench).Assembly.Location);
        string only = premises.ToString(CultureInfo.InvariantCulture);
        foreach (string word in (string[])["scale", .. args, "--premises", only, Row])
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        string answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Figures>(answer) : null;
    }

    private static Figures Measure(Options options)
    {
        var map = MapReader.Read(options.Map, new MapReadOptions { AreaPath = options.Outline });
        int copies = Math.Max(1, (int)Math.Round((double)options.Premises[0] / map.Premises.Count));
        map = MapCopies.Make(map, copies);
        var request = new PlanRequest
        {
            Map = map,
            Effort = options.Effort,
            TimeLimit = options.TimeLimit,
        };
        var clock = new StepClock();
        var summary = new Planner(TimeProvider.System).Plan(request, clock).Summary;
        clock.Stop();
        using var self = Process.GetCurrentProcess();
        return new Figures
        {
            Premises = summary.PremisesTotal,
            Planned = summary.PremisesPlanned,
            Nodes = summary.GraphNodes,
            Edges = summary.GraphEdges,
            Graph = clock.Seconds(PlanStep.Graph),
            Solve = clock.Seconds(PlanStep.Solve),
            Layout = clock.Seconds(PlanStep.Layout),
            Size = clock.Seconds(PlanStep.Size),
            Cost = clock.Seconds(PlanStep.Cost),
            PeakBytes = self.PeakWorkingSet64,
            TrenchOre = summary.TrenchCostOre,
            BoundOre = summary.TrenchBoundOre,
            BillOre = summary.CostOre,
        };
    }

    private static string Cells(Figures f) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {f.Premises:N0} | {f.Nodes:N0} | {f.Edges:N0} | {f.Graph:0.0} | {f.Solve:0.0} | {f.Layout:0.0} | {f.Size:0.0} | {f.Cost:0.0} | {f.Total:0.0} | {1000 * f.Total / f.Premises:0.000} | {f.PeakBytes >> 20:N0} | {f.PeakBytes / f.Premises:N0} | {f.TrenchOre / 1e8:N1} | {f.BoundOre / 1e8:N1} | {100.0 * (f.TrenchOre - f.BoundOre) / f.TrenchOre:0.00} % | {f.BillOre / 1e8:N1} |"
        );

    /// <summary>From the size nearest to 64,000 premises to the largest: time and memory grow as this power of the premises.</summary>
    private static void PrintGrowth(List<Figures> figures)
    {
        var from = figures.MinBy(f => Math.Abs(f.Premises - 64_000))!;
        var to = figures.MaxBy(f => f.Premises)!;
        if (from == to)
            return;
        double Exponent(double a, double b) => Math.Log(b / a) / Math.Log((double)to.Premises / from.Premises);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nFrom {from.Premises:N0} to {to.Premises:N0} premises: time grows as their {Exponent(from.Total, to.Total):0.00}th power, peak memory as their {Exponent(from.PeakBytes, to.PeakBytes):0.00}th."
            )
        );
    }

    /// <summary>What one size was measured to need.</summary>
    private sealed record Figures
    {
        public required int Premises { get; init; }
        public required int Planned { get; init; }
        public required int Nodes { get; init; }
        public required int Edges { get; init; }
        public required double Graph { get; init; }
        public required double Solve { get; init; }
        public required double Layout { get; init; }
        public required double Size { get; init; }
        public required double Cost { get; init; }
        public required long PeakBytes { get; init; }
        public required long TrenchOre { get; init; }
        public required long BoundOre { get; init; }
        public required long BillOre { get; init; }

        public double Total => Graph + Solve + Layout + Size + Cost;
    }

    private sealed record Options(string Map, string? Outline, int[] Premises, int Effort, TimeSpan? TimeLimit)
    {
        public static Options Parse(string[] args)
        {
            if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal))
                throw new PlanningException("There is no map to copy.");
            var options = new Options(args[0], null, [4_000, 16_000, 64_000, 250_000, 1_000_000], 10, null);
            for (int i = 1; i < args.Length; i += 2)
            {
                string value =
                    i + 1 < args.Length ? args[i + 1] : throw new PlanningException($"{args[i]} needs a value.");
                options = args[i] switch
                {
                    "--outline" => options with { Outline = value },
                    "--premises" => options with
                    {
                        Premises = [.. value.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))],
                    },
                    "--effort" => options with { Effort = int.Parse(value, CultureInfo.InvariantCulture) },
                    "--time-limit" => options with
                    {
                        TimeLimit = TimeSpan.FromSeconds(
                            double.Parse(value.TrimEnd('s'), CultureInfo.InvariantCulture)
                        ),
                    },
                    _ => throw new PlanningException($"There is no option {args[i]}."),
                };
            }
            return options;
        }
    }

    /// <summary>Seconds per step, and what happens on the standard error.</summary>
    private sealed class StepClock : IProgress<PlanProgress>
    {
        private readonly Dictionary<PlanStep, TimeSpan> _spent = [];
        private PlanStep? _step;
        private long _since = Stopwatch.GetTimestamp(),
            _told = Stopwatch.GetTimestamp();

        public double Seconds(PlanStep step) => _spent.GetValueOrDefault(step).TotalSeconds;

        public void Report(PlanProgress value)
        {
            if (value.Step != _step)
            {
                Stop();
                (_step, _since) = (value.Step, Stopwatch.GetTimestamp());
                Tell(value);
            }
            else if (Stopwatch.GetElapsedTime(_told).TotalSeconds > 10)
            {
                Tell(value);
            }
        }

        public void Stop()
        {
            if (_step is { } step)
                _spent[step] = _spent.GetValueOrDefault(step) + Stopwatch.GetElapsedTime(_since);
        }

        private void Tell(PlanProgress p)
        {
            _told = Stopwatch.GetTimestamp();
            string gap = p is { CostOre: > 0 and var cost, BoundOre: { } bound }
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" {p.Fraction:P0}, gap {100.0 * (cost - bound) / cost:0.00} %"
                )
                : "";
            double before = _spent.Values.Sum(spent => spent.TotalSeconds);
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{before, 8:0.0} s  {Environment.WorkingSet >> 20, 6} MB  {p.Step}{gap}"
                )
            );
        }
    }
}
