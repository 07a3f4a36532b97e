using Byfiber.Planning.Network;

namespace Byfiber.Planning.Choices;

/// <summary>Makes bundles larger and smaller: the quick moves between the searches and the laid-out network.</summary>
internal sealed class Bundles(TrenchGraph trenches, Reckoning reckoning, int root)
{
    private const int Halvings = 50;

    /// <summary>More than any premises takes, thousandths of an öre.</summary>
    private const double Most = 1e17;

    public Bundle Of(IEnumerable<int> edges)
    {
        int[] sorted = [.. edges.Distinct().Order()];
        var joined = new bool[reckoning.Candidates.Length];
        long trench = 0;
        foreach (int e in sorted)
        {
            trench += trenches.Graph.Cost[e];
            int p = Math.Max(
                trenches.PremisesOfNode[trenches.Graph.Tail[e]],
                trenches.PremisesOfNode[trenches.Graph.Head[e]]
            );
            if (p >= 0)
                joined[p] = true;
        }
        return new Bundle(joined, sorted, trench + reckoning.OwnOf(joined), reckoning.ValueOf(joined));
    }

    /// <summary>Leaves out every branch that does not pay, then joins whoever pays alone, until nobody does.</summary>
    public Bundle WhatPays(Bundle bundle, double perValue)
    {
        var tree = Tree(bundle);
        tree.Choose(p => reckoning.Brings(p, perValue));
        var edges = tree.KeptEdges();
        var joined = Of(edges).Joined;
        for (int before = -1; before != edges.Count; )
        {
            before = edges.Count;
            var joining = new Joining(trenches, edges, root);
            var more = Others(joined).Where(p => joining.MilliOre(p) < reckoning.Brings(p, perValue)).ToList();
            foreach (int p in more)
            {
                edges.AddRange(joining.Way(p));
                joined[p] = true;
            }
        }
        return Of(edges);
    }

    /// <summary>
    /// Joins more, the cheapest for its value first, while the money lasts. Houses that are far from the trenches by
    /// themselves come in reach with their neighbours.
    /// </summary>
    public Bundle Filled(Bundle bundle, long money)
    {
        var edges = bundle.Edges.ToList();
        var joined = (bool[])bundle.Joined.Clone();
        long left = money - bundle.Money;
        for (int before = -1; before != edges.Count; )
        {
            before = edges.Count;
            var joining = new Joining(trenches, edges, root);
            var byPrice = Others(joined)
                .Where(p => joining.MilliOre(p) < Joining.Never && reckoning.Value(p) > 0)
                .Select(p => (Premises: p, Takes: joining.MilliOre(p) + reckoning.Own(p)))
                .Where(one => one.Takes <= left)
                .OrderBy(one => one.Takes / reckoning.Value(one.Premises))
                .ThenBy(one => one.Premises);
            // A tenth at a time: what comes into reach by then may be cheaper than the rest of the list.
            var candidates = byPrice.ToList();
            foreach (var (p, takes) in candidates.Take(Math.Max(1, candidates.Count / 10)))
            {
                if (takes > left)
                    continue;
                edges.AddRange(joining.Way(p));
                joined[p] = true;
                left -= takes;
            }
            if (before != edges.Count)
                left = money - Of(edges).Money;
        }
        return Of(edges);
    }

    /// <summary>
    /// The largest of the nested parts of a bundle's tree that the money suffices for: what is left out first brings least for
    /// what it takes.
    /// </summary>
    public Bundle Shrunk(Bundle bundle, long money)
    {
        if (bundle.Money <= money)
            return bundle;
        var tree = Tree(bundle);
        double perValue = Bracket(tree, money).Low;
        tree.Choose(p => reckoning.Brings(p, perValue));
        return Of(tree.KeptEdges());
    }

    /// <summary>How much a unit of value must bring for the tree's paying part to take just more than this money.</summary>
    public double PerValueFor(RootedTrenches tree, double money) => Bracket(tree, money).High;

    /// <summary>The tree of a bundle, to choose parts of.</summary>
    public RootedTrenches Tree(Bundle bundle) => RootedTrenches.Of(trenches, bundle.Edges, root);

    private (double Low, double High) Bracket(RootedTrenches tree, double money)
    {
        double low = 0,
            high = 1;
        while (Takes(tree, high) <= money && high < Most)
            (low, high) = (high, 2 * high);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Takes(tree, middle) <= money ? (middle, high) : (low, middle);
        }
        return (low, high);
    }

    /// <summary>Money that the tree's paying part takes.</summary>
    private double Takes(RootedTrenches tree, double perValue)
    {
        double trench = tree.Choose(p => reckoning.Brings(p, perValue));
        return trench + tree.KeptPremises().Sum(p => (double)reckoning.Own(p));
    }

    private IEnumerable<int> Others(bool[] joined) =>
        Enumerable.Range(0, joined.Length).Where(p => reckoning.Candidates[p] && !joined[p]);
}
