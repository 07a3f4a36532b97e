using System.CommandLine;
using Byfiber.Core.Places;
using Byfiber.Web.Api;
using Byfiber.Web.Hosting;

namespace Byfiber.Web.Commands;

/// <summary><c>byfiber import</c>: takes a map into a database and tells how it differs from what was there.</summary>
internal sealed class ImportCommand
{
    private const int MostExamples = 10;
    private readonly Terminal terminal;
    private readonly MapWords map;
    private readonly DatabaseWords database;
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Tell what would change, and change nothing.",
    };

    private ImportCommand(Terminal terminal, Command command)
    {
        this.terminal = terminal;
        map = MapWords.AddTo(command);
        database = DatabaseWords.AddTo(command);
        command.Add(dryRun);
        command.SetAction(RunAsync);
    }

    public static Command Make(Terminal terminal)
    {
        var command = new ExampleCommand(
            "import",
            "Take a map into a database: all of it or nothing. The same map again changes nothing.",
            "byfiber import municipality.osm.pbf --area outline.geojson --data my-municipality",
            "byfiber import municipality.osm.pbf --addresses addresses.gpkg --data my-municipality --dry-run",
            "byfiber import sample --database \"Host=localhost;Database=byfiber;Username=byfiber\""
        );
        _ = new ImportCommand(terminal, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken outer)
    {
        using var interrupts = new Interrupts(terminal.Error, "Stopping: nothing is changed.", outer);
        var cancel = interrupts.Token;
        var files = map.Of(line);
        terminal.Say($"Reading {files.Name}");
        // The hash first: a file that is replaced meanwhile is then another one the next time.
        var hash = await files.HashAsync(cancel);
        var data = files.Read(null, cancel);
        foreach (var warning in data.Warnings)
            terminal.Say($"Note: {warning}");
        var opened = await database.OpenAsync(line, cancel);
        var diff = await new PreviewImport(opened).RunAsync(data, cancel);
        if (line.GetValue(dryRun))
        {
            Tell(diff);
            terminal.Say("Nothing was changed (--dry-run).");
            return 0;
        }
        var outcome = await new ImportMap(opened, terminal.Time).RunAsync(
            data,
            files.Name,
            hash,
            Actors.Command,
            cancel
        );
        if (outcome.AlreadyThere)
        {
            terminal.Say($"{opened.Name} holds this map already (import {outcome.Batch.Id}): nothing was changed.");
            return 0;
        }
        Tell(diff);
        var batch = outcome.Batch;
        terminal.Say(
            $"Import {batch.Id} into {opened.Name}: {Figures.Count(batch.PremisesCount)} premises, "
                + $"{Figures.Count(batch.RoadCount)} roads, {Figures.Count(batch.BuildingCount)} buildings, "
                + $"{Figures.Count(batch.AreaCount)} areas."
        );
        return 0;
    }

    private void Tell(MapDiff diff)
    {
        terminal.Table(
            ["Premises", ">"],
            [
                ["added", Figures.Count(diff.Added.Count)],
                ["changed", Figures.Count(diff.Changed.Count)],
                ["removed", Figures.Count(diff.Removed.Count)],
                ["unchanged", Figures.Count(diff.UnchangedCount)],
            ]
        );
        // The first import adds everything: naming some of it would tell nothing.
        if (diff.UnchangedCount + diff.Changed.Count + diff.Removed.Count == 0)
            return;
        Examples("Added", diff.Added);
        Examples("Changed", diff.Changed);
        Examples("Removed", diff.Removed);
    }

    private void Examples(string heading, IReadOnlyList<PremisesChange> changes)
    {
        foreach (var change in changes.Take(MostExamples))
        {
            var fields = string.Join(
                "; ",
                change.Fields.Select(field => $"{field.Field} {field.Before} -> {field.After}")
            );
            terminal.Say($"{heading}: {change.Address} ({change.SourceId}){(fields.Length > 0 ? ": " + fields : "")}");
        }
        if (changes.Count > MostExamples)
            terminal.Say($"{heading}: and {Figures.Count(changes.Count - MostExamples)} more");
    }
}
