using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Byfiber.Web.Access;

/// <summary>
/// What a visitor meets who may not: programs a problem response (RFC 9457), people the way to sign in, or a page that says why.
/// </summary>
internal static class Refusals
{
    public static Task NotSignedIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ApiProblems.Speaks(context.Request.Path))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    public static Task NotAllowed(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (
            !ApiProblems.Speaks(context.Request.Path)
            && context.HttpContext.User.HasClaim(Visitor.LacksSecondFactor, "true")
        )
            context.Response.Redirect("/account/second-factor");
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
