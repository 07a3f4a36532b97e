using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Byfiber.Planning.Sources.Osm;
using ProtoBuf;

namespace Byfiber.Planning.Tests.Sources.Osm;

/// <summary>
/// A map of a few elements, made in the test and written as PBF (dense nodes without user fields, as osmium writes them)
/// or XML. Positions are metres east and north of a spot near Vingåker.
/// </summary>
internal sealed class TinyMap
{
    public const double Lon = 15.87;
    public const double Lat = 59.04;

    private readonly List<(long Id, int Lat, int Lon, string[] Tags)> _nodes = [];
    private readonly List<(long Id, long[] Nodes, string[] Tags)> _ways = [];
    private readonly List<(long Id, (long Way, string Role)[] Members, string[] Tags)> _relations = [];

    /// <summary>Adds a node; tags as "key=value".</summary>
    public TinyMap Node(long id, double east, double north, params string[] tags)
    {
        var lon = Lon + east / (111_320 * Math.Cos(Lat * Math.PI / 180));
        _nodes.Add((id, (int)Math.Round((Lat + north / 111_320) * 1e7), (int)Math.Round(lon * 1e7), tags));
        return this;
    }

    public TinyMap Way(long id, long[] nodes, params string[] tags)
    {
        _ways.Add((id, nodes, tags));
        return this;
    }

    public TinyMap Relation(long id, (long Way, string Role)[] members, params string[] tags)
    {
        _relations.Add((id, members, tags));
        return this;
    }

    /// <summary>A closed square way with its four corner nodes, numbered from <paramref name="firstNode"/>.</summary>
    public TinyMap Square(long way, long firstNode, double east, double north, double side, params string[] tags)
    {
        Node(firstNode, east, north);
        Node(firstNode + 1, east + side, north);
        Node(firstNode + 2, east + side, north + side);
        Node(firstNode + 3, east, north + side);
        return Way(way, [firstNode, firstNode + 1, firstNode + 2, firstNode + 3, firstNode], tags);
    }

    /// <summary>A road of 1 km from west to east through the spot: nodes 1, 2, 3 and way 1.</summary>
    public static TinyMap WithRoad() =>
        new TinyMap().Node(1, -500, 0).Node(2, 0, 0).Node(3, 500, 0).Way(1, [1, 2, 3], "highway=residential");

    public byte[] Pbf(bool zlib = true, bool dense = true)
    {
        var file = new MemoryStream();
        var header = new PbfHeader { RequiredFeatures = ["OsmSchema-V0.6", "DenseNodes"] };
        Append(file, "OSMHeader", Bytes(header), zlib);
        foreach (var group in Groups(dense))
        {
            Append(file, "OSMData", Bytes(group), zlib);
        }
        return file.ToArray();
    }

    public string Xml()
    {
        var xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n");
        foreach (var (id, lat, lon, tags) in _nodes)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<node id='{id}' lat='{lat / 1e7:F7}' lon='{lon / 1e7:F7}'>");
            Tags(tags).Append("</node>\n");
        }
        foreach (var (id, nodes, tags) in _ways)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<way id='{id}'>");
            xml.AppendJoin("", nodes.Select(node => $"<nd ref='{node}'/>"));
            Tags(tags).Append("</way>\n");
        }
        foreach (var (id, members, tags) in _relations)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<relation id='{id}'>");
            xml.AppendJoin("", members.Select(one => $"<member type='way' ref='{one.Way}' role='{one.Role}'/>"));
            Tags(tags).Append("</relation>\n");
        }
        return xml.Append("</osm>\n").ToString();

        StringBuilder Tags(string[] tags) =>
            xml.AppendJoin("", tags.Select(Split).Select(t => $"<tag k='{t.Key}' v='{t.Value}'/>"));
    }

    private IEnumerable<PbfBlock> Groups(bool dense)
    {
        var strings = new Strings();
        var nodes = dense ? Dense(strings) : Plain(strings);
        yield return new PbfBlock { Strings = strings.Table, Groups = [nodes] };
        strings = new Strings();
        var ways = _ways.Select(way => new PbfWay
        {
            Id = way.Id,
            Keys = strings.Keys(way.Tags),
            Values = strings.Values(way.Tags),
            Refs = Differences(way.Nodes),
        });
        yield return new PbfBlock { Groups = [new PbfGroup { Ways = [.. ways] }], Strings = strings.Table };
        strings = new Strings();
        var relations = _relations.Select(relation => new PbfRelation
        {
            Id = relation.Id,
            Keys = strings.Keys(relation.Tags),
            Values = strings.Values(relation.Tags),
            Roles = [.. relation.Members.Select(member => strings.Of(member.Role))],
            MemberIds = Differences([.. relation.Members.Select(member => member.Way)]),
            Types = [.. relation.Members.Select(_ => (int)OsmKind.Way)],
        });
        yield return new PbfBlock { Groups = [new PbfGroup { Relations = [.. relations] }], Strings = strings.Table };
    }

    private PbfGroup Dense(Strings strings) =>
        new()
        {
            Dense = new PbfDenseNodes
            {
                Ids = Differences([.. _nodes.Select(node => node.Id)]),
                Lats = Differences([.. _nodes.Select(node => (long)node.Lat)]),
                Lons = Differences([.. _nodes.Select(node => (long)node.Lon)]),
                KeysAndValues = [.. _nodes.SelectMany(node => strings.Pairs(node.Tags).Append(0))],
            },
        };

    private PbfGroup Plain(Strings strings) =>
        new()
        {
            Nodes =
            [
                .. _nodes.Select(node => new PbfNode
                {
                    Id = node.Id,
                    Lat = node.Lat,
                    Lon = node.Lon,
                    Keys = strings.Keys(node.Tags),
                    Values = strings.Values(node.Tags),
                }),
            ],
        };

    private static void Append(Stream file, string type, byte[] content, bool zlib)
    {
        var blob = new PbfBlob { RawSize = content.Length };
        if (zlib)
        {
            var packed = new MemoryStream();
            using (var packer = new ZLibStream(packed, CompressionMode.Compress))
            {
                packer.Write(content);
            }
            blob.Zlib = packed.ToArray();
        }
        else
        {
            blob.Raw = content;
        }
        var body = Bytes(blob);
        var header = Bytes(new PbfBlobHeader { Type = type, DataSize = body.Length });
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, header.Length);
        file.Write(size);
        file.Write(header);
        file.Write(body);
    }

    private static byte[] Bytes<T>(T message)
    {
        var stream = new MemoryStream();
        Serializer.Serialize(stream, message);
        return stream.ToArray();
    }

    private static long[] Differences(long[] values) =>
        [.. values.Select((value, i) => i == 0 ? value : value - values[i - 1])];

    private static (string Key, string Value) Split(string tag) =>
        (tag[..tag.IndexOf('=', StringComparison.Ordinal)], tag[(tag.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private sealed class Strings
    {
        public PbfStrings Table { get; } = new() { Values = [""] };

        public int Of(string text)
        {
            var at = Table.Values.IndexOf(text);
            if (at < 0)
            {
                at = Table.Values.Count;
                Table.Values.Add(text);
            }
            return at;
        }

        public int[] Keys(string[] tags) => [.. tags.Select(tag => Of(Split(tag).Key))];

        public int[] Values(string[] tags) => [.. tags.Select(tag => Of(Split(tag).Value))];

        public IEnumerable<int> Pairs(string[] tags) =>
            tags.Select(Split).SelectMany(t => new[] { Of(t.Key), Of(t.Value) });
    }
}
