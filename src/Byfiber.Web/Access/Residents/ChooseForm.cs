using Byfiber.Core.Offers;
using Byfiber.Core.People.Residents;
using Byfiber.Web.Access.OpenId;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Byfiber.Web.Access.Residents;

/// <summary>
/// The premises that somebody who has proved who they are can choose from. It is as good as a sign-in, so it lies in a cookie of the browser that
/// proved it and in no address: an address stays in the history of a library's computer, and in logs.
/// </summary>
public sealed record ChooseForm
{
    private const string Name = "byfiber.choose-home";

    // Who owns many houses has more to choose from than one cookie holds.
    private static readonly ChunkingCookieManager Jar = new() { ThrowForPartialCookies = false };

    public required IReadOnlyList<TiedPremises> Homes { get; init; }

    /// <summary>How it was proved.</summary>
    public required ResidentWay Way { get; init; }

    /// <summary>When it was proved, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The identity provider's word; null with a one-time code.</summary>
    public VouchedIdentity? Identity { get; init; }

    /// <summary>What this browser can choose from; null when it proved nothing lately.</summary>
    public static ChooseForm? Read(HttpContext http, SealedForm forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Open<ChooseForm>(Jar.GetRequestCookie(http, Name));
    }

    /// <summary>Keeps it for the minutes that a one-time code lives.</summary>
    public void Keep(HttpContext http, SealedForm forms)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(forms);
        Jar.AppendResponseCookie(
            http,
            Name,
            forms.Seal(this, OneTimeCode.Life),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                Path = "/household",
            }
        );
    }

    /// <summary>It was chosen, or somebody else sits there.</summary>
    public static void Forget(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Request.Cookies.ContainsKey(Name))
            Jar.DeleteCookie(http, Name, new CookieOptions { Path = "/household" });
    }
}
