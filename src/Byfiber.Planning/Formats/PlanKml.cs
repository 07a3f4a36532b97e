using System.Globalization;
using System.Text;
using System.Xml;
using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Writes <c>plan.kml</c> (OGC KML 2.2, WGS 84) with a folder per layer: sites, cabinets, joints, premises by status, trenches by ground,
/// cables. Junctions and premises nodes are left out: on a globe they would only hide the lines.
/// </summary>
public static class PlanKml
{
    private const string Kml = "http://www.opengis.net/kml/2.2";

    /// <summary>Writes the document as a stream; colours are those of the report.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            CheckCharacters = true,
        };
        var lines = new WorldLines(plan);
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("kml", Kml);
        xml.WriteStartElement("Document", Kml);
        Element(xml, "name", plan.Name);
        Element(xml, "description", plan.Synthetic ? $"Synthetic sample. {plan.Attribution}" : plan.Attribution);
        WriteStyles(xml, plan);
        WriteNodes(xml, plan, lines);
        WritePremises(xml, plan, lines);
        WriteTrenches(xml, plan, lines);
        WriteCables(xml, plan, lines);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteStyles(XmlWriter xml, Plan plan)
    {
        foreach (var ground in plan.Trenches.Select(trench => trench.Ground).Distinct(StringComparer.Ordinal))
        {
            LineStyle(xml, $"trench-{Id(ground)}", Grounds.Of(ground).Colour, 3);
        }
        LineStyle(xml, "cable-backbone", "#111111", 5);
        LineStyle(xml, "cable-feeder", "#0b5fa5", 4);
        LineStyle(xml, "cable-drop", "#5dade2", 1);
        PointStyle(xml, "site", "#c0392b", 1.4);
        PointStyle(xml, "cabinet", "#0b5fa5", 1.1);
        PointStyle(xml, "joint", "#7f8c8d", 0.7);
        PointStyle(xml, "planned", "#1e8449", 0.5);
        PointStyle(xml, "left_out", "#e67e22", 0.6);
        PointStyle(xml, "unreachable", "#c0392b", 0.6);
        PointStyle(xml, "not_chosen", "#7d3c98", 0.6);
    }

    private static void WriteNodes(XmlWriter xml, Plan plan, WorldLines lines)
    {
        Folder(xml, "Sites");
        foreach (var site in plan.Sites)
        {
            Mark(
                xml,
                site.Name,
                "site",
                Text($"{site.PremisesCount} premises, {site.PortsUsed} of {site.Ports} ports")
            );
            Point(xml, lines.Of(plan.Nodes[site.NodeId - 1].Point));
        }
        xml.WriteEndElement();
        Folder(xml, "Cabinets");
        foreach (var cabinet in plan.Cabinets)
        {
            Mark(
                xml,
                Text($"Cabinet {cabinet.Id}"),
                "cabinet",
                Text($"{cabinet.PremisesCount} premises, size {cabinet.Size}")
            );
            Point(xml, lines.Of(plan.Nodes[cabinet.NodeId - 1].Point));
        }
        xml.WriteEndElement();
        Folder(xml, "Joints");
        foreach (var node in plan.Nodes.Where(node => node.Kind == NodeKind.Joint))
        {
            Mark(xml, Text($"Joint {node.Id}"), "joint", "");
            Point(xml, lines.Of(node.Point));
        }
        xml.WriteEndElement();
    }

    private static void WritePremises(XmlWriter xml, Plan plan, WorldLines lines)
    {
        Folder(xml, "Premises");
        foreach (var status in Enum.GetValues<PremisesStatus>())
        {
            Folder(xml, Words.Of(status));
            foreach (var premises in plan.Premises.Where(premises => premises.Status == status))
            {
                var length = premises.FibreMm is { } mm ? Text($"fibre {mm / 1000.0:F1} m") : "";
                Mark(xml, premises.Address, Words.Of(status), premises.Reason ?? length);
                Point(xml, lines.Of(premises.Point));
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteTrenches(XmlWriter xml, Plan plan, WorldLines lines)
    {
        Folder(xml, "Trenches");
        foreach (var ground in plan.Trenches.GroupBy(trench => trench.Ground, StringComparer.Ordinal))
        {
            Folder(xml, Grounds.Of(ground.Key).English);
            foreach (var trench in ground)
            {
                var built = trench.Built ? "" : ", not built yet";
                Mark(
                    xml,
                    Text($"Trench {trench.Id}"),
                    $"trench-{Id(ground.Key)}",
                    Text($"{trench.Item}, {trench.LengthMm / 1000.0:F1} m{built}")
                );
                Line(xml, lines.Of(trench));
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteCables(XmlWriter xml, Plan plan, WorldLines lines)
    {
        Folder(xml, "Cables");
        foreach (var kind in plan.Cables.GroupBy(cable => Words.Of(cable.Kind), StringComparer.Ordinal))
        {
            Folder(xml, kind.Key);
            foreach (var cable in kind.Where(cable => cable.DuctIds.Length > 0))
            {
                var use = Text($"{cable.Used} of {cable.Fibres} fibres, {cable.LengthMm / 1000.0:F1} m");
                Mark(xml, Text($"Cable {cable.Id}"), $"cable-{kind.Key}", use);
                Line(xml, lines.Of(cable));
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Folder(XmlWriter xml, string name)
    {
        xml.WriteStartElement("Folder", Kml);
        Element(xml, "name", name);
    }

    /// <summary>Opens a placemark; the geometry that follows closes it.</summary>
    private static void Mark(XmlWriter xml, string name, string style, string description)
    {
        xml.WriteStartElement("Placemark", Kml);
        Element(xml, "name", name);
        Element(xml, "description", description);
        Element(xml, "styleUrl", "#" + style);
    }

    private static void Point(XmlWriter xml, LonLat position)
    {
        xml.WriteStartElement("Point", Kml);
        Element(xml, "coordinates", Text($"{position.Lon},{position.Lat}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Line(XmlWriter xml, IReadOnlyList<LonLat> line)
    {
        xml.WriteStartElement("LineString", Kml);
        Element(xml, "coordinates", string.Join(' ', line.Select(position => Text($"{position.Lon},{position.Lat}"))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void LineStyle(XmlWriter xml, string id, string colour, int width)
    {
        xml.WriteStartElement("Style", Kml);
        xml.WriteAttributeString("id", id);
        xml.WriteStartElement("LineStyle", Kml);
        Element(xml, "color", Abgr(colour));
        Element(xml, "width", Text($"{width}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void PointStyle(XmlWriter xml, string id, string colour, double scale)
    {
        xml.WriteStartElement("Style", Kml);
        xml.WriteAttributeString("id", id);
        xml.WriteStartElement("IconStyle", Kml);
        Element(xml, "color", Abgr(colour));
        Element(xml, "scale", Text($"{scale}"));
        xml.WriteEndElement();
        xml.WriteStartElement("LabelStyle", Kml);
        // Four thousand labels would cover the map; a click shows the name.
        Element(xml, "scale", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>KML writes colours as alpha, blue, green, red.</summary>
    private static string Abgr(string rgb) => $"ff{rgb[5..7]}{rgb[3..5]}{rgb[1..3]}";

    /// <summary>A ground's name as an XML id.</summary>
    private static string Id(string ground) => XmlConvert.EncodeLocalName(ground);

    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Kml, XmlText.Clean(text));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
