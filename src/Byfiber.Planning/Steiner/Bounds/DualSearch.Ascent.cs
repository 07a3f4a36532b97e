namespace Byfiber.Planning.Steiner.Bounds;

/// <summary>One terminal's set: how it grows, rests at what is joined to the root, and raises its cuts.</summary>
internal sealed partial class DualSearch
{
    private void Ascend(int terminal)
    {
        stamp++;
        cutSize = 0;
        queued = 0;
        mark[terminal] = stamp;
        toward[terminal] = None;
        queue[queued++] = terminal;
        int scanned = 0;
        long raised = 0;
        double spread = 0.5 + random.Next(1000) / 1000.0;
        while (Grow(terminal, ref scanned))
        {
            long least = TightenCut(out long score);
            if (cutSize == 0)
            {
                FellApart = true;
                break;
            }
            score = (long)(score * spread * 16);
            raised += cutSize;
            bool worthTheGrowth = raised * DualAscent.RaisedPerGrown >= scanned;
            if (waiting.Count > 0 && score > waiting.MinKey && worthTheGrowth)
            {
                waiting.Push(terminal, score);
                return;
            }
            Bound = checked(Bound + least);
            added.Add(cuts.Add(terminal, least, cut.AsSpan(0, cutSize)));
            Raise(least);
        }
        active[terminal] = false;
    }

    private bool Grow(int terminal, ref int scanned)
    {
        while (scanned < queued)
        {
            int w = queue[scanned++];
            if (w != terminal && active[w])
                return false;
            if (Reached(w))
            {
                Remember(w);
                return false;
            }
            int end = graph.FirstArc[w + 1];
            scans += end - graph.FirstArc[w];
            for (int a = graph.FirstArc[w]; a < end; a++)
            {
                int u = graph.ArcHead[a];
                if (mark[u] == stamp)
                    continue;
                int into = arcInto[a];
                if (residual[into] == 0)
                {
                    mark[u] = stamp;
                    toward[u] = into;
                    queue[queued++] = u;
                }
                else if (residual[into] < Far)
                {
                    cut[cutSize++] = into;
                }
            }
        }
        return true;
    }

    /// <summary>
    /// Whether the remembered path from the root to the node is still saturated. What is remembered from several steps may
    /// run in a circle, so nodes count as not reached until the root is.
    /// </summary>
    private bool Reached(int v)
    {
        int at = v;
        while (at != Root && good[at] != step)
        {
            if (bad[at] == step || parentArc[at] == None || residual[parentArc[at]] != 0)
            {
                bad[at] = step;
                return false;
            }
            bad[at] = step;
            at = TailOf(parentArc[at]);
            scans++;
        }
        int end = at;
        good[end] = step;
        for (at = v; at != end; at = TailOf(parentArc[at]))
            good[at] = step;
        return true;
    }

    /// <summary>The path from a reached node on to the terminal is a path from the root now.</summary>
    private void Remember(int v)
    {
        while (toward[v] != None)
        {
            int arc = toward[v],
                next = HeadOf(arc);
            parentArc[next] = arc;
            good[next] = step;
            v = next;
        }
    }

    private long TightenCut(out long score)
    {
        long least = long.MaxValue;
        int kept = 0,
            guided = 0;
        for (int i = 0; i < cutSize; i++)
        {
            int a = cut[i];
            if (mark[TailOf(a)] == stamp)
                continue;
            cut[kept++] = a;
            least = Math.Min(least, residual[a]);
            if (guide is not null && guide[a])
                guided++;
        }
        scans += cutSize;
        cutSize = kept;
        score = kept * Math.Max(1, guided);
        return least;
    }

    private void Raise(long least)
    {
        scans += cutSize;
        for (int i = 0; i < cutSize; i++)
        {
            int a = cut[i];
            if ((residual[a] -= least) != 0)
                continue;
            int u = TailOf(a);
            if (mark[u] != stamp)
            {
                mark[u] = stamp;
                toward[u] = a;
                queue[queued++] = u;
            }
        }
    }

    private int TailOf(int arc) => (arc & 1) == 0 ? graph.Tail[arc >> 1] : graph.Head[arc >> 1];

    private int HeadOf(int arc) => (arc & 1) == 0 ? graph.Head[arc >> 1] : graph.Tail[arc >> 1];
}
