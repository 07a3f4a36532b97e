using System.Net;
using System.Net.Http.Headers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Pages;

namespace Byfiber.Web.Tests.Hosting;

/// <summary>How much anybody can make the program read and keep.</summary>
public class RequestSizeTests(EmptyVillage village) : IClassFixture<EmptyVillage>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/household/sign-in?handler=Code")]
    [InlineData("/household/identity/callback")]
    public async Task A_stranger_cannot_send_more_than_a_form(string path)
    {
        using var stranger = village.Stranger();
        (await SendAsync(stranger, path, HostSettings.LargestRequestBytes + 1)).ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
    }

    [Fact]
    public async Task A_contracts_copy_may_be_as_large_as_a_scan_and_no_larger()
    {
        using var stranger = village.Stranger();
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Html.Token(await stranger.Page("/verify"))), "__RequestVerificationToken");
        form.Add(new ByteArrayContent(new byte[9 * 1024 * 1024]), "file", "avtal.pdf");
        (await stranger.Post("/verify", form)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(stranger, "/verify", HostSettings.LargestScanBytes + 1)).ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
    }

    [Fact]
    public async Task What_is_too_large_is_said_in_words_of_the_page_and_of_the_api()
    {
        using var planner = await village.Visitor(Role.Planner);
        using var page = await AnswerAsync(planner, "/household/sign-in", HostSettings.LargestRequestBytes + 1);
        Html.Text(await page.Body()).ShouldContain("Filen är för stor");
        using var api = await AnswerAsync(planner, "/api/plans/runs", HostSettings.LargestRequestBytes + 1);
        (await api.Body()).ShouldContain("larger than this address takes");
    }

    [Fact]
    public async Task Only_where_maps_and_payments_are_taken_a_planner_or_a_seller_may_send_more()
    {
        using var somebody = await village.Visitor(Role.Planner, Role.Sales);
        foreach (
            var path in new[]
            {
                "/imports",
                "/payments",
                "/api/places/imports",
                "/promises/hindrances/new",
                "/contracts/new",
            }
        )
            (await SendAsync(somebody, path, HostSettings.LargestRequestBytes + 1)).ShouldBe(
                HttpStatusCode.BadRequest,
                path
            );
        (await SendAsync(somebody, "/payments", 22 * 1024 * 1024)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public void A_line_is_one_guesser_however_many_addresses_it_has()
    {
        Name("2001:db8:7:8::1").ShouldBe(Name("2001:db8:7:8:ffff:ffff:ffff:ffff"));
        Name("2001:db8:7:8::1").ShouldNotBe(Name("2001:db8:7:9::1"));
        Name("::ffff:192.0.2.7").ShouldBe(Name("192.0.2.7"));
        Name("192.0.2.7").ShouldNotBe(Name("192.0.2.8"));

        static string Name(string address) => WhoAsks.NameOf(IPAddress.Parse(address));
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient visitor, string path, long bytes)
    {
        using var answer = await AnswerAsync(visitor, path, bytes);
        return answer.StatusCode;
    }

    /// <summary>A form that says to be so large; what is refused by that alone is never sent.</summary>
    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient visitor, string path, long bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(new byte[bytes]),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        request.Headers.ExpectContinue = true;
        return await visitor.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
