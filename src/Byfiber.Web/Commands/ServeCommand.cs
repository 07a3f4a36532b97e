using System.CommandLine;
using Byfiber.Web.Hosting;

namespace Byfiber.Web.Commands;

/// <summary><c>byfiber serve</c>: the pages, the API and the background work, until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var data = new Option<string>("--data") { Description = "Folder of the embedded database.", Required = true };
        var port = new Option<int>("--port") { Description = "Port on this machine.", DefaultValueFactory = _ => 5080 };
        var command = new Command("serve", "Serve the pages and the API on this machine.") { data, port };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var settings = new HostSettings
                {
                    Port = parsed.GetValue(port),
                    KeysDirectory = Path.Combine(parsed.GetRequiredValue(data), "keys"),
                };
                await using var app = ByfiberApp.Build(settings);
                await app.RunAsync(cancel);
                return 0;
            }
        );
        return command;
    }
}
