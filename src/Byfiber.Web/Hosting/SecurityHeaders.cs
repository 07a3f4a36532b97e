using Scalar.AspNetCore;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Headers that every answer carries: nothing is fetched from another host, no inline script runs, nobody frames us.
/// MapLibre makes its worker from a blob where the browser asks it to; images may be data (Bootstrap's icons) or blobs.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Shared =
        "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; ";

    /// <summary>Adds the headers just before the answer starts, when the page's nonce is known.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (IsPersonal(context.Request.Path))
                headers.CacheControl = "no-store";
            if (!headers.ContainsKey("Content-Security-Policy"))
                headers.ContentSecurityPolicy = Shared + ScriptsAndStyles(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Pages about people: the back button shows nothing of them after signing out.</summary>
    private static bool IsPersonal(PathString path) =>
        path.StartsWithSegments("/household", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/administration", StringComparison.OrdinalIgnoreCase);

    /// <summary>The API reference is another project's page: its scripts carry a nonce, its styles are made while it runs.</summary>
    private static string ScriptsAndStyles(HttpContext context) =>
        context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce
            ? $"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; font-src 'self' data:"
            : "script-src 'self'; style-src 'self'; font-src 'self'";
}
