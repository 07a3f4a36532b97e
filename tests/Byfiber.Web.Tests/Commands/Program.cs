using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Byfiber.Web.Tests.Commands;

/// <summary>The program in a process of its own, as a person starts it; killed at the end if it still runs.</summary>
internal sealed class Program : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Program(Process process) => _process = process;

    /// <summary>Everything that it has printed so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public static Program Start(params string[] words) => StartIn(null, words);

    /// <param name="home">Where the person's own data lie, in place of those of whoever runs the tests; null leaves it.</param>
    /// <param name="words">What is typed after the program's name.</param>
    public static Program StartIn(string? home, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        if (home is not null)
            start.Environment["XDG_DATA_HOME"] = home;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "byfiber.dll"));
        foreach (var word in words)
            start.ArgumentList.Add(word);
        var program = new Program(new Process { StartInfo = start });
        program._process.OutputDataReceived += (_, line) => program.Hear(line.Data);
        program._process.ErrorDataReceived += (_, line) => program.Hear(line.Data);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it has printed the words.</summary>
    public async Task HearAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Said.Contains(words, StringComparison.Ordinal))
        {
            if (_process.HasExited)
            {
                // What it printed may still be on its way; the wait ends when the pipes have been read out.
                await _process.WaitForExitAsync(patience.Token);
                if (!Said.Contains(words, StringComparison.Ordinal))
                    throw new InvalidOperationException($"It ended before it said \"{words}\". It said:\n{Said}");
            }
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>kill -9: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ctrl-C; gives the exit code when it has ended.</summary>
    public async Task<int> InterruptAsync()
    {
        using (
            var kill = Process.Start(
                "kill",
                ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            )
        )
            await kill.WaitForExitAsync();
        return await EndAsync();
    }

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }
}
