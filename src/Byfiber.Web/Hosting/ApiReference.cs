using Byfiber.Web.Access;
using Scalar.AspNetCore;

namespace Byfiber.Web.Hosting;

/// <summary>The page that shows and tries the API, served from the package: no script, font or proxy of another host.</summary>
internal static class ApiReference
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapScalarApiReference(
                "/api/reference",
                options =>
                    options
                        .WithTitle("Byfiber API")
                        .WithOpenApiRoutePattern("/openapi/{documentName}.json")
                        .WithNonce()
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        // Its buttons lead to another host.
                        .HideDeveloperTools()
            )
            .WhoMay(StaffRoles.OfTheNetwork);
}
