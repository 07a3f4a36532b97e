using System.Globalization;
using System.Xml;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>OSM's XML, as the editor JOSM and the Overpass service write it; plain or packed with gzip.</summary>
internal sealed class XmlFile(string path) : OsmFile(path)
{
    private readonly List<string> _tags = [];
    private readonly List<long> _refs = [];
    private readonly List<OsmMember> _members = [];

    public override void Read(
        Action<OsmNode>? node,
        Action<OsmWay>? way,
        Action<OsmRelation>? relation,
        Action<double>? progress,
        CancellationToken cancel
    )
    {
        using var file = SourceFile.Open(Path);
        try
        {
            using var xml = XmlReader.Create(file.Content, new XmlReaderSettings { IgnoreWhitespace = true });
            if (xml.MoveToContent() != XmlNodeType.Element || xml.Name != "osm")
            {
                throw new PlanningException(
                    $"The map {Path} is no OpenStreetMap file: its outermost element must be <osm>."
                );
            }
            for (var count = 0; xml.Read(); count++)
            {
                if (xml is not { NodeType: XmlNodeType.Element, Depth: 1 })
                {
                    continue;
                }
                if (count % 4096 == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                    progress?.Invoke(file.Fraction);
                }
                ReadElement(xml, node, way, relation);
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            throw Broken("is cut off or damaged" + (e is XmlException x ? $" at line {x.LineNumber}" : ""), e);
        }
    }

    private void ReadElement(XmlReader xml, Action<OsmNode>? node, Action<OsmWay>? way, Action<OsmRelation>? relation)
    {
        var deleted = xml.GetAttribute("action") == "delete" || xml.GetAttribute("visible") == "false";
        switch (xml.Name)
        {
            case "node" when node is not null && !deleted:
                int lat = Degrees(xml, "lat"),
                    lon = Degrees(xml, "lon");
                var id = Id(xml, "id");
                ReadChildren(xml);
                node(new OsmNode(id, lat, lon, Tags()));
                break;
            case "way" when way is not null && !deleted:
                id = Id(xml, "id");
                ReadChildren(xml);
                way(new OsmWay(id, [.. _refs], Tags()));
                break;
            case "relation" when relation is not null && !deleted:
                id = Id(xml, "id");
                ReadChildren(xml);
                relation(new OsmRelation(id, [.. _members], Tags()));
                break;
        }
    }

    private void ReadChildren(XmlReader xml)
    {
        _tags.Clear();
        _refs.Clear();
        _members.Clear();
        if (xml.IsEmptyElement)
        {
            return;
        }
        while (xml.Read() && xml.Depth > 1)
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.Name : "")
            {
                case "tag":
                    _tags.Add(xml.GetAttribute("k") ?? "");
                    _tags.Add(xml.GetAttribute("v") ?? "");
                    break;
                case "nd":
                    _refs.Add(Id(xml, "ref"));
                    break;
                case "member":
                    _members.Add(new OsmMember(Kind(xml), Id(xml, "ref"), xml.GetAttribute("role") ?? ""));
                    break;
            }
        }
    }

    private OsmTags Tags() => _tags.Count == 0 ? default : new OsmTags([.. _tags]);

    private static OsmKind Kind(XmlReader xml) =>
        xml.GetAttribute("type") switch
        {
            "node" => OsmKind.Node,
            "relation" => OsmKind.Relation,
            _ => OsmKind.Way,
        };

    private long Id(XmlReader xml, string attribute) =>
        long.TryParse(
            xml.GetAttribute(attribute),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : throw Missing(xml, attribute);

    private int Degrees(XmlReader xml, string attribute) =>
        double.TryParse(xml.GetAttribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) <= 180
            ? (int)Math.Round(value * 1e7)
            : throw Missing(xml, attribute);

    private PlanningException Missing(XmlReader xml, string attribute) =>
        Broken($"has a <{xml.Name}> without a valid \"{attribute}\" at line {((IXmlLineInfo)xml).LineNumber}");
}
