using Microsoft.AspNetCore.Http.Features;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Refuses a request that says to be larger than its page or endpoint takes, before anything of it is read: what reads forms would
/// otherwise say that the form is broken.
/// </summary>
public sealed class RequestSize(RequestDelegate next)
{
    /// <summary>Stands after routing, which knows how much is taken where.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (
            context.Request.ContentLength is not { } length
            || context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is not { } most
            || length <= most
        )
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        // The page that says so reads the request as well.
        (context.Request.Body, context.Request.ContentType, context.Request.ContentLength) = (Stream.Null, null, 0);
        return Task.CompletedTask;
    }
}
