namespace Byfiber.Planning.Sources.Osm;

/// <summary>Keys and values, alternating. Elements have few, so a scan beats a dictionary.</summary>
internal readonly struct OsmTags(string[]? flat)
{
    public bool IsEmpty => flat is null || flat.Length == 0;

    public int Count => flat is null ? 0 : flat.Length / 2;

    /// <summary>The trimmed value, or null when the key is missing or its value is blank.</summary>
    public string? this[string key]
    {
        get
        {
            for (var i = 0; i + 1 < (flat?.Length ?? 0); i += 2)
            {
                if (flat![i] == key)
                {
                    var value = flat[i + 1].Trim();
                    return value.Length == 0 ? null : value;
                }
            }
            return null;
        }
    }

    public bool Has(string key) => this[key] is not null;
}

/// <summary>A node; latitude and longitude in 1e-7 degrees, as OSM stores them.</summary>
internal readonly record struct OsmNode(long Id, int Lat, int Lon, OsmTags Tags);

internal readonly record struct OsmWay(long Id, long[] Nodes, OsmTags Tags)
{
    public bool IsClosed => Nodes.Length >= 4 && Nodes[0] == Nodes[^1];
}

internal readonly record struct OsmRelation(long Id, OsmMember[] Members, OsmTags Tags);

internal enum OsmKind
{
    Node,
    Way,
    Relation,
}

internal readonly record struct OsmMember(OsmKind Kind, long Id, string Role);
