using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Steiner.Trees;

/// <summary>
/// A tree of a graph, numbered from a root in depth-first order, so that "lies below" and "how many terminals lie below"
/// are answered at once. Rebuilt in O(nodes of the tree x degree) after a change.
/// </summary>
internal sealed class RootedTree
{
    private readonly Graph graph;
    private readonly bool[] isTerminal;
    private readonly int root;
    private int[] order;
    private int[] formerOrder;
    private readonly int[] parentEdge;
    private readonly int[] position;
    private readonly int[] last;
    private readonly int[] stack;
    private int count;

    public RootedTree(Graph graph, bool[] isTerminal, int root, bool[] edges)
    {
        (this.graph, this.isTerminal, this.root) = (graph, isTerminal, root);
        Edges = edges;
        order = new int[graph.NodeCount];
        formerOrder = new int[graph.NodeCount];
        parentEdge = new int[graph.NodeCount];
        position = new int[graph.NodeCount];
        Array.Fill(position, -1);
        last = new int[graph.NodeCount];
        TerminalsBelow = new int[graph.NodeCount];
        stack = new int[graph.NodeCount];
        Rebuild();
    }

    /// <summary>Edges of the tree; after changing them call <see cref="Rebuild"/>.</summary>
    public bool[] Edges { get; }

    public long Cost { get; private set; }

    /// <summary>Terminals at the node or below it.</summary>
    public int[] TerminalsBelow { get; }

    /// <summary>How many nodes the tree has, when no part of it hung free or was in vain at the last rebuilding.</summary>
    public int Count => count;

    /// <summary>The node at a place in depth-first order.</summary>
    public int NodeAt(int place) => order[place];

    public bool Contains(int v) => position[v] >= 0;

    /// <summary>Place in depth-first order, the root at 0.</summary>
    public int Position(int v) => position[v];

    /// <summary>Greatest position of a node at or below this one.</summary>
    public int Last(int v) => last[v];

    /// <summary>The edge towards the root; -1 at the root.</summary>
    public int ParentEdge(int v) => parentEdge[v];

    /// <summary>Numbers the tree anew and drops every part that hangs free or below which no terminal lies.</summary>
    public void Rebuild()
    {
        (order, formerOrder) = (formerOrder, order);
        int former = count;
        for (int i = 0; i < former; i++)
            position[formerOrder[i]] = -1;
        count = 0;
        Cost = 0;
        int height = 0;
        stack[height++] = root;
        parentEdge[root] = -1;
        while (height > 0)
        {
            int v = stack[--height];
            position[v] = count;
            order[count++] = v;
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                int e = graph.ArcEdge[a];
                if (!Edges[e] || e == parentEdge[v])
                    continue;
                parentEdge[graph.ArcHead[a]] = e;
                stack[height++] = graph.ArcHead[a];
            }
        }
        for (int i = 0; i < former; i++)
        {
            int v = formerOrder[i];
            if (position[v] < 0 && parentEdge[v] >= 0)
                Edges[parentEdge[v]] = false;
        }
        CountTerminals();
    }

    private void CountTerminals()
    {
        for (int i = 0; i < count; i++)
        {
            TerminalsBelow[order[i]] = isTerminal[order[i]] ? 1 : 0;
            last[order[i]] = i;
        }
        for (int i = count - 1; i > 0; i--)
        {
            int v = order[i],
                up = graph.Other(parentEdge[v], v);
            TerminalsBelow[up] += TerminalsBelow[v];
            last[up] = Math.Max(last[up], last[v]);
        }
        for (int i = 1; i < count; i++)
        {
            int v = order[i],
                e = parentEdge[v];
            if (TerminalsBelow[v] > 0)
            {
                Cost = checked(Cost + graph.Cost[e]);
                continue;
            }
            Edges[e] = false;
            position[v] = -1;
        }
    }
}
