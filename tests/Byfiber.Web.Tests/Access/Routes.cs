using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Access;

/// <summary>A way into the program: what a visitor asks for and how.</summary>
/// <param name="Method">GET, POST, ...</param>
/// <param name="Pattern">As it was mapped, with its parameters.</param>
/// <param name="Endpoint">What answers, with all that it states.</param>
internal sealed record Route(string Method, string Pattern, RouteEndpoint Endpoint)
{
    /// <summary>An address that leads there; numbers are 1, and what they name need not exist.</summary>
    public string Path =>
        Routes
            .Parameter()
            .Replace(
                Pattern,
                found =>
                    found.Groups["constraint"].Value switch
                    {
                        // One of several words: the first.
                        "regex" => found.Groups["words"].Value.Split('|')[0],
                        "guid" => "6f9619ff-8b86-d011-b42d-00c04fc964ff",
                        "long" or "int" => "1",
                        _ => found.Groups["optional"].Success ? "" : "1",
                    }
            )
            .Replace("//", "/", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>Every way into a running program.</summary>
internal static partial class Routes
{
    /// <summary>All of them, in the order of the table. A page answers GET, and POST where it has a handler for it.</summary>
    public static async Task<IReadOnlyList<Route>> AllAsync(WebApplication app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var routes = new List<Route>();
        foreach (var source in app.Services.GetServices<EndpointDataSource>())
        foreach (var endpoint in source.Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                // A page's statement is known once its class is.
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                var methods = compiled.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant());
                var whole = new RouteEndpoint(
                    _ => Task.CompletedTask,
                    endpoint.RoutePattern,
                    0,
                    new EndpointMetadataCollection(compiled.EndpointMetadata),
                    pattern
                );
                routes.AddRange(methods.Append("GET").Distinct().Select(method => new Route(method, pattern, whole)));
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                routes.AddRange(methods.Select(method => new Route(method, pattern, endpoint)));
            }
        }
        return
        [
            .. routes
                .DistinctBy(route => route.ToString())
                .OrderBy(route => route.Pattern, StringComparer.Ordinal)
                .ThenBy(route => route.Method, StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(
        @"\{\*{0,2}(?<name>\w+)(?::(?<constraint>\w+)(?:\((?:\^\()?(?<words>[\w|]*)[^}]*\))?)*(?<optional>\?)?(?:=[^}]*)?\}"
    )]
    public static partial Regex Parameter();
}
