namespace Byfiber.Planning.Formats.Checks;

/// <summary>Union-find over ids 1 to n with path halving (Tarjan and van Leeuwen 1984): which of them hang together.</summary>
internal sealed class Pieces
{
    private readonly int[] _parent;

    internal Pieces(int count) => _parent = [.. Enumerable.Range(0, count + 1)];

    internal int Root(int id)
    {
        while (_parent[id] != id)
        {
            _parent[id] = _parent[_parent[id]];
            id = _parent[id];
        }
        return id;
    }

    internal void Join(int a, int b) => _parent[Root(a)] = Root(b);
}
