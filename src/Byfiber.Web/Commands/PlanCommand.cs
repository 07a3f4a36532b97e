using System.CommandLine;
using System.Diagnostics;
using Byfiber.Planning;
using Byfiber.Planning.Costs;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;

namespace Byfiber.Web.Commands;

/// <summary><c>byfiber plan</c>: from a map file to every file of a costed plan, without a database.</summary>
internal sealed class PlanCommand
{
    private const string SplitterAlone =
        "--splitter goes with --pon: without splitters every premises has a fibre of its own, so add --pon or leave it out.";

    private const int MostEffort = 1_000_000;

    /// <summary>More than a second can spend on a town; measured: ten.</summary>
    private const int EffortPerSecond = 100;

    private readonly Terminal terminal;
    private readonly MapWords map;
    private readonly ExampleCommand command = new(
        "plan",
        "Plan a fibre network on a map and write it in every format.",
        "byfiber plan sample --out my-plan",
        "byfiber plan municipality.osm.pbf --area outline.geojson --addresses addresses.gpkg --out my-plan",
        "byfiber plan map.osm.pbf --site 14.92,55.07 --site north=14.95,55.10 --ring --take-up 0.6 --out my-plan",
        "byfiber plan map.osm.pbf --addresses addresses.csv --prizes --out my-plan",
        "byfiber plan map.osm.pbf --budget 40000000 --out my-plan",
        "byfiber plan map.osm.pbf --pon --splitter 32 --cost-book prices.json --time-limit 2m --out my-plan"
    );

    private readonly Option<SitePosition[]> sites = new("--site")
    {
        Description = "Where a site may stand, degrees; the first is the operator's hand-over point. Repeat for more.",
        HelpName = "[NAME=]LON,LAT",
        CustomParser = Values.Sites,
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> existing = FileOption(
        "--existing",
        "Ducts, poles, open trenches and no-dig zones (GeoJSON)."
    );
    private readonly Option<string?> costBook = FileOption(
        "--cost-book",
        "Prices that replace the default ones (JSON)."
    );
    private readonly Option<string?> rules = FileOption(
        "--rules",
        "Technical rules that differ from the defaults (JSON)."
    );
    private readonly Option<double> takeUp = new("--take-up")
    {
        Description = "Share of premises that order: built and priced for them, sized for everybody.",
        HelpName = "SHARE",
        CustomParser = Values.Share,
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<bool> prizes = new("--prizes")
    {
        Description =
            "Leave out who does not pay: whose worth (in the cost book, or worth_sek in the addresses) is less than joining it takes.",
    };
    private readonly Option<long?> budget = new("--budget")
    {
        Description =
            "The most that the bill may come to: joins as many premises as it can, with --prizes those worth most.",
        HelpName = "SEK",
        CustomParser = Values.Sek,
    };
    private readonly Option<bool> pon = new("--pon")
    {
        Description = "Passive splitters instead of a fibre from the site to each premises.",
    };
    private readonly Option<int?> splitter = new("--splitter")
    {
        Description = "Ways of a splitter, with --pon: 8, 16, 32, 64 or 128 (32 where not said).",
        HelpName = "WAYS",
        CustomParser = Values.Splitter,
    };
    private readonly Option<bool> ring = new("--ring") { Description = "Join the sites in a ring instead of a tree." };
    private readonly Option<int?> effort = new("--effort")
    {
        Description =
            $"Work spent on improving, the same on every machine ({PlanRequest.DefaultEffort} where not said, what the time allows with --time-limit alone).",
        HelpName = "N",
        CustomParser = Values.Whole(1, MostEffort),
    };
    private readonly Option<TimeLimit> timeLimit = new("--time-limit")
    {
        Description = "Cuts the improving short: 30s, 2m, 1h or none.",
        HelpName = "TIME",
        CustomParser = Values.Time,
        DefaultValueFactory = _ => new TimeLimit(TimeSpan.FromSeconds(30)),
    };
    private readonly Option<int?> seed = new("--seed")
    {
        Description = "Another seed searches in another order (1 where not said).",
        HelpName = "N",
        CustomParser = Values.Whole(0, int.MaxValue),
    };
    private readonly Option<string> output = new("--out")
    {
        Description = "Folder for the plan's files; made when missing.",
        HelpName = "DIR",
        Required = true,
    };

    private PlanCommand(Terminal terminal)
    {
        this.terminal = terminal;
        map = MapWords.AddTo(command);
        foreach (
            var option in (Option[])
                [
                    sites,
                    existing,
                    costBook,
                    rules,
                    takeUp,
                    prizes,
                    budget,
                    pon,
                    splitter,
                    ring,
                    effort,
                    timeLimit,
                    seed,
                    output,
                ]
        )
            command.Add(option);
        splitter.Validators.Add(line =>
        {
            // A file of rules may ask for splitters too; that is known when it is read.
            if (line.GetResult(pon) is not { Implicit: false } && line.GetResult(rules) is null)
                line.AddError(SplitterAlone);
        });
        command.SetAction((line, cancel) => Task.Run(() => Run(line, cancel), CancellationToken.None));
    }

    public static Command Make(Terminal terminal) => new PlanCommand(terminal).command;

    private static Option<string?> FileOption(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    private int Run(ParseResult line, CancellationToken outer)
    {
        using var interrupts = new Interrupts(
            terminal.Error,
            "Stopping: the best plan so far is kept, if there is one. Press Ctrl-C again to drop it.",
            outer
        );
        // Before the long work, so that a folder or a book that will not do is known at once.
        using var folder = OutputFolder.Take(line.GetRequiredValue(output), output.Name);
        var costs = line.GetValue(costBook) is { } prices ? CostBook.Read(prices) : CostBook.Default;
        var sizing = Rules(line);
        var clock = terminal.Time;
        var (plan, timings) = PlanProgressView.Watch(
            terminal,
            progress =>
            {
                progress.Report(new PlanProgress(PlanStep.Read, 0));
                var started = clock.GetTimestamp();
                var data = map.Of(line).Read(null, interrupts.Token);
                var request = Request(line, data) with { Costs = costs, Rules = sizing };
                var readSeconds = clock.GetElapsedTime(started).TotalSeconds;
                var made = new Planner(clock).Plan(request, progress, interrupts.Token);
                made = Measured(made, readSeconds);
                progress.Report(new PlanProgress(PlanStep.Write, 0));
                // Not cancelled any more: a person who pressed Ctrl-C wants the plan that there is.
                return (made, PlanFiles.WriteAll(made, folder.Path, clock, CancellationToken.None));
            }
        );
        PlanReport.Write(terminal, plan, timings, folder.Path);
        return 0;
    }

    private PlanRequest Request(ParseResult line, MapData data)
    {
        var request = new PlanRequest
        {
            Map = data,
            Existing = line.GetValue(existing) is { } plant
                ? ExistingPlantReader.Read(plant, data.Crs)
                : new ExistingPlant(),
            Sites = [.. line.GetValue(sites)!.Select(site => new SiteCandidate(site.Name, data.Crs.Project(site.At)))],
            TakeUp = line.GetValue(takeUp),
            ByWorth = line.GetValue(prizes),
            BudgetOre = line.GetValue(budget),
            TimeLimit = line.GetValue(timeLimit)!.Span,
        };
        return request with
        {
            Effort = line.GetValue(effort) ?? EffortFor(line) ?? request.Effort,
            Seed = (ulong?)line.GetValue(seed) ?? request.Seed,
        };
    }

    /// <summary>Whoever gives a time and no effort wants that time used.</summary>
    private int? EffortFor(ParseResult line) =>
        line.GetResult(timeLimit) is { Implicit: false } && line.GetValue(timeLimit)!.Span is { } span
            ? (int)Math.Clamp(EffortPerSecond * span.TotalSeconds, PlanRequest.DefaultEffort, MostEffort)
            : null;

    /// <summary>The words on the line stand above the rules of the file.</summary>
    private PlanningRules Rules(ParseResult line)
    {
        var chosen = line.GetValue(rules) is { } file ? PlanningRules.Read(file) : new PlanningRules();
        if (line.GetValue(pon) || chosen.Architecture == Architecture.Pon)
            chosen = chosen.AsPon();
        if (line.GetValue(splitter) is { } ways)
            chosen =
                chosen.Architecture == Architecture.Pon
                    ? chosen with
                    {
                        SplitterRatio = ways,
                    }
                    : throw new PlanningException(SplitterAlone);
        return line.GetValue(ring) ? chosen with { Backbone = Backbone.Ring } : chosen;
    }

    private static Plan Measured(Plan plan, double readSeconds)
    {
        using var process = Process.GetCurrentProcess();
        var timings = plan.Summary.Timings with
        {
            Read = readSeconds,
            PeakMemoryMb = process.PeakWorkingSet64 / 1048576.0,
        };
        return plan with { Summary = plan.Summary with { Timings = timings } };
    }
}
