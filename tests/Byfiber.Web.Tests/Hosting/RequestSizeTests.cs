using System.Net.Sockets;
using System.Text;
using Byfiber.Web.Tests.Pages;

namespace Byfiber.Web.Tests.Hosting;

/// <summary>How much a stranger can send.</summary>
public class RequestSizeTests(Village village) : IClassFixture<Village>
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("/household/sign-in?handler=Code", 3)]
    [InlineData("/sign-in", 3)]
    [InlineData("/imports", 3)]
    [InlineData("/verify", 20)]
    public async Task A_large_body_from_a_stranger_is_refused_before_it_is_read(string path, int megabytes)
    {
        var status = await StatusAsync(path, megabytes * Megabyte);
        // 302: sent to the sign-in without a look at the body. 400: so the check of the form's token reports a body that it may not read.
        status.ShouldBeOneOf("302", "400", "413");
    }

    [Fact]
    public async Task A_contracts_copy_may_be_as_large_as_a_scan()
    {
        using var stranger = village.Stranger();
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Html.Token(await stranger.Page("/verify"))), "__RequestVerificationToken");
        form.Add(new ByteArrayContent(new byte[9 * Megabyte]), "file", "avtal.pdf");
        (await stranger.Post("/verify", form)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>Says that it will send so much, sends nothing, and reads what the program thinks of it.</summary>
    private async Task<string> StatusAsync(string path, int bytes)
    {
        var address = new Uri(village.App.Urls.First());
        using var client = new TcpClient(address.Host, address.Port);
        await using var stream = client.GetStream();
        var head =
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {bytes}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var line = await reader
            .ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        return line!.Split(' ')[1];
    }
}
