using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NetTopologySuite.Geometries;

namespace Byfiber.Web.Api;

/// <summary>The OpenAPI document: what its head says, and shapes as the GeoJSON that they are.</summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Byfiber";
                document.Info.Version = "1";
                document.Info.Description =
                    "A municipality's fibre programme: its addresses and areas, its plans and their costs. Positions are WGS 84 "
                    + "degrees, longitude first; money is in öre, lengths in millimetres; times are UTC. What goes wrong is a "
                    + "problem response (RFC 9457) whose detail says what to do.";
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (typeof(Geometry).IsAssignableFrom(context.JsonTypeInfo.Type))
                {
                    schema.Type = JsonSchemaType.Object;
                    schema.Properties?.Clear();
                    schema.Description = "A GeoJSON geometry (RFC 7946).";
                }
                return Task.CompletedTask;
            }
        );
    }
}
