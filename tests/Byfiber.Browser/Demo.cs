using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Byfiber.Browser;

/// <summary>
/// The program as a person starts it: <c>byfiber demo</c> in a process of its own, on a free port and a fresh folder, once for
/// the assembly. Where there is no browser it is not started.
/// </summary>
public sealed partial class Demo : IAsyncLifetime
{
    /// <summary>The role of nobody's account: the household of the demo that has a contract.</summary>
    public const string Household = "household";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("byfiber-demo").FullName;
    private readonly StringBuilder _said = new();
    private readonly SemaphoreSlim _signingIn = new(1);
    private readonly Dictionary<string, Cookie> _cookies = new(StringComparer.Ordinal);
    private Process? _process;

    /// <summary>"http://localhost:12345", without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Everything that the demo has printed so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Chromium.ProgramPath == null)
        {
            return;
        }
        Address = FormattableString.Invariant($"http://localhost:{FreePort()}");
        _process = Start();
        await WaitUntilItAnswers();
        await WaitUntilItIsReady();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        _signingIn.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The password of the demo's accounts, as it has printed it.</summary>
    public string Password => PasswordWord().Match(Said).Groups["value"].Value;

    /// <summary>The folder of its database.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>Where the demo puts the mail and SMS that it would send.</summary>
    public string Outbox => Path.Combine(Data, "outbox");

    /// <summary>Where the letter of a household that has not answered leads: "/k/7H2K9QXM4TBD".</summary>
    public string UnansweredLetter => LetterOf("a household that has not answered");

    /// <summary>Signs in as a person does, once for each role; gives the cookie.</summary>
    public async Task<Cookie> SignIn(string role)
    {
        await _signingIn.WaitAsync();
        try
        {
            if (!_cookies.TryGetValue(role, out var cookie))
            {
                _cookies[role] = cookie = role == Household ? await SignInHousehold() : await SignInAnew(role);
            }
            return cookie;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    /// <summary>A program of its own that has signed in.</summary>
    public async Task<HttpClient> Client(string role)
    {
        var jar = new CookieContainer();
        jar.Add(new Uri(Address), await SignIn(role));
        return new HttpClient(new HttpClientHandler { CookieContainer = jar });
    }

    private async Task<Cookie> SignInAnew(string role)
    {
        var jar = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = jar });
        var form = await client.GetStringAsync(Address + "/sign-in");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = Token().Match(form).Groups["value"].Value,
            ["email"] = EmailOf(role),
            ["password"] = Password,
        };
        using var sent = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(Address + "/sign-in", sent);
        return jar.GetCookies(new Uri(Address))["byfiber.staff"]
            ?? throw new InvalidOperationException($"{role} could not sign in. The demo said:\n{Said}");
    }

    /// <summary>By the code of its letter.</summary>
    private async Task<Cookie> SignInHousehold()
    {
        var jar = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = jar });
        var letter = Address + LetterOf("a household with a contract");
        var form = await client.GetStringAsync(letter);
        using var sent = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["__RequestVerificationToken"] = Token().Match(form).Groups["value"].Value,
            }
        );
        using var answer = await client.PostAsync(letter, sent);
        return jar.GetCookies(new Uri(Address))["byfiber.resident"]
            ?? throw new InvalidOperationException($"The household could not sign in. The demo said:\n{Said}");
    }

    private string LetterOf(string whose) =>
        Letters().Matches(Said).Single(x => x.Groups["whose"].Value == whose).Groups["path"].Value;

    /// <summary>As the demo has listed it.</summary>
    private string EmailOf(string role) =>
        Emails().Matches(Said).Select(x => x.Value).Single(x => x.StartsWith(role + "@", StringComparison.Ordinal));

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (
            var word in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "byfiber.dll"),
                    "demo",
                    "--data",
                    Path.Combine(_folder, "data"),
                    "--port",
                    Address.Split(':')[^1],
                ]
        )
        {
            start.ArgumentList.Add(word);
        }
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    private async Task WaitUntilItAnswers()
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException("The demo ended before it answered. It said:\n" + Said);
            }
            try
            {
                using var answer = await client.GetAsync(Address, patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (OperationCanceledException tooLong)
            {
                throw new InvalidOperationException(
                    $"The demo did not answer at {Address}. It said:\n" + Said,
                    tooLong
                );
            }
            await Task.Delay(200);
        }
    }

    /// <summary>
    /// It serves while it plans and while its year passes, and the codes of two households are the last that it says. Pages
    /// that change while one looks at them are no good to look at.
    /// </summary>
    private async Task WaitUntilItIsReady()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!Said.Contains("a household with a contract", StringComparison.Ordinal))
        {
            if (
                patience.IsCancellationRequested
                || _process!.HasExited
                || Said.Contains("No plan was made", StringComparison.Ordinal)
            )
            {
                throw new InvalidOperationException("The demo made no plan or no year. It said:\n" + Said);
            }
            await Task.Delay(200);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"the password is (?<value>\S+)")]
    private static partial Regex PasswordWord();

    [GeneratedRegex(@"(?<path>/k/\S+)\s+(?<whose>a household [\w ]+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex Emails();
}
