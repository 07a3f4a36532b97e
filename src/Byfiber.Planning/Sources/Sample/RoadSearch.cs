namespace Byfiber.Planning.Sources.Sample;

/// <summary>Dijkstra's search over a web; its arrays are kept between searches, so a short one costs little.</summary>
internal sealed class RoadSearch
{
    private readonly RoadWeb _web;
    private readonly double[] _cost;
    private readonly int[] _cameBy;
    private readonly int[] _seenIn;
    private readonly PriorityQueue<int, (double Cost, int Node)> _queue = new(new ByCostThenNode());
    private int _search;

    public RoadSearch(RoadWeb web)
    {
        _web = web;
        _cost = new double[web.Points.Count];
        _cameBy = new int[web.Points.Count];
        _seenIn = new int[web.Points.Count];
    }

    /// <summary>
    /// The edges of the cheapest way from a node to the first goal, from the goal backwards; null when none is within the
    /// limit. An edge of infinite cost is closed.
    /// </summary>
    public List<int>? Way(int from, Func<int, bool> isGoal, Func<int, double> edgeCost, double limit = double.MaxValue)
    {
        _search++;
        _queue.Clear();
        Reach(from, 0, -1);
        while (_queue.TryDequeue(out int node, out var reached))
        {
            if (reached.Cost > _cost[node])
            {
                continue;
            }
            if (reached.Cost > limit)
            {
                return null;
            }
            if (isGoal(node))
            {
                return Back(node);
            }
            foreach (int edge in _web.EdgesAt(node))
            {
                double cost = reached.Cost + edgeCost(edge);
                int next = _web.Other(edge, node);
                if (cost < double.MaxValue && (_seenIn[next] != _search || cost < _cost[next]))
                {
                    Reach(next, cost, edge);
                }
            }
        }
        return null;
    }

    private void Reach(int node, double cost, int edge)
    {
        _seenIn[node] = _search;
        _cost[node] = cost;
        _cameBy[node] = edge;
        _queue.Enqueue(node, (cost, node));
    }

    private List<int> Back(int node)
    {
        var way = new List<int>();
        while (_cameBy[node] >= 0)
        {
            way.Add(_cameBy[node]);
            node = _web.Other(_cameBy[node], node);
        }
        return way;
    }

    /// <summary>The node breaks ties, so that the order never depends on the queue's inside.</summary>
    private sealed class ByCostThenNode : IComparer<(double Cost, int Node)>
    {
        public int Compare((double Cost, int Node) x, (double Cost, int Node) y) =>
            x.Cost < y.Cost ? -1
            : x.Cost > y.Cost ? 1
            : x.Node.CompareTo(y.Node);
    }
}
