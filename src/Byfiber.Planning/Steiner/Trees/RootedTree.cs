using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// A tree of a graph, numbered from a root in depth-first order, so that "lies below" and "how many terminals lie below"
/// are answered at once. Rebuilt in O(nodes of the tree x degree) after a change; with room between the numbers, what lies
/// below one node can be rebuilt alone.
/// </summary>
internal sealed class RootedTree
{
    private const int None = -1;
    private readonly Graph graph;
    private readonly bool[] isTerminal;
    private readonly int root;
    private readonly int room;
    private readonly int[] nodeAt;
    private readonly int[] parentEdge;
    private readonly int[] position;
    private readonly int[] last;
    private readonly int[] stack;
    private readonly int[] found;
    private readonly int[] former;
    private int end;

    /// <param name="graph">The graph.</param>
    /// <param name="isTerminal">Its terminals.</param>
    /// <param name="root">A terminal.</param>
    /// <param name="edges">The tree's edges; the array is kept.</param>
    /// <param name="room">Numbers per node; at least 2 lets <see cref="RebuildBelow"/> work on a part.</param>
    public RootedTree(Graph graph, bool[] isTerminal, int root, bool[] edges, int room = 2)
    {
        (this.graph, this.isTerminal, this.root, this.room) = (graph, isTerminal, root, room);
        Edges = edges;
        int n = graph.NodeCount;
        nodeAt = new int[checked(room * n)];
        parentEdge = new int[n];
        position = new int[n];
        Array.Fill(position, None);
        last = new int[n];
        TerminalsBelow = new int[n];
        (stack, found, former) = (new int[n], new int[n], new int[n]);
        Rebuild();
    }

    /// <summary>Edges of the tree; after changing them call <see cref="Rebuild"/>.</summary>
    public bool[] Edges { get; }

    public long Cost { get; private set; }

    /// <summary>Terminals at the node or below it.</summary>
    public int[] TerminalsBelow { get; }

    /// <summary>How many numbers are given; without room, and when nothing was in vain at the last rebuilding, to a node each.</summary>
    public int Count => end;

    /// <summary>The node with this number, where there is one.</summary>
    public int NodeAt(int number) => nodeAt[number];

    public bool Contains(int v) => position[v] >= 0;

    /// <summary>Number in depth-first order, the root's 0.</summary>
    public int Position(int v) => position[v];

    /// <summary>No node at or below this one has a greater number; none elsewhere has one from its own to this.</summary>
    public int Last(int v) => last[v];

    /// <summary>The edge towards the root; -1 at the root.</summary>
    public int ParentEdge(int v) => parentEdge[v];

    /// <summary>Numbers the tree anew and drops every part that hangs free or below which no terminal lies.</summary>
    public void Rebuild()
    {
        int formerCount = Forget(0, end, root);
        Cost = 0;
        parentEdge[root] = None;
        int count = Visit(root);
        end = room * count;
        Number(count, 0, end);
        DropFree(formerCount);
        CountTerminals(count, end);
    }

    /// <summary>
    /// As <see cref="Rebuild"/>, when edges have changed only between nodes at or below this one and nodes outside the tree.
    /// Takes O(nodes below it x degree). Returns the nodes visited.
    /// </summary>
    public int RebuildBelow(int top)
    {
        int first = position[top],
            behind = last[top] + 1;
        int formerCount = Forget(first, behind, top);
        int count = Visit(top);
        if (count > behind - first)
        {
            // No room: what was forgotten goes back, so that the whole is rebuilt knowing of it.
            for (int i = 0; i < formerCount; i++)
                (position[former[i]], nodeAt[first + i]) = (first + i, former[i]);
            Rebuild();
            return end / room;
        }
        Number(count, first, behind);
        DropFree(formerCount);
        CountTerminals(count, behind);
        return count;
    }

    /// <summary>Lists the nodes with these numbers, takes the numbers, and takes the cost of the edges up from all but the top.</summary>
    private int Forget(int first, int behind, int top)
    {
        int count = 0;
        for (int i = first; i < behind; i++)
        {
            int v = nodeAt[i];
            if (v == None)
                continue;
            former[count++] = v;
            (position[v], nodeAt[i]) = (None, None);
            if (v != top)
                Cost -= graph.Cost[parentEdge[v]];
        }
        return count;
    }

    /// <summary>Lists what hangs below the node, in depth-first order, with the edges up.</summary>
    private int Visit(int top)
    {
        int count = 0,
            height = 0;
        stack[height++] = top;
        while (height > 0)
        {
            int v = stack[--height];
            found[count++] = v;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int e = graph.ArcEdge[a];
                if (!Edges[e] || e == parentEdge[v])
                    continue;
                parentEdge[graph.ArcHead[a]] = e;
                stack[height++] = graph.ArcHead[a];
            }
        }
        return count;
    }

    private void Number(int count, int first, int behind)
    {
        Array.Fill(nodeAt, None, first, behind - first);
        int step = (behind - first) / count;
        for (int i = 0; i < count; i++)
        {
            int v = found[i];
            position[v] = first + i * step;
            last[v] = position[v] + step - 1;
            nodeAt[position[v]] = v;
        }
    }

    private void DropFree(int formerCount)
    {
        for (int i = 0; i < formerCount; i++)
        {
            int v = former[i];
            if (position[v] < 0 && parentEdge[v] >= 0)
                Edges[parentEdge[v]] = false;
        }
    }

    private void CountTerminals(int count, int behind)
    {
        for (int i = 0; i < count; i++)
            TerminalsBelow[found[i]] = isTerminal[found[i]] ? 1 : 0;
        for (int i = count - 1; i > 0; i--)
        {
            int v = found[i],
                up = graph.Other(parentEdge[v], v);
            TerminalsBelow[up] += TerminalsBelow[v];
            last[up] = Math.Max(last[up], last[v]);
        }
        last[found[0]] = behind - 1;
        for (int i = 1; i < count; i++)
        {
            int v = found[i],
                e = parentEdge[v];
            if (TerminalsBelow[v] > 0)
            {
                Cost = checked(Cost + graph.Cost[e]);
                continue;
            }
            Edges[e] = false;
            nodeAt[position[v]] = None;
            position[v] = None;
        }
    }
}
