using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Byfiber.Planning;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Connections;

namespace Byfiber.Web.Commands;

/// <summary><c>byfiber serve</c>: the pages, the API and the background work, until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Make(Terminal terminal)
    {
        var port = PortOption();
        var publicAddress = PublicAddress.MakeOption();
        var command = new ExampleCommand(
            "serve",
            "Serve the pages and the API on this machine, until Ctrl-C.",
            "byfiber serve --data my-municipality",
            "byfiber serve --database \"Host=localhost;Database=byfiber;Username=byfiber\" --port 8080",
            "byfiber serve --data my-municipality --public-address https://fiber.example.se"
        )
        {
            port,
            publicAddress,
        };
        var database = DatabaseWords.AddTo(command);
        command.SetAction(
            async (line, cancel) =>
            {
                var opened = await database.OpenAsync(line, cancel);
                await using var app = ByfiberApp.Build(
                    database.Settings(line, opened, line.GetValue(port) ?? 0) with
                    {
                        PublicAddress = line.GetValue(publicAddress),
                    }
                );
                var address = await StartAsync(app, line.GetValue(port) ?? 0, cancel);
                terminal.Say($"Byfiber serves {opened.Name} on {address}");
                if (line.GetValue(publicAddress) is { } name)
                    terminal.Say($"The proxy on this machine passes {name} on to it.");
                terminal.Say("Stop it with Ctrl-C.");
                await app.WaitForShutdownAsync(cancel);
                return 0;
            }
        );
        return command;
    }

    public static Option<int?> PortOption() =>
        new("--port")
        {
            Description = "Port on this machine (only this machine can reach it).",
            HelpName = "PORT",
            CustomParser = Values.Whole(0, 65_535),
            DefaultValueFactory = _ => 5080,
        };

    /// <summary>Where this machine's browser finds the program.</summary>
    public static Uri LocalAddress(int? port) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"));

    /// <summary>Starts to listen; gives the address for a browser.</summary>
    /// <exception cref="PlanningException">The port is taken or not allowed.</exception>
    public static async Task<string> StartAsync(WebApplication app, int port, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw Taken(port, e);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new PlanningException(
                FormattableString.Invariant(
                    $"Port {port} cannot be used ({e.Message}): choose another above 1023 with --port."
                ),
                e
            );
        }
        return app.Urls.First();
    }

    /// <summary>Refuses a port that somebody listens on, before work is done that would be for nothing.</summary>
    /// <exception cref="PlanningException">It is taken.</exception>
    public static void RefuseTaken(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw Taken(port, e);
        }
        catch (SocketException)
        {
            // Whatever else it is, starting the server says it better.
        }
    }

    private static PlanningException Taken(int port, Exception e) =>
        new(
            FormattableString.Invariant(
                $"Port {port} is taken by another program (perhaps another Byfiber): stop it, or choose another with --port."
            ),
            e
        );
}
