using Microsoft.AspNetCore.StaticFiles;

namespace Byfiber.Web.Hosting;

/// <summary>How built scripts, styles and fonts are served.</summary>
internal static class StaticAssets
{
    /// <summary>
    /// A file asked for by version (<c>asp-append-version</c>) never changes and is kept; any other is asked about again,
    /// which costs a line and no content.
    /// </summary>
    public static StaticFileOptions Options { get; } =
        new()
        {
            ContentTypeProvider = Types(),
            OnPrepareResponse = file =>
                file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
                    ? "public, max-age=31536000, immutable"
                    : "no-cache",
        };

    private static FileExtensionContentTypeProvider Types()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".mjs"] = "text/javascript";
        types.Mappings[".geojson"] = "application/geo+json";
        return types;
    }
}
