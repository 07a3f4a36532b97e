using System.Diagnostics;
using System.Globalization;
using Byfiber.Planning;
using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Prizes;

namespace Byfiber.Bench;

/// <summary>
/// Solves Steiner instances one by one and prints a line for each: value, bound, gap, seconds, peak memory. With --out it
/// writes a solution file per instance: VALUE, BOUND and the edges as pairs of the file's node numbers.
/// </summary>
internal static class SteinerBench
{
    private const string Usage =
        "usage: bench steiner FILE... [--time-limit 60s] [--effort N] [--seed N] [--out DIR] [--trace]";

    public static int Run(string[] args)
    {
        var files = new List<string>();
        double seconds = 60;
        int effort = 1_000_000;
        ulong seed = 1;
        string? folder = null;
        bool trace = false;
        for (int i = 0; i < args.Length; i++)
        {
            string Value() => i + 1 < args.Length ? args[++i] : throw new PlanningException($"{args[i]} needs a value");
            switch (args[i])
            {
                case "--time-limit":
                    seconds = double.Parse(Value().TrimEnd('s'), CultureInfo.InvariantCulture);
                    break;
                case "--effort":
                    effort = int.Parse(Value(), CultureInfo.InvariantCulture);
                    break;
                case "--seed":
                    seed = ulong.Parse(Value(), CultureInfo.InvariantCulture);
                    break;
                case "--out":
                    folder = Directory.CreateDirectory(Value()).FullName;
                    break;
                case "--trace":
                    trace = true;
                    break;
                default:
                    files.Add(args[i]);
                    break;
            }
        }
        if (files.Count == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        Console.WriteLine($"{"instance", -16}{"value", 18}{"bound", 18}{"gap %", 9}{"seconds", 9}{"peak MB", 9}");
        try
        {
            foreach (string file in files)
                Solve(file, seconds, effort, seed, folder, trace);
            return 0;
        }
        catch (Exception e) when (e is PlanningException or IOException or ArgumentException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Solve(string file, double seconds, int effort, ulong seed, string? folder, bool trace)
    {
        long start = Stopwatch.GetTimestamp();
        SteinerInstance instance = SteinerInstance.Read(file);
        var options = new SteinerOptions
        {
            Effort = effort,
            Seed = seed,
            Time = TimeProvider.System,
            Deadline = start + (long)(seconds * TimeProvider.System.TimestampFrequency),
        };
        var watcher = trace ? new Trace(start) : null;
        (SteinerTree tree, int single) = Solve(instance, options, watcher);
        double spent = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double gap = tree.Cost == 0 ? 0 : 100.0 * (tree.Cost - tree.Bound) / tree.Cost;
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Stem(file), -16}{Decimal(tree.Cost, instance), 18}{Decimal(tree.Bound, instance), 18}"
                    + $"{gap, 9:F4}{spent, 9:F1}{self.PeakWorkingSet64 >> 20, 9}"
            )
        );
        if (folder is not null)
            Write(Path.Combine(folder, Stem(file) + ".sol"), instance, tree, single);
    }

    /// <summary>The tree, and a node of it for the case that it has no edge (-1: not even a node).</summary>
    private static (SteinerTree Tree, int Single) Solve(
        SteinerInstance instance,
        SteinerOptions options,
        IProgress<SteinerProgress>? watcher
    )
    {
        if (instance.Prizes is null)
        {
            SteinerTree tree = SteinerSolver.Solve(instance.Problem, options, watcher, CancellationToken.None);
            return (tree, instance.Problem.Terminals.FirstOrDefault(-1));
        }
        PrizeTree found = PrizeSolver.Solve(instance.Prizes, options, watcher, CancellationToken.None);
        return (new SteinerTree(found.Edges, found.Cost, found.Bound, found.CutShort), found.Nodes.FirstOrDefault(-1));
    }

    private static void Write(string path, SteinerInstance instance, SteinerTree tree, int single)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine($"VALUE {Decimal(tree.Cost, instance)}");
        writer.WriteLine($"BOUND {Decimal(tree.Bound, instance)}");
        Graph graph = instance.Problem.Graph;
        foreach (int e in tree.Edges)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{graph.Tail[e] + 1} {graph.Head[e] + 1}"));
        if (tree.Edges.Length == 0 && single >= 0)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"V {single + 1}"));
    }

    private static string Decimal(long cost, SteinerInstance instance) =>
        ((decimal)cost / instance.Scale).ToString(CultureInfo.InvariantCulture);

    private static string Stem(string file)
    {
        string name = Path.GetFileName(file);
        return name[..(name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? dot : name.Length)];
    }

    /// <summary>Prints each improvement with its time.</summary>
    private sealed class Trace(long start) : IProgress<SteinerProgress>
    {
        public void Report(SteinerProgress value) =>
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {Stopwatch.GetElapsedTime(start).TotalSeconds, 7:F2} s  {value.Cost} {value.Bound} {value.Fraction:P2}"
                )
            );
    }
}
