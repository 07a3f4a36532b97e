namespace Byfiber.Planning.Network;

/// <summary>
/// Each node's nearest site (by trench, of equally near ones the earlier) while sites come and go. In a tree the nodes of a
/// site hang together, so adding a site visits only the nodes that it wins, and removing one only those that it had.
/// </summary>
internal sealed class SiteRegions
{
    private readonly TrenchNetwork _network;
    private readonly int[] _units;
    private readonly List<int> _nodes = [];
    private readonly List<long> _load = [];
    private readonly int[] _site;
    private readonly long[] _distanceMm;

    /// <summary>The nodes of one region, each after the one before it on the way from the site.</summary>
    private readonly List<(int Node, int Before, long LengthMm)> _region = [];
    private readonly List<(long DistanceMm, int Site)> _others = [];

    public SiteRegions(TrenchNetwork network, int[] units, List<int> sites)
    {
        (_network, _units) = (network, units);
        // One by one, the first sites would win nearly everything and lose it again.
        var forest = new ServiceForest(network, sites);
        (_site, _distanceMm) = (forest.Site, forest.DistanceMm);
        _nodes.AddRange(sites);
        _load.AddRange(new long[sites.Count]);
        for (int v = 0; v < _site.Length; v++)
            _load[_site[v]] += UnitsAt(v);
    }

    /// <summary>The sites' nodes in the order of their coming, without those that went.</summary>
    public List<int> Sites => _nodes.FindAll(node => node >= 0);

    /// <summary>
    /// Adds a site: every node to which it is nearer than all others becomes its own. False when that is not even its own node.
    /// </summary>
    public bool Add(int node)
    {
        int site = _nodes.Count;
        _nodes.Add(node);
        _load.Add(0);
        var stack = new Stack<(int Node, long DistanceMm)>([(node, 0)]);
        while (stack.TryPop(out var at))
        {
            if (at.DistanceMm >= _distanceMm[at.Node])
                continue;
            int units = UnitsAt(at.Node);
            _load[_site[at.Node]] -= units;
            _load[site] += units;
            (_site[at.Node], _distanceMm[at.Node]) = (site, at.DistanceMm);
            var tree = _network.Tree;
            for (int a = tree.FirstArc[at.Node]; a < tree.FirstArc[at.Node + 1]; a++)
                stack.Push((tree.ArcHead[a], at.DistanceMm + tree.Cost[tree.ArcEdge[a]]));
        }
        return _site[node] == site;
    }

    /// <summary>Takes the site (by its number in the order of coming) away unless a premises would then be out of reach.</summary>
    public void RemoveIfNeedless(int site, long reachMm)
    {
        Collect(site);
        FindOthers(site);
        for (int i = 0; i < _region.Count; i++)
        {
            if (_network.Premises[_region[i].Node] >= 0 && _others[i].DistanceMm > reachMm)
                return;
        }
        for (int i = 0; i < _region.Count; i++)
        {
            int v = _region[i].Node;
            (_distanceMm[v], _site[v]) = _others[i];
            _load[_site[v]] += UnitsAt(v);
        }
        (_nodes[site], _load[site]) = (-1, 0);
    }

    /// <summary>
    /// Where the fullest site should share, when it has more than the capacity: at the node whose part comes nearest to half.
    /// </summary>
    public int? Relief(int capacity)
    {
        int full = 0;
        for (int s = 1; s < _load.Count; s++)
        {
            if (_load[s] > _load[full])
                full = s;
        }
        if (_load[full] <= capacity)
            return null;
        Collect(full);
        var below = new long[_region.Count];
        int best = -1;
        long least = long.MaxValue;
        for (int i = below.Length - 1; i > 0; i--)
        {
            int v = _region[i].Node;
            below[i] += UnitsAt(v);
            below[_region[i].Before] += below[i];
            long off = Math.Abs(2 * below[i] - _load[full]);
            if (_network.Premises[v] == -1 && (off < least || (off == least && v < best)))
                (best, least) = (v, off);
        }
        return best < 0 ? null : best;
    }

    private int UnitsAt(int node) => _network.Premises[node] is >= 0 and var p ? _units[p] : 0;

    private void Collect(int site)
    {
        _region.Clear();
        _region.Add((_nodes[site], -1, 0));
        var tree = _network.Tree;
        for (int i = 0; i < _region.Count; i++)
        {
            var (v, before, _) = _region[i];
            int from = before < 0 ? -1 : _region[before].Node;
            for (int a = tree.FirstArc[v]; a < tree.FirstArc[v + 1]; a++)
            {
                int w = tree.ArcHead[a];
                if (w != from && _site[w] == site)
                    _region.Add((w, i, tree.Cost[tree.ArcEdge[a]]));
            }
        }
    }

    /// <summary>Per node of the region, the nearest of the other sites: what reaches it from outside, passed up and then down.</summary>
    private void FindOthers(int site)
    {
        _others.Clear();
        var tree = _network.Tree;
        foreach (var (v, _, _) in _region)
        {
            var nearest = (DistanceMm: long.MaxValue / 2, Site: int.MaxValue);
            for (int a = tree.FirstArc[v]; a < tree.FirstArc[v + 1]; a++)
            {
                int w = tree.ArcHead[a];
                if (_site[w] != site)
                    nearest = Nearer(nearest, (_distanceMm[w], _site[w]), tree.Cost[tree.ArcEdge[a]]);
            }
            _others.Add(nearest);
        }
        for (int i = _region.Count - 1; i > 0; i--)
            _others[_region[i].Before] = Nearer(_others[_region[i].Before], _others[i], _region[i].LengthMm);
        for (int i = 1; i < _region.Count; i++)
            _others[i] = Nearer(_others[i], _others[_region[i].Before], _region[i].LengthMm);
    }

    private static (long DistanceMm, int Site) Nearer(
        (long DistanceMm, int Site) one,
        (long DistanceMm, int Site) other,
        long lengthMm
    )
    {
        other.DistanceMm += lengthMm;
        return other.CompareTo(one) < 0 ? other : one;
    }
}
