using System.CommandLine;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Byfiber.Web.Api;
using Byfiber.Web.Demo;
using Byfiber.Web.Hosting;

namespace Byfiber.Web.Commands;

/// <summary>
/// <c>byfiber demo</c>: a municipality in an embedded database, its network planned, and the pages to look at it. What an
/// earlier start left half done is finished by this one.
/// </summary>
internal sealed class DemoCommand
{
    private readonly Terminal terminal;
    private readonly Option<int?> port = ServeCommand.PortOption();
    private readonly Option<string> data = new("--data")
    {
        Description = "Folder of the demo's database; made when missing.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("byfiber-data", "demo"),
    };
    private readonly Option<bool> fresh = new("--fresh")
    {
        Description = "Start anew: removes the demo's database first.",
    };
    private readonly Option<string?> map = new("--map")
    {
        Description = "A real map (.osm.pbf, .osm, .osm.gz) instead of the made-up municipality.",
        HelpName = "FILE",
    };
    private readonly Option<string?> area = new("--area")
    {
        Description = "GeoJSON outline, with --map: only what lies inside is read.",
        HelpName = "FILE",
    };

    private DemoCommand(Terminal terminal, Command command)
    {
        this.terminal = terminal;
        command.Add(port);
        command.Add(data);
        command.Add(fresh);
        command.Add(map);
        command.Add(area);
        command.Validators.Add(line =>
        {
            if (
                line.GetResult(area) is not null
                && (line.GetResult(map) is null || MapWords.IsSample(line.GetResult(map)))
            )
                line.AddError("--area goes with --map: the made-up municipality has its own outline.");
        });
        command.SetAction(RunAsync);
    }

    public static Command Make(Terminal terminal)
    {
        var command = new ExampleCommand(
            "demo",
            "Plan a municipality and show it on this machine, until Ctrl-C.",
            "byfiber demo",
            "byfiber demo --port 8080 --fresh",
            "byfiber demo --map municipality.osm.pbf --area outline.geojson --data my-demo"
        );
        _ = new DemoCommand(terminal, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken outer)
    {
        var wantedPort = line.GetValue(port) ?? 0;
        ServeCommand.RefuseTaken(wantedPort);
        using var folder = OutputFolder.Take(line.GetRequiredValue(data), data.Name);
        if (line.GetValue(fresh))
            RemoveDatabase(folder.Path);
        var files = new MapFiles(line.GetValue(map) ?? MapFiles.Sample) { OutlinePath = line.GetValue(area) };
        var database = Database.InFolder(folder.Path);
        using (var interrupts = new Interrupts(terminal.Error, "Stopping: the next start goes on from here.", outer))
            await FillAsync(database, files, line.GetValue(map) is not null, interrupts.Token);

        await using var app = ByfiberApp.Build(
            new HostSettings
            {
                Database = database,
                Port = wantedPort,
                KeysDirectory = Path.Combine(folder.Path, "keys"),
                AsksSecondFactor = false,
                HasMadeUpIdentities = true,
                NetworkOwner = DemoNames.NetworkOwner,
            }
        );
        await DemoAccounts.EnsureAsync(app.Services, outer);
        var address = await ServeCommand.StartAsync(app, wantedPort, outer);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(outer, app.Lifetime.ApplicationStopping);
        var plan = new DemoPlan(app.Services, terminal);
        var filled = files.MapPath == MapFiles.Sample ? new DemoCampaign(app.Services, terminal) : null;
        var told = TellAsync(app, plan, filled, address, stopping.Token);
        Welcome(address, folder.Path, files);
        await told;
        await app.WaitForShutdownAsync(outer);
        return 0;
    }

    /// <summary>Imports the map, unless an earlier start did.</summary>
    private async Task FillAsync(Database database, MapFiles files, bool named, CancellationToken cancel)
    {
        await database.MigrateAsync(cancel);
        var hash = await files.HashAsync(cancel);
        if (await new ImportHistory(database).RunAsync(1, cancel) is [var there, ..])
        {
            if (named && there.Sha256 != hash)
                throw new PlanningException(
                    $"{database.Name} holds another map ({there.SourceName}): add --fresh to replace it, or name another folder with --data."
                );
            terminal.Say($"{there.Name} is in {database.Name} already.");
            return;
        }
        terminal.Say(files.MapPath == MapFiles.Sample ? "Making up a municipality" : $"Reading {files.Name}");
        var municipality = files.Read(null, cancel);
        foreach (var warning in municipality.Warnings)
            terminal.Say($"Note: {warning}");
        terminal.Say($"Importing {municipality.Name}: {Figures.Count(municipality.Premises.Count)} premises");
        await new ImportMap(database, terminal.Time).RunAsync(municipality, files.Name, hash, Actors.Command, cancel);
    }

    private void Welcome(string address, string folder, MapFiles files)
    {
        terminal.Say();
        terminal.Say($"Byfiber is running on {address}");
        terminal.Say($"  {address}/map            the map: premises, and the plan when it is made");
        terminal.Say($"  {address}/plans          plans, their costs and files");
        terminal.Say($"  {address}/api/reference  the API");
        terminal.Say($"Sign in on {address}/sign-in with one of these; the password is {DemoAccounts.Password}");
        terminal.Table(
            ["", "Role", "E-mail"],
            DemoAccounts.All.Select(one => (string[])["  ", one.Role.ToString(), one.Email])
        );
        if (files.MapPath == MapFiles.Sample)
            terminal.Say("The municipality is made up: its figures are no real place's.");
        terminal.Say($"Its data is in {folder}; the next start is quick. Stop with Ctrl-C.");
        terminal.Say();
    }

    /// <summary>The plan, and after it the campaign's year, while the pages are there already.</summary>
    private async Task TellAsync(
        WebApplication app,
        DemoPlan plan,
        DemoCampaign? campaign,
        string address,
        CancellationToken cancel
    )
    {
        try
        {
            if (await plan.FinishAsync(cancel) is { } planned)
                terminal.Say($"{planned} Look at {address}/map");
            if (campaign is not null && await campaign.FinishAsync(cancel) is { } year)
                terminal.Say($"{year} Look at {address}/campaigns");
            await DemoCodes.TellAsync(app.Services, terminal, address, cancel);
        }
        catch (OperationCanceledException)
        {
            // Stopped meanwhile: the next start goes on from here.
        }
    }

    /// <summary>Removes the database's own files and nothing else that a person may keep in the folder.</summary>
    private static void RemoveDatabase(string folder)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" })
            File.Delete(Path.Combine(folder, Database.FileName + ending));
    }
}
