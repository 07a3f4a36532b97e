using Microsoft.AspNetCore.Http.Features;

namespace Byfiber.Web.Hosting;

/// <summary>
/// How much a request may bring. A form is small; only the pages that take files take more, each as much as its files, and a map is
/// taken only of those who may import one: so no stranger fills the disk.
/// </summary>
internal static class RequestSizes
{
    /// <summary>A form, a price list, a file of returned letters; bytes.</summary>
    public const long Usual = 2 * Megabyte;

    private const long Megabyte = 1024 * 1024;

    /// <summary>Put after the authorization, before anything that reads a form.</summary>
    public static void Use(WebApplication app, HostSettings settings)
    {
        (PathString Path, long Bytes)[] larger =
        [
            ("/imports", settings.LargestUploadBytes),
            ("/api/imports", settings.LargestUploadBytes),
            ("/payments", 21 * Megabyte),
            ("/contracts", 11 * Megabyte),
            ("/promises", 11 * Megabyte),
            ("/verify", 11 * Megabyte),
        ];
        app.Use(
            (context, next) =>
            {
                var most = Array
                    .Find(
                        larger,
                        one => context.Request.Path.StartsWithSegments(one.Path, StringComparison.OrdinalIgnoreCase)
                    )
                    .Bytes;
                if (
                    most > Usual
                    && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body
                )
                    body.MaxRequestBodySize = most;
                return next(context);
            }
        );
    }
}
