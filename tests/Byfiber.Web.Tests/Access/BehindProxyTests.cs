using System.Net;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Builder;

namespace Byfiber.Web.Tests.Access;

/// <summary>Served for others: by its public name through a proxy, and by no other.</summary>
public sealed class BehindProxyTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("byfiber-proxy-");
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var database = Database.InFolder(_folder.FullName);
        await database.MigrateAsync();
        _app = ByfiberApp.Build(
            new HostSettings
            {
                Database = database,
                Port = 0,
                KeysDirectory = Path.Combine(_folder.FullName, "keys"),
                MakesPlans = false,
                SendsMessages = false,
                PublicAddress = new Uri("https://fiber.kommun.example/"),
            }
        );
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_public_name_is_answered_to_over_TLS_with_cookies_for_TLS_only()
    {
        using var visitor = SignedIn.Visitor(_app, follow: false, cookie: null);
        var answer = await Ask(visitor, "/sign-in", "fiber.kommun.example", "https");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure"));
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        var away = await Ask(visitor, "/plans", "fiber.kommun.example", "https");
        away.Headers.Location!.OriginalString.ShouldStartWith("https://fiber.kommun.example/sign-in");
    }

    [Fact]
    public async Task Another_name_is_refused()
    {
        using var visitor = SignedIn.Visitor(_app, follow: false, cookie: null);
        (await Ask(visitor, "/", "evil.example", "https")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_administrator_without_a_second_factor_is_led_to_set_one_up()
    {
        using var visitor = SignedIn.Visitor(
            _app,
            follow: false,
            await SignedIn.CookieAsync(_app.Services, Role.Administrator)
        );
        var answer = await visitor.Get("/administration/accounts");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/account/second-factor");
        (await visitor.Get("/api/plans/runs")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = await Ask(visitor, "/account/second-factor", "fiber.kommun.example", "https");
        Html.Text(await page.Body()).ShouldContain("Administratörer måste");
    }

    private static Task<HttpResponseMessage> Ask(HttpClient visitor, string path, string host, string scheme)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        return visitor.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
