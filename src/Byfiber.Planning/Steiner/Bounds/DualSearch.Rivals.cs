namespace Byfiber.Planning.Steiner.Bounds;

/// <summary>
/// Where the guide and the cuts disagree. By complementary slackness the gap between a tree and a packing of cuts is what cuts
/// that the tree enters more than once charge too often, and what is left of the tree's arcs. An arc of the tree in a
/// cut of the first kind is wanted by several cuts; the terminals that own these are rivals, and half of all steps take the
/// cuts of some rivals out together: on a town this closed a third of the gap that neighbours alone left.
/// </summary>
internal sealed partial class DualSearch
{
    private readonly List<List<int>> rivals = [];
    private readonly int[] rivalsAt;

    /// <summary>Per arc of the guide that enters such a cut: the terminals whose cuts it enters.</summary>
    private void FindRivals()
    {
        rivals.Clear();
        if (guide is null)
            return;
        Array.Fill(rivalsAt, None);
        foreach (int t in terminals)
        {
            scans += 2 * cuts.ArcsOf(t);
            for (int c = cuts.First(t); c != None; c = cuts.Next(c))
                WatchIfEnteredTwice(cuts.Arcs(c));
        }
        if (rivals.Count == 0)
            return;
        foreach (int t in terminals)
        {
            for (int c = cuts.First(t); c != None; c = cuts.Next(c))
            {
                foreach (int a in cuts.Arcs(c))
                {
                    if (rivalsAt[a] != None && (rivals[rivalsAt[a]].Count == 0 || rivals[rivalsAt[a]][^1] != t))
                        rivals[rivalsAt[a]].Add(t);
                }
            }
        }
        rivals.RemoveAll(owners => owners.Count < 2);
    }

    private void WatchIfEnteredTwice(ReadOnlySpan<int> arcs)
    {
        int entered = 0;
        foreach (int a in arcs)
            entered += guide![a] ? 1 : 0;
        if (entered < 2)
            return;
        foreach (int a in arcs)
        {
            if (!guide![a] || rivalsAt[a] != None)
                continue;
            rivalsAt[a] = rivals.Count;
            rivals.Add([]);
        }
    }

    /// <summary>Up to so many of the rivals.</summary>
    private void GatherRivals(List<int> owners, int size)
    {
        group.Clear();
        for (int draw = 0; group.Count < Math.Min(size, owners.Count) && draw < 3 * size; draw++)
        {
            int t = owners[random.Next(owners.Count)];
            if (seen[t] == step)
                continue;
            seen[t] = step;
            group.Add(t);
        }
    }
}
