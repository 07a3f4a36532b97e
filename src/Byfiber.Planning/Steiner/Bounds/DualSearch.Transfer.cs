using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner.Reductions;

namespace Byfiber.Planning.Steiner.Bounds;

/// <summary>How a dual solution follows its graph when that shrinks.</summary>
internal sealed partial class DualSearch
{
    /// <summary>
    /// Carries the cuts over to the graph that this one was shrunk to, then lets all terminals ascend. A cut is the set of
    /// nodes behind its arcs; what is left of the set cuts the shrunk graph too, unless a contraction joined its two sides.
    /// </summary>
    public DualSearch Transfer(FrozenProblem to, int[] nodeThere, EdgeParts parts, bool[]? guide)
    {
        var there = new DualSearch(to, nodeThere[Root], budget, random);
        CarryClosed(to, nodeThere, there, parts);
        there.TakeOutClosed();
        there.leastLimit = leastLimit;
        foreach (int t in terminals)
        {
            newestFirst.Clear();
            for (int c = cuts.First(t); c != None; c = cuts.Next(c))
                newestFirst.Add(c);
            for (int i = newestFirst.Count - 1; i >= 0; i--)
                Carry(newestFirst[i], t, there, nodeThere);
        }
        budget.Spend(scans);
        scans = 0;
        there.AscendAll(guide);
        return there;
    }

    /// <summary>An edge made of a chain of edges is closed in a direction when one of the chain is.</summary>
    private void CarryClosed(FrozenProblem to, int[] nodeThere, DualSearch there, EdgeParts parts)
    {
        for (int g = 0; g < to.Graph.EdgeCount; g++)
        {
            ReadOnlySpan<int> chain = parts.Of(g);
            int at = EndAt(to.Graph.Tail[g], chain, nodeThere),
                last = None;
            bool forth = false,
                back = false;
            // Parts that are no chain are left, not walked in circles.
            for (int i = 0; i < chain.Length && at != None && nodeThere[at] != to.Graph.Head[g]; i++)
            {
                int link = LinkAt(at, last, chain);
                if (link == None)
                    break;
                bool along = graph.Tail[link] == at;
                forth |= Closed[2 * link + (along ? 0 : 1)];
                back |= Closed[2 * link + (along ? 1 : 0)];
                at = graph.Other(link, at);
                last = link;
            }
            if (at == None || nodeThere[at] != to.Graph.Head[g])
                continue;
            there.Closed[2 * g] |= forth;
            there.Closed[2 * g + 1] |= back;
        }
    }

    /// <summary>The end of one of the edges that has become the given node.</summary>
    private int EndAt(int there, ReadOnlySpan<int> edges, int[] nodeThere)
    {
        foreach (int e in edges)
        {
            if (nodeThere[graph.Tail[e]] == there)
                return graph.Tail[e];
            if (nodeThere[graph.Head[e]] == there)
                return graph.Head[e];
        }
        return None;
    }

    private int LinkAt(int node, int not, ReadOnlySpan<int> edges)
    {
        foreach (int e in edges)
        {
            if (e != not && (graph.Tail[e] == node || graph.Head[e] == node))
                return e;
        }
        return None;
    }

    private void Carry(int c, int owner, DualSearch there, int[] nodeThere)
    {
        stamp++;
        int arcStamp = stamp;
        foreach (int a in cuts.Arcs(c))
            arcMark[a] = arcStamp;
        int head = 0,
            tail = 0;
        queue[tail++] = owner;
        mark[owner] = stamp;
        while (head < tail)
        {
            int v = queue[head++];
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int u = graph.ArcHead[a],
                    into = arcInto[a];
                if (mark[u] == stamp || arcMark[into] == arcStamp || residual[into] >= Far)
                    continue;
                mark[u] = stamp;
                queue[tail++] = u;
            }
        }
        scans += 3 * tail;
        there.Add(queue.AsSpan(0, tail), nodeThere, nodeThere[owner], cuts.Amount(c));
    }

    private void Add(ReadOnlySpan<int> members, int[] nodeHere, int owner, long amount)
    {
        stamp++;
        queued = 0;
        foreach (int v in members)
        {
            int w = nodeHere[v];
            if (w < 0 || mark[w] == stamp)
                continue;
            mark[w] = stamp;
            queue[queued++] = w;
        }
        if (owner < 0 || mark[Root] == stamp)
            return;
        cutSize = 0;
        foreach (int w in queue.AsSpan(0, queued))
        {
            for (int a = graph.FirstArc[w]; a < graph.FirstArc[w + 1]; a++)
            {
                int into = arcInto[a];
                if (mark[graph.ArcHead[a]] == stamp || residual[into] >= Far)
                    continue;
                cut[cutSize++] = into;
                amount = Math.Min(amount, residual[into]);
            }
        }
        scans += 3 * cutSize;
        if (amount == 0 || cutSize == 0)
            return;
        for (int i = 0; i < cutSize; i++)
            residual[cut[i]] -= amount;
        Bound += amount;
        cuts.Keep(cuts.Add(owner, amount, cut.AsSpan(0, cutSize)));
    }

    /// <summary>Raises what can still be raised.</summary>
    private void AscendAll(bool[]? guide)
    {
        this.guide = guide;
        FindReach();
        step++;
        foreach (int t in terminals)
        {
            if (t == Root || parentArc[t] != None)
                continue;
            group.Add(t);
            active[t] = true;
            waiting.Push(t, random.Next(1000));
        }
        added.Clear();
        while (waiting.Count > 0 && budget.Spend(scans))
        {
            scans = 0;
            Ascend(waiting.Pop());
        }
        waiting.Clear();
        foreach (int t in group)
            active[t] = false;
        foreach (int c in added)
            cuts.Keep(c);
    }
}
