using System.Diagnostics;
using System.Globalization;
using Byfiber.Planning;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Sources.Sample;

namespace Byfiber.Bench;

/// <summary>
/// Plans whole maps, from the file to every output, and prints a row of a Markdown table for each. Every map has a process of
/// its own, so that its peak memory is its own too.
/// </summary>
internal static class PlanBench
{
    private const string Usage = "usage: bench plan MAP|sample... [--time-limit 30s] [--effort N]";
    private const string Row = "--row";

    public static async Task<int> RunAsync(string[] args)
    {
        var maps = args.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var options = args[maps.Length..];
        if (maps.Length == 0)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        try
        {
            if (options is [.. var rest, Row])
            {
                Console.WriteLine(OneRow(maps[0], rest));
                return 0;
            }
            Console.WriteLine(
                "| map | premises | planned | trench km | SEK per premises | gap | read | graph | solve | size | write | peak MB | check |"
            );
            Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
            var failed = 0;
            foreach (var map in maps)
                failed += await InOwnProcessAsync(map, options);
            return failed == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is PlanningException or FormatException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} ({Usage})");
            return 1;
        }
    }

    private static async Task<int> InOwnProcessAsync(string map, string[] options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        // Started by "dotnet bench.dll", the program is dotnet and wants the library's name first.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(PlanBench).Assembly.Location);
        foreach (var word in (string[])["plan", map, .. options, Row])
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? 0 : 1;
    }

    private static string OneRow(string map, string[] options)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var data = map == "sample" ? SampleMunicipality.Generate() : MapReader.Read(map);
        var read = time.GetElapsedTime(started).TotalSeconds;
        var plan = new Planner(time).Plan(Request(data, options));
        plan = plan with { Summary = plan.Summary with { Timings = plan.Summary.Timings with { Read = read } } };
        var folder = Directory.CreateTempSubdirectory("byfiber-bench-");
        try
        {
            var timings = PlanFiles.WriteAll(plan, folder.FullName, time);
            var findings = PlanCheck.Run(Path.Combine(folder.FullName, "plan.gpkg"));
            return Cells(map, plan.Summary, timings, findings.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PlanRequest Request(MapData data, string[] options)
    {
        var request = new PlanRequest { Map = data };
        for (var i = 0; i < options.Length; i += 2)
        {
            var value =
                i + 1 < options.Length ? options[i + 1] : throw new PlanningException($"{options[i]} needs a value.");
            request = options[i] switch
            {
                "--time-limit" => request with
                {
                    TimeLimit =
                        value == "none"
                            ? null
                            : TimeSpan.FromSeconds(double.Parse(value.TrimEnd('s'), CultureInfo.InvariantCulture)),
                },
                "--effort" => request with { Effort = int.Parse(value, CultureInfo.InvariantCulture) },
                _ => throw new PlanningException($"There is no option {options[i]}."),
            };
        }
        return request;
    }

    private static string Cells(string map, PlanSummary s, PlanTimings t, int findings) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name(map)} | {s.PremisesTotal:N0} | {100.0 * s.PremisesPlanned / s.PremisesTotal:0.00} % | {s.TrenchMm / 1e6:0.0} | {s.CostOre / 100.0 / Math.Max(1, s.PremisesOrdered):N0} | {s.GapPercent:0.00} %{(s.CutShort ? " (cut short)" : "")} | {t.Read:0.0} | {t.Graph:0.0} | {t.Solve:0.0} | {t.Size:0.0} | {t.Write:0.0} | {t.PeakMemoryMb:0} | {(findings == 0 ? "clean" : $"{findings} rules fail")} |"
        );

    private static string Name(string map) => Path.GetFileName(map).Replace(".osm.pbf", "", StringComparison.Ordinal);
}
