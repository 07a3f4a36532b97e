using System.Numerics;
using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// A small tree that is supposed to be part of an optimal tree, with the special distances between its nodes. A place in it is
/// proposed once and then enters and leaves many times. A node that was grown on has no edges in the optimal tree but
/// those here; an end or a terminal may have more.
/// </summary>
internal sealed class GrownTree
{
    public const int MostPlaces = 32;
    private const int None = -1;
    private readonly ReductionRound round;
    private readonly SpecialDistances distances;
    private readonly int[] placeOf;
    private readonly int[] node = new int[MostPlaces];
    private readonly int[] parent = new int[MostPlaces];
    private readonly long[] cost = new long[MostPlaces];
    private readonly int[] degree = new int[MostPlaces];

    /// <summary>Bounds on the special distances, row by row.</summary>
    private readonly long[] special = new long[MostPlaces * MostPlaces];

    /// <summary>Of the last walk: the way's length, its longest stretch without a fork or terminal, and its last such stretch.</summary>
    private readonly long[] length = new long[MostPlaces];
    private readonly long[] longest = new long[MostPlaces];
    private readonly long[] stretch = new long[MostPlaces];
    private readonly long[] key = new long[MostPlaces];

    /// <summary>Residual cost of the arc from the parent, and what turning the way from place 0 round adds.</summary>
    private readonly long[] down = new long[MostPlaces];
    private readonly long[] turn = new long[MostPlaces];
    private readonly ReducedCosts? costs;
    private long sumDown;

    /// <summary>Bit i: place i is in the tree. A parent's place is before its children's.</summary>
    private uint inside;
    private long sum;

    public GrownTree(ReductionRound round, ReducedCosts? costs)
    {
        (this.round, this.costs) = (round, costs);
        distances = new SpecialDistances(round);
        placeOf = new int[round.Graph.NodeCount];
        Array.Fill(placeOf, None);
    }

    /// <summary>Places proposed so far.</summary>
    public int Size { get; private set; }

    public int Node(int place) => node[place];

    public bool Has(int v) => placeOf[v] != None;

    public bool IsInside(int place) => (inside & (1u << place)) != 0;

    /// <summary>True when the place is an end that can't be the optimal tree's end.</summary>
    public bool MustGrow(int place) => IsInside(place) && degree[place] == 1 && !round.IsTerminal(node[place]);

    /// <summary>Begins anew with a node alone.</summary>
    public void Begin(int v)
    {
        for (uint left = inside; left != 0; left &= left - 1)
            placeOf[node[BitOperations.TrailingZeroCount(left)]] = None;
        (node[0], parent[0], cost[0], degree[0]) = (v, None, 0, 0);
        placeOf[v] = 0;
        (inside, sum, sumDown, Size) = (1, 0, 0, 1);
    }

    /// <summary>Prepares a place for the other end of an edge at a place in the tree; returns the place.</summary>
    public int Propose(int e, int at)
    {
        int k = Size++,
            v = round.Graph.Other(e, node[at]);
        (node[k], parent[k], cost[k], degree[k]) = (v, at, round.Graph.Cost[e], 1);
        Walk(at, at);
        for (uint left = inside; left != 0; left &= left - 1)
        {
            int j = BitOperations.TrailingZeroCount(left);
            Measure(k, j, length[j] + cost[k]);
        }
        for (int j = k - 1; j > at && parent[j] == at; j--)
            Measure(k, j, cost[j] + cost[k]);
        if (costs is not null)
        {
            bool forth = round.Graph.Head[e] == v;
            down[k] = costs.Residual(e, forth);
            turn[k] = turn[at] + costs.Residual(e, !forth) - down[k];
        }
        return k;
    }

    /// <summary>Gives up the places from this one on; none may be in the tree.</summary>
    public void Forget(int place) => Size = place;

    public void Enter(int place)
    {
        inside |= 1u << place;
        placeOf[node[place]] = place;
        degree[parent[place]]++;
        sum += cost[place];
        sumDown += down[place];
    }

    public void Leave(int place)
    {
        inside &= ~(1u << place);
        placeOf[node[place]] = None;
        degree[parent[place]]--;
        sum -= cost[place];
        sumDown -= down[place];
    }

    /// <summary>
    /// True when a stretch of the way from a place to another can be left out for a cheaper join. Place
    /// <paramref name="open"/> may get more edges than it has now.
    /// </summary>
    public bool HasDearStretch(int from, int open)
    {
        Walk(from, open);
        for (uint left = inside & ~(1u << from); left != 0; left &= left - 1)
        {
            int j = BitOperations.TrailingZeroCount(left);
            if (special[from * MostPlaces + j] < longest[j])
                return true;
        }
        return false;
    }

    /// <summary>True when its ends and terminals can be joined for less than the tree costs: Prim over special distances.</summary>
    public bool IsDear()
    {
        uint outside = 0;
        for (uint left = inside; left != 0; left &= left - 1)
        {
            int i = BitOperations.TrailingZeroCount(left);
            if (degree[i] != 1 && !round.IsTerminal(node[i]))
                continue;
            outside |= 1u << i;
            key[i] = long.MaxValue;
        }
        int at = BitOperations.TrailingZeroCount(outside);
        long joined = 0;
        while ((outside &= ~(1u << at)) != 0)
        {
            int next = None;
            for (uint left = outside; left != 0; left &= left - 1)
            {
                int i = BitOperations.TrailingZeroCount(left);
                key[i] = Math.Min(key[i], special[at * MostPlaces + i]);
                if (next == None || key[i] < key[next])
                    next = i;
            }
            joined += key[next];
            if (joined >= sum)
                return false;
            at = next;
        }
        return joined < sum;
    }

    /// <summary>
    /// True when by reduced costs no tree that has this one is better than the best known: such a tree comes from the root to
    /// one of the ends, and goes on from each other to a terminal. It may come to place <paramref name="open"/>, too.
    /// </summary>
    public bool IsBeyondBound(int open)
    {
        if (costs is null)
            return false;
        long onward = sumDown,
            entry = long.MaxValue;
        for (uint left = inside; left != 0; left &= left - 1)
        {
            int i = BitOperations.TrailingZeroCount(left),
                v = node[i];
            long beyond = degree[i] == 1 || round.IsTerminal(v) ? costs.ToTerminal(v) : 0;
            onward += beyond;
            if (degree[i] == 1 || i == open || round.IsTerminal(v))
                entry = Math.Min(entry, costs.FromRoot(v) + turn[i] - beyond);
        }
        return onward + entry >= costs.Slack;
    }

    private void Measure(int k, int j, long way)
    {
        long least = Math.Min(way, distances.Between(node[k], node[j]));
        special[k * MostPlaces + j] = special[j * MostPlaces + k] = least;
    }

    /// <summary>Walks from a place to all others in the tree.</summary>
    private void Walk(int from, int open)
    {
        (length[from], longest[from], stretch[from]) = (0, 0, 0);
        uint passed = 1u << from;
        for (int i = from; parent[i] != None; i = parent[i])
        {
            Step(i, parent[i], cost[i], open);
            passed |= 1u << parent[i];
        }
        for (uint left = inside & ~passed; left != 0; left &= left - 1)
        {
            int j = BitOperations.TrailingZeroCount(left);
            Step(parent[j], j, cost[j], open);
        }
    }

    private void Step(int from, int to, long by, int open)
    {
        bool ends = degree[from] != 2 || from == open || round.IsTerminal(node[from]);
        stretch[to] = ends ? by : stretch[from] + by;
        longest[to] = Math.Max(longest[from], stretch[to]);
        length[to] = length[from] + by;
    }
}
