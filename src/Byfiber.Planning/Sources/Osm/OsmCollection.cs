using NetTopologySuite.Geometries;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>
/// What a map file holds that matters here, gathered in three passes: nodes inside the outline's box and relations; ways;
/// positions of the nodes that those ways use. Without an outline every way counts.
/// </summary>
internal sealed class OsmCollection
{
    private readonly Envelope? _box;
    private readonly HashSet<long> _memberIds = [];
    private List<long> _inBox = [];

    private OsmCollection(Envelope? box) => _box = box;

    public List<OsmWay> Roads { get; } = [];

    /// <summary>Closed ways that are buildings, water or carry an address.</summary>
    public List<OsmWay> Areas { get; } = [];

    /// <summary>Multipolygons that are buildings, water or carry an address.</summary>
    public List<OsmRelation> Relations { get; } = [];

    /// <summary>The ways that relations are put together from.</summary>
    public Dictionary<long, long[]> Members { get; } = [];

    public List<OsmNode> Addresses { get; } = [];

    public OsmNodes Nodes { get; } = new();

    /// <summary>False when an outline was given and no node of the file lies in its box.</summary>
    public bool TouchesBox { get; private set; } = true;

    /// <param name="file">The map.</param>
    /// <param name="box">Longitudes and latitudes to keep to, or null for everything.</param>
    /// <param name="progress">Gets 0 to 1.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static OsmCollection Gather(
        OsmFile file,
        Envelope? box,
        IProgress<double>? progress,
        CancellationToken cancel
    )
    {
        var all = new OsmCollection(box);
        file.Read(box is null ? null : all.NoteInBox, null, all.AddRelation, Third(progress, 0), cancel);
        all._inBox.Sort();
        all.TouchesBox = box is null || all._inBox.Count > 0;
        if (!all.TouchesBox)
        {
            return all;
        }
        file.Read(null, all.AddWay, null, Third(progress, 1), cancel);
        all._inBox = [];
        all.Nodes.Freeze();
        file.Read(all.AddNode, null, null, Third(progress, 2), cancel);
        return all;
    }

    private static Action<double>? Third(IProgress<double>? progress, int done) =>
        progress is null ? null : fraction => progress.Report((done + fraction) / 3);

    private void NoteInBox(OsmNode node)
    {
        if (IsInBox(node))
        {
            _inBox.Add(node.Id);
        }
    }

    private bool IsInBox(in OsmNode node) => _box is null || _box.Contains(node.Lon / 1e7, node.Lat / 1e7);

    private void AddRelation(OsmRelation relation)
    {
        if (relation.Tags["type"] is not ("multipolygon" or "building") || !IsArea(relation.Tags))
        {
            return;
        }
        Relations.Add(relation);
        foreach (var member in relation.Members)
        {
            if (member.Kind == OsmKind.Way)
            {
                _memberIds.Add(member.Id);
            }
        }
    }

    private void AddWay(OsmWay way)
    {
        // A relation is kept whole even where it leaves the box, else its rings would not close.
        if (_memberIds.Contains(way.Id))
        {
            Members[way.Id] = way.Nodes;
            Nodes.Want(way.Nodes);
        }
        var road = OsmRoads.Class(way.Tags) is not null;
        var area = way.IsClosed && IsArea(way.Tags);
        if ((!road && !area) || !ReachesBox(way))
        {
            return;
        }
        (road ? Roads : Areas).Add(way);
        Nodes.Want(way.Nodes);
    }

    private bool ReachesBox(in OsmWay way)
    {
        if (_box is null)
        {
            return true;
        }
        foreach (var node in way.Nodes)
        {
            if (_inBox.BinarySearch(node) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    private void AddNode(OsmNode node)
    {
        Nodes.Set(node);
        if (!node.Tags.IsEmpty && OsmAddress.IsOn(node.Tags) && IsInBox(node))
        {
            Addresses.Add(node);
        }
    }

    private static bool IsArea(OsmTags tags) => IsBuilding(tags) || IsWater(tags) || OsmAddress.IsOn(tags);

    public static bool IsBuilding(OsmTags tags) => tags["building"] is { } kind && kind != "no";

    public static bool IsWater(OsmTags tags) =>
        tags["natural"] == "water"
        || tags["waterway"] is "riverbank" or "dock"
        || tags["landuse"] is "reservoir" or "basin";
}
