using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Byfiber.Browser;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Viewport in CSS pixels.</param>
/// <param name="Language">"sv" or "en".</param>
/// <param name="Script">False for a browser that runs none.</param>
/// <param name="Role">The account of the demo that has signed in, <see cref="Demo.Household"/>, or null for nobody.</param>
/// <param name="Zoom">How many pixels of the screen one CSS pixel takes; a browser's zoom does just this.</param>
public sealed record Look(
    int Width = 1280,
    string Language = "sv",
    bool Script = true,
    string? Role = "planner",
    float Zoom = 1
);

/// <summary>
/// A visitor with a fresh profile. Everything that went wrong unseen is collected: messages of the console (a breach of the
/// content security policy is one), exceptions, answers that failed, requests to other machines.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string[] s_wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly Uri _home;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visit(IBrowser browser, IBrowserContext context, IPage page, Uri home, Look look)
    {
        _browser = browser;
        _context = context;
        _home = home;
        Page = page;
        Look = look;
    }

    public IPage Page { get; }

    public Look Look { get; }

    /// <summary>The map of the page.</summary>
    public ILocator Map => Page.Locator("[data-map]");

    /// <summary>What went wrong unseen, one sentence each.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    public static async Task<Visit> Begin(Chromium chromium, Demo demo, Look? look = null)
    {
        look ??= new Look();
        var context = await chromium.Running.NewContextAsync(
            new()
            {
                BaseURL = demo.Address,
                JavaScriptEnabled = look.Script,
                ViewportSize = SizeOf(look.Width),
                DeviceScaleFactor = look.Zoom,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "sv-SE",
            }
        );
        context.SetDefaultTimeout(30_000);
        if (look.Role is { } role)
        {
            var cookie = await demo.SignIn(role);
            await context.AddCookiesAsync([
                new()
                {
                    Name = cookie.Name,
                    Value = cookie.Value,
                    Url = demo.Address,
                },
            ]);
        }
        var visit = new Visit(chromium.Running, context, await context.NewPageAsync(), new Uri(demo.Address), look);
        visit.Listen();
        return visit;
    }

    /// <summary>Opens a page in the visit's language; any answer but 200 fails.</summary>
    public async Task Open(string path)
    {
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var answer = await Page.GotoAsync(
            $"{path}{mark}culture={Look.Language}",
            new() { WaitUntil = WaitUntilState.Load }
        );
        answer!.Status.ShouldBe(200, $"{path} answered otherwise");
    }

    /// <summary>Opens a page with a map and waits until the map has drawn everything.</summary>
    public async Task OpenMap(string path = "/map")
    {
        await Open(path);
        await Page.Locator("[data-map][data-ready=true]").WaitForAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Does what leads to a page, and waits for that page.</summary>
    public async Task AndTheNextPage(Func<Task> act)
    {
        var loaded = new TaskCompletionSource();
        void Hear(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Hear;
        try
        {
            await act();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"No page came after {Page.Url}.");
        }
        finally
        {
            Page.Load -= Hear;
        }
    }

    /// <summary>Waits for something that no element tells.</summary>
    public async Task Until(Func<Task<bool>> holds, string what)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            if (await holds())
            {
                return;
            }
            await Page.WaitForTimeoutAsync(250);
        }
        Assert.Fail($"It never came to this: {what}.");
    }

    /// <summary>
    /// What of WCAG 2.2 AA the page breaks, as far as axe can tell. It is a script: where none runs it looks at the page's twin, which is
    /// the same text at the same address in a browser that runs one.
    /// </summary>
    public async Task<IReadOnlyList<string>> Breaches()
    {
        if (Look.Script)
        {
            return await Breaches(Page);
        }
        await using var context = await _browser.NewContextAsync(
            new()
            {
                ViewportSize = SizeOf(Look.Width),
                DeviceScaleFactor = Look.Zoom,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await context.AddCookiesAsync((await _context.CookiesAsync()).Select(Again));
        var twin = await context.NewPageAsync();
        var html = await Page.ContentAsync();
        await twin.RouteAsync(
            Page.Url.Split('#')[0],
            route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html })
        );
        await twin.GotoAsync(Page.Url, new() { WaitUntil = WaitUntilState.Load });
        return await Breaches(twin);
    }

    private static ViewportSize SizeOf(int width) => new() { Width = width, Height = width < 600 ? 740 : 860 };

    private static Cookie Again(BrowserContextCookiesResult one) =>
        new()
        {
            Name = one.Name,
            Value = one.Value,
            Domain = one.Domain,
            Path = one.Path,
        };

    private static async Task<IReadOnlyList<string>> Breaches(IPage page)
    {
        var result = await page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. s_wcag22aa] },
            }
        );
        return
        [
            .. result.Violations.Select(x =>
                $"{x.Id}: {x.Help} at {string.Join(" and ", x.Nodes.Take(3).Select(node => node.Html))}"
            ),
        ];
    }

    /// <summary>Fails with what went wrong unseen.</summary>
    public void ShouldBeQuiet() => Complaints.ShouldBeEmpty();

    /// <summary>Fails when the page is wider than the screen, naming what sticks out.</summary>
    public async Task ShouldFit() =>
        (await TooWide()).ShouldBeEmpty($"{Page.Url} scrolls sideways at {Page.ViewportSize?.Width}");

    private Task<string[]> TooWide() =>
        Page.EvaluateAsync<string[]>(
            """
            () => {
                const width = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= width) return [];
                return [...document.querySelectorAll("body *")]
                    .filter(x => x.getBoundingClientRect().right > width + 1)
                    .map(x => `${getComputedStyle(x).position}: ${x.outerHTML.slice(0, 100)}`)
                    .slice(0, 12);
            }
            """
        );

    /// <summary>The same page on a screen of another width, given a moment: what a script draws follows when it is told.</summary>
    public async Task ShouldFit(int width)
    {
        await Page.SetViewportSizeAsync(width, SizeOf(width).Height);
        for (var tries = 0; tries < 20 && (await TooWide()).Length > 0; tries++)
        {
            await Page.WaitForTimeoutAsync(50);
        }
        await ShouldFit();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsTheGraphicsCards(message.Text))
            {
                _complaints.Enqueue($"{Page.Url}: console {message.Type}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _complaints.Enqueue($"{Page.Url}: exception: {error}");
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                _complaints.Enqueue($"{Page.Url}: {response.Url} answered {response.Status}");
            }
        };
        Page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is not ("data" or "blob") && to.Authority != _home.Authority)
            {
                _complaints.Enqueue($"{Page.Url}: asked another machine: {request.Url}");
            }
        };
    }

    /// <summary>Drawing in software makes Chromium remark on its own speed, which says nothing about the page.</summary>
    private static bool IsTheGraphicsCards(string message) =>
        message.Contains("GL Driver Message", StringComparison.Ordinal)
        || message.Contains("GPU stall", StringComparison.Ordinal);
}
