using System.Net;
using System.Net.Http.Headers;
using Byfiber.Core.People.Messages;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Byfiber.Web.Messages;

/// <summary>
/// Sends SMS to a gateway over HTTP: <c>POST</c> of <c>{"id","to","from","text"}</c> with the token as bearer. The id comes as
/// <c>Idempotency-Key</c> too, so that a gateway that knows it sends a second request only once.
/// </summary>
internal sealed class SmsSender(IHttpClientFactory clients, SmsSettings settings) : IMessageSender
{
    /// <summary>The client's name in the factory.</summary>
    public const string Client = "sms";

    public MessageKind Kind => MessageKind.Sms;

    public async Task SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address);
        request.Headers.Authorization = settings.Token is { } token
            ? new AuthenticationHeaderValue("Bearer", token)
            : null;
        request.Headers.Add("Idempotency-Key", message.StableId);
        request.Content = JsonContent.Create(
            new
            {
                id = message.StableId,
                to = message.Address,
                from = settings.From,
                text = message.Text,
            }
        );
        var status = await AskAsync(request, cancel);
        if ((int)status is < 200 or > 299)
        {
            // A refusal of the message is for good; of us (401, 403) or for now (408, 429, 5xx) it is not.
            throw new MessageFailedException(
                FormattableString.Invariant($"The SMS gateway answered {(int)status}."),
                status
                    is HttpStatusCode.BadRequest
                        or HttpStatusCode.RequestEntityTooLarge
                        or HttpStatusCode.UnprocessableEntity
            );
        }
    }

    private async Task<HttpStatusCode> AskAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or BrokenCircuitException)
        {
            throw new MessageFailedException($"The SMS gateway cannot be reached: {e.Message}", isForGood: false, e);
        }
    }
}
