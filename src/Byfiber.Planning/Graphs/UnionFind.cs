namespace Byfiber.Planning.Graphs;

/// <summary>Disjoint sets over 0 .. n-1, path halving and union by index order; near-constant time per call (Tarjan 1975).</summary>
internal sealed class UnionFind
{
    private readonly int[] parent;

    public UnionFind(int n)
    {
        parent = new int[n];
        Reset();
    }

    /// <summary>Every id alone again.</summary>
    public void Reset()
    {
        for (int i = 0; i < parent.Length; i++)
            parent[i] = i;
    }

    /// <summary>One id alone again; whoever is in a set with it must be reset too.</summary>
    public void Reset(int id) => parent[id] = id;

    public int Find(int id)
    {
        while (parent[id] != id)
        {
            parent[id] = parent[parent[id]];
            id = parent[id];
        }
        return id;
    }

    /// <summary>Joins two sets; false when they were one already.</summary>
    public bool Union(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a == b)
            return false;
        parent[Math.Max(a, b)] = Math.Min(a, b);
        return true;
    }
}
