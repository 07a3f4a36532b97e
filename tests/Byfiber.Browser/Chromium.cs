using Microsoft.Playwright;

namespace Byfiber.Browser;

/// <summary>
/// One browser for the whole assembly: the machine's Chromium, named by BYFIBER_CHROMIUM or found in its usual places. The
/// flags let it draw the map without a graphics card and keep it from calling home.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_usualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private static readonly string[] s_flags =
    [
        "--no-sandbox",
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--ignore-gpu-blocklist",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser's program, or null where there is none.</summary>
    public static string? ProgramPath { get; } =
        Environment.GetEnvironmentVariable("BYFIBER_CHROMIUM") is { Length: > 0 } named
            ? named
            : s_usualPlaces.FirstOrDefault(File.Exists);

    /// <summary>The running browser; the test skips where there is none.</summary>
    public IBrowser Running
    {
        get
        {
            Assert.SkipWhen(
                _browser == null,
                "There is no Chromium on this machine: install it, or name one in BYFIBER_CHROMIUM."
            );
            return _browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (ProgramPath == null)
        {
            return;
        }
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ProgramPath, Args = s_flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser != null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}
