namespace Byfiber.Planning.Steiner.Reductions;

/// <summary>
/// What a dual leaves on the arcs, and the ways over that from the root to each node and from there to a terminal other
/// than the root; nothing exceeds <see cref="Slack"/>, where a tree is no better than the best known.
/// </summary>
/// <param name="residual">Per arc: 2e from tail to head of edge e, 2e + 1 back.</param>
/// <param name="closed">Arcs that no better tree uses in this direction.</param>
internal sealed class ReducedCosts(long slack, long[] residual, bool[]? closed, long[] fromRoot, long[] toTerminal)
{
    public long Slack { get; } = slack;

    public long FromRoot(int v) => Math.Min(Slack, fromRoot[v]);

    public long ToTerminal(int v) => Math.Min(Slack, toTerminal[v]);

    /// <summary>Of the arc from tail to head of the edge, or back.</summary>
    public long Residual(int e, bool forth)
    {
        int arc = 2 * e + (forth ? 0 : 1);
        return closed is not null && closed[arc] ? Slack : Math.Min(Slack, residual[arc]);
    }
}
