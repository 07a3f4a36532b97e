using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetTopologySuite.IO.Converters;

namespace Byfiber.Web.Api;

/// <summary>How the API writes and reads: camel case, names for enumerations, GeoJSON for shapes, åäö as they are.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new GeoJsonConverterFactory());
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
    }
}
