using System.Globalization;
using System.Text;

namespace Byfiber.Web.Tests.Commands;

/// <summary>A hamlet that never was, as an OpenStreetMap file.</summary>
internal static class TinyOsm
{
    private const double West = 16.0,
        South = 59.0;

    /// <param name="addresses">How many houses stand along the street.</param>
    /// <param name="moved">Metres that house 1 is moved to the east.</param>
    public static string Text(int addresses = 11, int moved = 0)
    {
        var xml = new StringBuilder("<osm version=\"0.6\">");
        // A street to the east with a house every 60 m on alternate sides, and a track that leaves it to the north.
        for (var i = 0; i <= 12; i++)
            Node(xml, 100 + i, i * 60, 0);
        for (var i = 1; i <= 5; i++)
            Node(xml, 200 + i, 360, i * 100);
        for (var i = 1; i <= addresses; i++)
        {
            var side = i % 2 == 0 ? 20 : -20;
            Node(
                xml,
                300 + i,
                i * 60 - 30 + (i == 1 ? moved : 0),
                side,
                FormattableString.Invariant(
                    $"<tag k=\"addr:street\" v=\"Hittepågatan\"/><tag k=\"addr:housenumber\" v=\"{i}\"/><tag k=\"addr:postcode\" v=\"643 00\"/>"
                )
            );
        }
        Way(xml, 1, "residential", Enumerable.Range(100, 13));
        Way(xml, 2, "track", [106, .. Enumerable.Range(201, 5)]);
        return xml.Append("</osm>").ToString();
    }

    private static void Node(StringBuilder xml, int id, double east, double north, string tags = "") =>
        xml.Append(
            CultureInfo.InvariantCulture,
            $"<node id=\"{id}\" lat=\"{South + north / 111_400:0.0000000}\" lon=\"{West + east / 57_300:0.0000000}\">{tags}</node>"
        );

    private static void Way(StringBuilder xml, int id, string kind, IEnumerable<int> nodes)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<way id=\"{id}\">");
        foreach (var node in nodes)
            xml.Append(CultureInfo.InvariantCulture, $"<nd ref=\"{node}\"/>");
        xml.Append(CultureInfo.InvariantCulture, $"<tag k=\"highway\" v=\"{kind}\"/></way>");
    }
}
