using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Byfiber.Core.People.Messages;
using Byfiber.Web.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Byfiber.Web.Tests.Messages;

public class SmsSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_reaches_the_gateway_with_its_key()
    {
        await using var gateway = await Gateway.StartAsync(HttpStatusCode.Accepted);

        await gateway.Sender("secret").SendAsync(Letters.Make("+46701234567", html: null), Cancel);

        var asked = gateway.Asked.ShouldHaveSingleItem();
        (asked.Authorization, asked.Key).ShouldBe(("Bearer secret", "byfiber.7.8de"));
        asked.Body.GetProperty("to").GetString().ShouldBe("+46701234567");
        asked.Body.GetProperty("text").GetString().ShouldBe("Hej Åsa!\n\nRäksmörgås på ön.");
        asked.Body.GetProperty("from").GetString().ShouldBe("Kommunen");
        asked.Body.GetProperty("id").GetString().ShouldBe("byfiber.7.8de");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, true)]
    [InlineData(HttpStatusCode.UnprocessableEntity, true)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    public async Task A_refusal_of_the_text_is_told_from_trouble_of_the_gateway(HttpStatusCode status, bool forGood)
    {
        await using var gateway = await Gateway.StartAsync(status);

        var failed = await Should.ThrowAsync<MessageFailedException>(() =>
            gateway.Sender("secret").SendAsync(Letters.Make("+46701234567", html: null), Cancel)
        );

        failed.IsForGood.ShouldBe(forGood);
        failed.Message.ShouldBe(FormattableString.Invariant($"The SMS gateway answered {(int)status}."));
    }

    [Fact]
    public async Task A_gateway_that_is_away_is_tried_later()
    {
        await using var gateway = await Gateway.StartAsync(HttpStatusCode.OK);
        var sender = gateway.Sender(null);
        await gateway.StopAsync();

        var failed = await Should.ThrowAsync<MessageFailedException>(() =>
            sender.SendAsync(Letters.Make("+46701234567", html: null), Cancel)
        );

        failed.IsForGood.ShouldBeFalse();
        failed.Message.ShouldNotContain("46701234567");
    }

    /// <summary>An SMS gateway on a free port that answers one thing and remembers what it was asked.</summary>
    private sealed class Gateway(WebApplication app, ServiceProvider clients) : IAsyncDisposable
    {
        public ConcurrentQueue<(string Authorization, string Key, JsonElement Body)> Asked { get; } = [];

        public static async Task<Gateway> StartAsync(HttpStatusCode answer)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
            var gateway = new Gateway(app, clients);
            app.MapPost(
                "/send",
                async (HttpRequest request) =>
                {
                    using var body = await JsonDocument.ParseAsync(request.Body);
                    gateway.Asked.Enqueue(
                        (
                            request.Headers.Authorization.ToString(),
                            request.Headers["Idempotency-Key"].ToString(),
                            body.RootElement.Clone()
                        )
                    );
                    return Results.StatusCode((int)answer);
                }
            );
            await app.StartAsync(Cancel);
            return gateway;
        }

        public Task StopAsync() => app.StopAsync(Cancel);

        public SmsSender Sender(string? token) =>
            new(
                clients.GetRequiredService<IHttpClientFactory>(),
                new SmsSettings(new Uri(app.Urls.First() + "/send"), token, "Kommunen")
            );

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            await clients.DisposeAsync();
        }
    }
}
