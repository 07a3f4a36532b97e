using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>
/// Positions of the nodes that ways need, in sorted flat arrays: 16 bytes a node, found by binary search. First all
/// wanted ids are added, then frozen, then positions are set as the file gives them.
/// </summary>
internal sealed class OsmNodes
{
    private const int Unset = int.MinValue;

    private readonly List<long> _wanted = [];
    private long[] _ids = [];
    private int[] _lats = [];
    private int[] _lons = [];

    public void Want(long[] ids) => _wanted.AddRange(ids);

    public void Freeze()
    {
        _wanted.Sort();
        var count = 0;
        for (var i = 0; i < _wanted.Count; i++)
        {
            if (count == 0 || _wanted[i] != _wanted[count - 1])
            {
                _wanted[count++] = _wanted[i];
            }
        }
        _ids = [.. _wanted.Take(count)];
        _wanted.Clear();
        _wanted.TrimExcess();
        _lats = new int[count];
        _lons = new int[count];
        Array.Fill(_lats, Unset);
    }

    public void Set(in OsmNode node)
    {
        var at = Array.BinarySearch(_ids, node.Id);
        if (at >= 0)
        {
            _lats[at] = node.Lat;
            _lons[at] = node.Lon;
        }
    }

    /// <summary>The position, or null when the file lacks the node (an extract cut it off).</summary>
    public LonLat? Find(long id)
    {
        var at = Array.BinarySearch(_ids, id);
        return at < 0 || _lats[at] == Unset ? null : Position(_lats[at], _lons[at]);
    }

    public static LonLat Position(int lat, int lon) => new(lon / 1e7, lat / 1e7);
}
