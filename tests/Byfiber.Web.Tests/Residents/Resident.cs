using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Byfiber.Web.Tests.Residents;

/// <summary>What a household holds in its hand when it has signed.</summary>
/// <param name="Home">Whose it is.</param>
/// <param name="Number">The contract's number; empty while only the signature's answer was read.</param>
internal sealed record Receipt(Invited Home, string Number);

/// <summary>
/// A person at a browser, from the letter's code to the receipt: with cookies, a connection and an address on the net of their own, so that
/// the program's limits meet them as they would meet 2,000 households. Forms are read from the pages, and sent as a browser sends them.
/// </summary>
internal sealed partial class Resident : IDisposable
{
    private readonly Invited home;
    private readonly Func<string, CancellationToken, Task<string>> letterbox;
    private readonly Action<string, TimeSpan>? timed;
    private readonly CancellationToken cancel;
    private readonly HttpClient browser;
    private string page = "";

    /// <param name="home">Who it is.</param>
    /// <param name="server">The program.</param>
    /// <param name="letterbox">The one-time code that came to a mail address.</param>
    /// <param name="cancel">Closes the browser.</param>
    /// <param name="timed">Hears how long each step took.</param>
    public Resident(
        Invited home,
        Uri server,
        Func<string, CancellationToken, Task<string>> letterbox,
        CancellationToken cancel,
        Action<string, TimeSpan>? timed = null
    )
    {
        (this.home, this.letterbox, this.cancel, this.timed) = (home, letterbox, cancel, timed);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            ConnectCallback = ConnectAsync,
        };
        browser = new HttpClient(handler) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Everything, in order.</summary>
    public async Task<Receipt> RunAsync()
    {
        await OpenAsync();
        await AnswerAsync();
        await ChooseAsync();
        await AskForCodeAsync();
        await SignAsync(await SignFormAsync());
        return await ReceiptAsync();
    }

    /// <summary>From the letter's QR code to the household's page.</summary>
    public async Task OpenAsync()
    {
        await GetAsync("open the letter's link", $"/k/{home.Code}");
        await PostAsync("sign in", $"/k/{home.Code}", [], "/household");
        await GetAsync("household page", "/household");
    }

    /// <summary>The answer's form as it lies on the page, with a yes.</summary>
    public Dictionary<string, string> AnswerForm() =>
        new(StringComparer.Ordinal) { ["requestId"] = Field("requestId"), ["Kind"] = "Yes" };

    public async Task AnswerAsync()
    {
        await PostAsync("answer", "/household", AnswerForm(), "/household/contract?thanks=true");
        await GetAsync("contract's choices", "/household/contract?thanks=true");
    }

    /// <summary>Chooses, and reads the whole contract.</summary>
    public async Task ChooseAsync()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = string.Create(CultureInfo.InvariantCulture, $"Åsa Öberg {home.Number}"),
            ["Email"] = home.Email,
            ["Role"] = "Owner",
            // Where nobody knows how far it is, the operator's digging has no price and cannot be chosen.
            ["Dig"] =
                home.Number % 3 == 0 || page.Contains("Sträckan är inte mätt", StringComparison.Ordinal)
                    ? "Own"
                    : "Operator",
            ["Pay"] = home.Number % 4 == 0 ? "Instalments" : "Once",
        };
        await PostAsync("choose", "/household/contract", form, "/household/contract/review");
        await GetAsync("review", "/household/contract/review");
        var pdf = await TimedAsync("contract as PDF", () => browser.GetByteArrayAsync(DocumentPath, cancel));
        if (!pdf.AsSpan().StartsWith("%PDF-"u8))
        {
            throw new UnexpectedPageException("The contract is no PDF.");
        }
    }

    public async Task AskForCodeAsync()
    {
        await PostAsync("ask for a code", SendPath, [], "/household/contract/review#sign");
        await GetAsync("review with the code's field", "/household/contract/review");
    }

    /// <summary>The form that signs, filled in with the code that came.</summary>
    public async Task<Dictionary<string, string>> SignFormAsync() =>
        new(StringComparer.Ordinal)
        {
            ["document"] = Field("document"),
            ["code"] = await letterbox(home.Email, cancel),
        };

    public Task SignAsync(Dictionary<string, string> form) =>
        PostAsync("sign", SignPath, form, "/household/contract?signed=true");

    /// <summary>The page after signing; what it says is what the household was told.</summary>
    public async Task<Receipt> ReceiptAsync()
    {
        await GetAsync("receipt", "/household/contract?signed=true");
        var number = ContractNumber().Match(page);
        return number.Success
            ? new Receipt(home, number.Value)
            : throw new UnexpectedPageException("The page after signing names no contract: " + Shown());
    }

    /// <summary>The page that lies open.</summary>
    public string Page => page;

    /// <summary>Sends the form that signs, and gives whatever is answered.</summary>
    public Task<HttpResponseMessage> SendSignatureAsync(Dictionary<string, string> form) => SendAsync(SignPath, form);

    /// <summary>Sends a form with the open page's token, and gives whatever is answered.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(
            form.Append(new("__RequestVerificationToken", Field("__RequestVerificationToken")))
        );
        return await browser.PostAsync(path, content, cancel);
    }

    public void Dispose() => browser.Dispose();

    private const string DocumentPath = "/household/contract/review?handler=Document";
    private const string SendPath = "/household/contract/review?handler=Send";
    private const string SignPath = "/household/contract/review?handler=Sign";

    private async Task GetAsync(string step, string path)
    {
        page = await TimedAsync(
            step,
            async () =>
            {
                using var answer = await browser.GetAsync(path, cancel);
                var text = await answer.Content.ReadAsStringAsync(cancel);
                return answer.StatusCode == HttpStatusCode.OK
                    ? text
                    : throw new UnexpectedPageException($"{path} answered {answer.StatusCode}.");
            }
        );
    }

    private Task<bool> PostAsync(string step, string path, Dictionary<string, string> form, string next) =>
        TimedAsync(
            step,
            async () =>
            {
                using var answer = await SendAsync(path, form);
                if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString == next)
                    return true;
                page = await answer.Content.ReadAsStringAsync(cancel);
                throw new UnexpectedPageException(
                    $"{path} answered {answer.StatusCode} {answer.Headers.Location}: {Shown()}"
                );
            }
        );

    private async Task<T> TimedAsync<T>(string step, Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        timed?.Invoke(step, Stopwatch.GetElapsedTime(start));
        return result;
    }

    private string Field(string name) =>
        Fields().Matches(page).FirstOrDefault(field => field.Groups[1].Value == name) is { } found
            ? WebUtility.HtmlDecode(found.Groups[2].Value)
            : throw new UnexpectedPageException($"The page has no field {name}: {Shown()}");

    /// <summary>What the page tells first, for a person who looks for the fault.</summary>
    private string Shown()
    {
        var main = page.IndexOf("<main", StringComparison.Ordinal);
        var text = Spaces().Replace(Tags().Replace(page[Math.Max(0, main)..], " "), " ");
        return WebUtility.HtmlDecode(text[..Math.Min(text.Length, 300)]);
    }

    /// <summary>Each household calls from an address of its own: on Linux all of 127.0.0.0/8 is this machine.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (OperatingSystem.IsLinux())
            {
                var number = home.Number + 1;
                socket.Bind(
                    new IPEndPoint(
                        new IPAddress([
                            127,
                            (byte)(1 + number / 62_500),
                            (byte)(number / 250 % 250),
                            (byte)(1 + number % 250),
                        ]),
                        0
                    )
                );
            }
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Fields();

    [GeneratedRegex(@"\d{4}-\d{5,}")]
    private static partial Regex ContractNumber();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>A page showed something else than a resident can go on from.</summary>
internal sealed class UnexpectedPageException(string message) : Exception(message);
