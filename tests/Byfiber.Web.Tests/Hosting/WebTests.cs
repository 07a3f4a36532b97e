using System.Net;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Api;

namespace Byfiber.Web.Tests.Hosting;

public class WebTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/map")]
    [InlineData("/api/plans/revisions")]
    [InlineData("/api/nothing")]
    [InlineData("/nothing")]
    [InlineData("/api/reference/")]
    public async Task Every_answer_keeps_other_hosts_and_inline_scripts_out(string path)
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);

        var answer = await host.Client.GetAsync(path, Cancel);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy
            .Split(';')
            .Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal))
            .ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_sites_page_can_change_nothing(string header, string value)
    {
        await using var host = await ApiHost.WithMapAsync(TestDatabases.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/plans/runs/1/cancellation");
        request.Headers.Add(header, value);

        await (await host.Client.SendAsync(request, Cancel)).ShouldBeProblem(HttpStatusCode.Forbidden, "Another site");
    }

    [Fact]
    public async Task A_name_that_is_not_this_machines_is_refused()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "byfiber.evil.example";

        (await host.Client.SendAsync(request, Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_language_that_was_chosen_is_remembered_and_Swedish_is_first()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);

        (await host.Client.GetStringAsync("/", Cancel)).ShouldContain("<html lang=\"sv\"");
        (await host.Client.GetStringAsync("/?culture=en", Cancel)).ShouldContain("<html lang=\"en\"");
        (await host.Client.GetStringAsync("/", Cancel)).ShouldContain("<html lang=\"en\"");
        (await host.Client.GetStringAsync("/?culture=klingon", Cancel)).ShouldContain("<html lang=\"en\"");
    }

    [Fact]
    public async Task The_document_describes_every_endpoint_and_its_page_fetches_nothing_from_elsewhere()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);

        var document = await host.GetAsync("/openapi/v1.json");
        var paths = document.GetProperty("paths").EnumerateObject().ToArray();
        paths.Select(path => path.Name).ShouldContain("/api/plans/runs/{id}/cancellation");
        foreach (var operation in paths.SelectMany(path => path.Value.EnumerateObject()))
            operation.Value.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace();

        var page = await host.Client.GetStringAsync("/api/reference/", Cancel);
        page.ShouldNotContain("https://");
        page.ShouldNotContain("http://");
        (await host.Client.GetByteArrayAsync("/api/reference/scalar.js", Cancel)).Length.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_words()
    {
        await using var host = await ApiHost.EmptyAsync(TestDatabases.Sqlite);

        var answer = await host.Client.GetAsync("/nothing-here", Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Sidan finns inte");
    }
}
