namespace Byfiber.Planning.Network;

/// <summary>
/// Lays duct bundles in every stretch: feeder tubes for backbone and feeder cables, microducts for drop cables, each with
/// its spare share; then gives every cable a tube in each stretch. A stretch's bundles are the fewest tubes, then the fewest
/// bundles, that hold what is needed (the unbounded covering knapsack, by dynamic programming once per kind).
/// </summary>
internal static class DuctSizing
{
    public static void Lay(TrenchNetwork network, PlanningRules rules, List<Cable> cables, List<Duct> ducts)
    {
        int n = network.Stretches.Length;
        var feeders = new int[n];
        var microducts = new int[n];
        foreach (var cable in cables)
        {
            var counts = cable.Kind == CableKind.Drop ? microducts : feeders;
            foreach (int s in cable.Stretches)
                counts[s]++;
        }
        var feederBundles = new Bundles(rules.FeederDuctSizes);
        var dropBundles = new Bundles(rules.DistributionDuctSizes);
        // Per stretch: the first bundle of each kind; bundles of one kind stand together and fill in order.
        var firstFeeder = new int[n];
        var firstDrop = new int[n];
        for (int s = 0; s < n; s++)
        {
            firstFeeder[s] = ducts.Count;
            AddBundles(s, DuctKind.Feeder, feederBundles.For(WithSpare(feeders[s], rules)), ducts);
            firstDrop[s] = ducts.Count;
            bool drop = network.Stretches[s].Kind == PieceKind.Drop;
            if (drop && microducts[s] == 1)
                ducts.Add(new Duct(s, DuctKind.Drop, 1));
            else
                AddBundles(
                    s,
                    DuctKind.Distribution,
                    dropBundles.For(drop ? microducts[s] : WithSpare(microducts[s], rules)),
                    ducts
                );
        }
        foreach (var cable in cables)
        {
            var next = cable.Kind == CableKind.Drop ? firstDrop : firstFeeder;
            cable.Ducts = [.. cable.Stretches.Select(s => TakeTube(next, s, ducts))];
        }
    }

    internal static int WithSpare(int number, PlanningRules rules) => (number * (100 + rules.SparePercent) + 99) / 100;

    private static void AddBundles(int stretch, DuctKind kind, IEnumerable<int> sizes, List<Duct> ducts)
    {
        foreach (int size in sizes)
            ducts.Add(new Duct(stretch, kind, size));
    }

    private static int TakeTube(int[] next, int stretch, List<Duct> ducts)
    {
        while (ducts[next[stretch]].Used == ducts[next[stretch]].Tubes)
            next[stretch]++;
        ducts[next[stretch]].Used++;
        return next[stretch];
    }

    /// <summary>For any number of tubes: the bundles with the fewest tubes in all, then the fewest pieces.</summary>
    internal sealed class Bundles(int[] sizes)
    {
        private readonly List<(int Tubes, int Pieces, int Size)> _best = [(0, 0, 0)];

        public IEnumerable<int> For(int tubes)
        {
            for (int need = _best.Count; need <= tubes; need++)
                _best.Add(sizes.Select(size => With(size, need)).Min());
            for (int left = tubes; left > 0; left = Math.Max(0, left - _best[left].Size))
                yield return _best[left].Size;
        }

        private (int Tubes, int Pieces, int Size) With(int size, int need)
        {
            var rest = _best[Math.Max(0, need - size)];
            return (rest.Tubes + size, rest.Pieces + 1, size);
        }
    }
}
