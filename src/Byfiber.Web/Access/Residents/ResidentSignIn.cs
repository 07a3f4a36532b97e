using Byfiber.Core.Offers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Byfiber.Web.Access.Residents;

/// <summary>
/// Gives a resident the cookie, or takes it away. A visit always gets a cookie of its own making, never one that the browser brought, so that
/// nobody can plant a visit on somebody else.
/// </summary>
internal static class ResidentSignIn
{
    /// <summary>A visit ends so long after its last use.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    public static Task SignInResidentAsync(this HttpContext http, HouseholdVisit visit)
    {
        ChooseForm.Forget(http);
        return http.SignInAsync(
            Schemes.Resident,
            visit.ToPrincipal(),
            // Until the browser is closed: the computer may be the library's.
            new AuthenticationProperties { IsPersistent = false, AllowRefresh = true }
        );
    }

    /// <summary>Completes what gates the scheme: how long a visit lasts, and what ends it.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/household/sign-in";
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    /// <summary>Ends a visit that is too old, whose code was taken back, or whose person was erased.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        var now = request.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var holds =
            context.Principal is { } principal
            && HouseholdVisit.Of(principal) is { } visit
            && now - visit.SignedInAt < HouseholdVisit.Longest
            && await request
                .RequestServices.GetRequiredService<HouseholdAccess>()
                .StillHoldsAsync(
                    visit.PremisesId,
                    visit.OfferId,
                    visit.CodeRound,
                    visit.PersonId,
                    request.RequestAborted
                );
        if (holds)
            return;
        context.RejectPrincipal();
        await request.SignOutAsync(Schemes.Resident);
    }
}
