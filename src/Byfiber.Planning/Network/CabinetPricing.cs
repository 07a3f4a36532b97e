using Byfiber.Planning.Costs;

namespace Byfiber.Planning.Network;

/// <summary>
/// What a layout of cabinets would cost for everybody, as far as the layout decides it: ducts, cables, cabinets and the splices
/// in them. The same sum as sizing the network and pricing its parts, but from counts alone: how many cables run in a stretch
/// is the sum of those that begin or end below it. O(n) a layout; no cable is made.
/// </summary>
internal sealed class CabinetPricing
{
    private readonly NetworkPlan _plan;
    private readonly PlanningRules _rules;
    private readonly CostBook _costs;
    private readonly int[] _units;

    /// <summary>Per stretch: backbone cables, which no layout changes.</summary>
    private readonly int[] _backbone;

    /// <summary>Per premises: how many drop cables it needs and what they cost a metre together, öre.</summary>
    private readonly int[] _dropCables;
    private readonly long[] _dropOre;

    private readonly BundlePrices _feederDucts;
    private readonly BundlePrices _microducts;
    private readonly int[] _feedersAt;
    private readonly int[] _dropsAt;

    /// <summary>Prices by number of fibres and of units.</summary>
    private readonly Dictionary<int, long> _cableOre;
    private readonly Dictionary<int, long> _cabinetOre;

    public CabinetPricing(NetworkPlan plan, PlanningRules rules, CostBook costs, int[] units)
    {
        (_plan, _rules, _costs, _units) = (plan, rules, costs, units);
        _backbone = new int[plan.Network.Stretches.Length];
        foreach (var leg in plan.Backbone)
        {
            foreach (int s in leg.Stretches)
                _backbone[s]++;
        }
        _dropCables = new int[units.Length];
        _dropOre = new long[units.Length];
        var dropOre = rules.DropCableSizes.ToDictionary(size => size, size => costs.Ore($"cable.drop.{size}"));
        for (int p = 0; p < units.Length; p++)
        {
            foreach (int used in NetworkSizing.DropCablesFor(rules, units[p]))
            {
                _dropCables[p]++;
                _dropOre[p] += dropOre[NetworkSizing.SizeFor(rules.DropCableSizes, used)];
            }
        }
        _feederDucts = new BundlePrices(rules.FeederDuctSizes, "feeder", costs);
        _microducts = new BundlePrices(rules.DistributionDuctSizes, "distribution", costs);
        _feedersAt = new int[plan.Network.Points.Length];
        _dropsAt = new int[_feedersAt.Length];
        _cableOre = rules.CableSizes.ToDictionary(size => size, size => costs.Ore($"cable.{size}"));
        _cabinetOre = rules.CabinetSizes.ToDictionary(size => size, size => costs.Ore($"cabinet.{size}"));
    }

    /// <summary>Thousandths of an öre.</summary>
    public long Of(CabinetLayout layout)
    {
        Array.Clear(_feedersAt);
        Array.Clear(_dropsAt);
        return checked(Cabinets(layout) + Drops(layout) + Ducts());
    }

    private long Cabinets(CabinetLayout layout)
    {
        long milliOre = 0,
            splice = _costs.Ore("splice");
        foreach (var cabinet in layout.Cabinets)
        {
            int served = 0;
            foreach (int p in cabinet.Premises)
                served += _units[p];
            int cable = NetworkSizing.FeederSize(_rules, served);
            _feedersAt[cabinet.Node]++;
            milliOre += _cableOre[cable] * _plan.Forest.DistanceMm[cabinet.Node];
            milliOre += 1000 * (_cabinetOre[NetworkSizing.SizeFor(_rules.CabinetSizes, served)] + splice * served);
        }
        return milliOre;
    }

    private long Drops(CabinetLayout layout)
    {
        long milliOre = 0;
        var distance = _plan.Forest.DistanceMm;
        for (int p = 0; p < _units.Length; p++)
        {
            int node = _plan.NodeOf[p];
            if (node < 0)
                continue;
            int cabinet = layout.CabinetOf[p],
                from = cabinet >= 0 ? layout.Cabinets[cabinet].Node : _plan.SiteNodes[_plan.Forest.Site[node]];
            _dropsAt[node] += _dropCables[p];
            _dropsAt[from] -= _dropCables[p];
            milliOre += _dropOre[p] * (distance[node] - distance[from]);
        }
        return milliOre;
    }

    private long Ducts()
    {
        long milliOre = 0;
        var (network, forest) = (_plan.Network, _plan.Forest);
        for (int i = forest.Order.Length - 1; i >= 0; i--)
        {
            int v = forest.Order[i],
                next = forest.Toward[v];
            if (next < 0)
                continue;
            _feedersAt[next] += _feedersAt[v];
            _dropsAt[next] += _dropsAt[v];
            int s = forest.TowardStretch[v];
            var stretch = network.Stretches[s];
            int feeders = _feedersAt[v] + _backbone[s],
                drops = _dropsAt[v];
            long ore = _feederDucts.Of(DuctSizing.WithSpare(feeders, _rules));
            if (stretch.Kind != PieceKind.Drop)
                ore += _microducts.Of(DuctSizing.WithSpare(drops, _rules));
            else
                ore += drops == 1 ? _costs.Ore("duct.drop.1") : _microducts.Of(drops);
            milliOre += ore * stretch.LengthMm;
        }
        return milliOre;
    }

    /// <summary>Öre a metre of the bundles that hold so many tubes.</summary>
    private sealed class BundlePrices(int[] sizes, string kind, CostBook costs)
    {
        private readonly DuctSizing.Bundles _bundles = new(sizes);
        private readonly Dictionary<int, long> _oreOfSize = sizes.ToDictionary(
            size => size,
            size => costs.Ore($"duct.{kind}.{size}")
        );
        private readonly List<long> _ore = [];

        public long Of(int tubes)
        {
            for (int number = _ore.Count; number <= tubes; number++)
                _ore.Add(_bundles.For(number).Sum(size => _oreOfSize[size]));
            return _ore[tubes];
        }
    }
}
