using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Refuses requests that change something when another site's page made the browser send them. Pages have antiforgery
/// tokens as well; the API has only this, so that scripts and other programs can use it without one.
/// </summary>
public sealed class SameOriginOnly(RequestDelegate next, IProblemDetailsService problems)
{
    /// <summary>Browsers say where a request comes from (Fetch Metadata, or Origin); a request without either is no browser's.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var changes = !(
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        );
        if (!changes || IsFromHere(request))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = context,
                ProblemDetails = new ProblemDetails
                {
                    Status = StatusCodes.Status403Forbidden,
                    Detail = "Another site sent this request: open Byfiber's own page and do it there.",
                },
            }
        );
    }

    private static bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
