using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Pages;

namespace Byfiber.Web.Tests.Access;

/// <summary>The program with the made-up identity provider in it, as the demo has it.</summary>
public sealed class IdentityVillage : EmptyVillage
{
    protected override HostSettings Furnished(HostSettings settings) =>
        settings with
        {
            HasMadeUpIdentities = true,
            SendsMessages = false,
        };
}

/// <summary>Goes the way to the made-up identity provider and back, as a browser does.</summary>
internal static partial class MadeUpWay
{
    /// <summary>Where the provider sends the visitor back to, with its answer.</summary>
    /// <param name="visitor">The browser.</param>
    /// <param name="start">The page that leads away.</param>
    /// <param name="fields">What the person says at the provider.</param>
    public static async Task<string> CallbackAsync(
        this HttpClient visitor,
        string start,
        params (string Name, string Value)[] fields
    )
    {
        var challenge = await visitor.Get(start);
        challenge.StatusCode.ShouldBe(HttpStatusCode.Redirect, start);
        var page = await visitor.Page(challenge.Headers.Location!.ToString());
        var form = Form()
            .Matches(page)
            .Select(m => m.Value)
            .First(f => f.Contains("client_id", StringComparison.Ordinal));
        var sent = Input()
            .Matches(form)
            .Where(m => m.Value.Contains("hidden", StringComparison.Ordinal))
            .Select(m => KeyValuePair.Create(Part(Name(), m.Value), Part(Value(), m.Value)))
            .Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var content = new FormUrlEncodedContent(sent);
        var answer = await visitor.Post("/demo-bankid/authorize", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Body());
        return answer.Headers.Location!.ToString();
    }

    /// <summary>The whole way, to where it ends.</summary>
    public static async Task<string> IdentifyAsync(
        this HttpClient visitor,
        string start,
        params (string Name, string Value)[] fields
    )
    {
        var callback = await visitor.CallbackAsync(start, fields);
        var back = (await visitor.Get(callback)).Headers.Location!.ToString();
        return back.Contains("/identity/return", StringComparison.Ordinal)
            ? (await visitor.Get(back)).Headers.Location!.ToString()
            : back;
    }

    private static string Part(Regex part, string input) => WebUtility.HtmlDecode(part.Match(input).Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
