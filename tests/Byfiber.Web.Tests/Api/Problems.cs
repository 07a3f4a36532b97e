using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Byfiber.Web.Tests.Api;

/// <summary>What every refusal of the API is.</summary>
internal static class Problems
{
    /// <summary>A problem response (RFC 9457) with this status, whose sentence holds the words.</summary>
    public static async Task ShouldBeProblem(
        this HttpResponseMessage answer,
        HttpStatusCode status,
        params string[] words
    )
    {
        var cancel = TestContext.Current.CancellationToken;
        var text = await answer.Content.ReadAsStringAsync(cancel);
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        // Names of ours mean nothing to the reader.
        text.ShouldNotContain("Byfiber.");
        text.ShouldNotContain("Exception");
        foreach (var word in words)
            problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(word);
    }
}
