using System.Text.Json;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>
/// A plan as its file tells it: the tables as lists, and the look-ups that the rules share. Rows of ids 1 to n stand at id - 1,
/// which the structure rules make sure of before any other rule looks.
/// </summary>
internal sealed class WrittenPlan
{
    private readonly Lazy<int[][]> _ductsOfCables;
    private readonly Lazy<int[]?[]> _nodesOfCables;
    private readonly Lazy<FibreTrace[]> _traces;

    private WrittenPlan(GeoPackageReader file)
    {
        Nodes = file.Read(
            "nodes",
            "id, kind, area_id, geom",
            r => new NodeRow(r.Int(0), r.Text(1), r.Int(2), r.Point(3))
        );
        Premises = file.Read("premises", PremisesColumns, ReadPremises);
        Trenches = file.Read("trenches", TrenchColumns, ReadTrench);
        Ducts = file.Read("ducts", "id, trench_id, kind, item, tubes, used, length_mm, built", ReadDuct);
        Cables = file.Read(
            "cables",
            "id, kind, from_node, to_node, item, fibres, used, length_mm, built, area_id",
            ReadCable
        );
        CableDucts = file.Read(
            "cable_ducts",
            "cable_id, seq, duct_id",
            r => new CableDuctRow(r.Int(0), r.Int(1), r.Int(2))
        );
        Paths = file.Read("fibre_paths", PathColumns, ReadPath);
        Splices = file.Read(
            "splices",
            "id, node_id, in_cable_id, in_fibre, out_cable_id, out_fibre, premises_id, built",
            ReadSplice
        );
        Sites = file.Read("sites", "id, node_id, hand_over, premises_count, ports_used, ports, cards, racks", ReadSite);
        Cabinets = file.Read("cabinets", "id, node_id, site_id, premises_count, size, splitters", ReadCabinet);
        Areas = file.Read("areas", "id, premises_count", r => new AreaRow(r.Int(0), r.Int(1)));
        BillByArea = file.Read(
            "bill_by_area",
            "area_id, item, quantity, unit_ore, total_ore",
            r => ReadBill(r, r.Int(0))
        );
        Bill = file.Read("bill_of_materials", "0, item, quantity, unit_ore, total_ore", r => ReadBill(r, 0));
        BudgetCurve = file.Read(
            "budget_curve",
            "id, cost_ore, premises, worth_ore, premises_bound",
            r => new CurveRow(r.Int(0), r.Long(1), r.Int(2), r.Long(3), r.Int(4))
        );
        Prices = Named(file.Read("cost_book", "item, ore", r => (r.Text(0), r.Long(1))));
        Rules = Named(file.Read("plan_rules", "name, value", r => (r.Text(0), Json(r.Text(1)))));
        Info = Named(file.Read("plan_info", "name, value", r => (r.Text(0), Json(r.Text(1)))));
        _ductsOfCables = new(GroupDucts);
        _nodesOfCables = new(() => [.. Cables.Select(Walk)]);
        _traces = new(() => FibreTrace.OfAll(this));
    }

    internal List<NodeRow> Nodes { get; }
    internal List<PremisesRow> Premises { get; }
    internal List<TrenchRow> Trenches { get; }
    internal List<DuctRow> Ducts { get; }
    internal List<CableRow> Cables { get; }
    internal List<CableDuctRow> CableDucts { get; }
    internal List<PathRow> Paths { get; }
    internal List<SpliceRow> Splices { get; }
    internal List<SiteRow> Sites { get; }
    internal List<CabinetRow> Cabinets { get; }
    internal List<AreaRow> Areas { get; }
    internal List<BillRow> BillByArea { get; }
    internal List<BillRow> Bill { get; }
    internal List<CurveRow> BudgetCurve { get; }
    internal Dictionary<string, long> Prices { get; }
    internal Dictionary<string, JsonElement> Rules { get; }
    internal Dictionary<string, JsonElement> Info { get; }

    /// <summary>The ducts of each cable in order, by cable id - 1.</summary>
    internal int[][] DuctsOfCables => _ductsOfCables.Value;

    /// <summary>The nodes that each cable passes, first to last, by cable id - 1; null when its ducts do not hang together.</summary>
    internal int[]?[] NodesOfCables => _nodesOfCables.Value;

    /// <summary>Each fibre path followed from the house to its site, by path id - 1.</summary>
    internal FibreTrace[] Traces => _traces.Value;

    internal bool IsPon => Rules["architecture"].GetString() == "pon";

    /// <summary>How many premises may share a port and a feeder fibre.</summary>
    internal int PremisesPerPort => IsPon ? Rule("splitterRatio") : 1;

    /// <summary>The rule's whole number.</summary>
    internal int Rule(string name) => Rules[name].GetInt32();

    /// <summary>The rule's whole number, millimetres.</summary>
    internal long RuleMm(string name) => Rules[name].GetInt64();

    /// <summary>A rule that is a list of sizes.</summary>
    internal HashSet<int> RuleSizes(string name) => [.. Rules[name].EnumerateArray().Select(size => size.GetInt32())];

    /// <summary>A whole number of plan_info, or null when it is not there.</summary>
    internal long? Figure(string name) =>
        Info.TryGetValue(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var figure)
            ? figure
            : null;

    internal NodeRow Node(int id) => Nodes[id - 1];

    internal TrenchRow TrenchOfDuct(int ductId) => Trenches[Ducts[ductId - 1].TrenchId - 1];

    internal bool IsOrdered(int? premisesId) => premisesId is { } id && Premises[id - 1].Ordered;

    /// <exception cref="PlanningException">The file is missing, is no GeoPackage, or lacks a table, a column or a rule.</exception>
    internal static WrittenPlan Read(string path)
    {
        using var file = new GeoPackageReader(path);
        var plan = new WrittenPlan(file);
        foreach (var (rule, kind) in RulesRead)
        {
            if (!plan.Rules.TryGetValue(rule, out var value) || value.ValueKind != kind)
            {
                throw new PlanningException(
                    $"\"{path}\", table \"plan_rules\" has no sound \"{rule}\": write it again with \"byfiber plan\"."
                );
            }
        }
        return plan;
    }

    private static readonly (string Name, JsonValueKind Kind)[] RulesRead =
    [
        ("architecture", JsonValueKind.String),
        ("splitterRatio", JsonValueKind.Number),
        ("splitterLossMdb", JsonValueKind.Number),
        ("maxFibreMm", JsonValueKind.Number),
        ("maxLossMdb", JsonValueKind.Number),
        ("maxMicroductMm", JsonValueKind.Number),
        ("maxBlowingMm", JsonValueKind.Number),
        ("maxDropMm", JsonValueKind.Number),
        ("cabinetSizes", JsonValueKind.Array),
        ("siteCapacity", JsonValueKind.Number),
        ("portsPerCard", JsonValueKind.Number),
        ("cardsPerRack", JsonValueKind.Number),
        ("fibreLossMdbPerKm", JsonValueKind.Number),
        ("spliceLossMdb", JsonValueKind.Number),
        ("connectorLossMdb", JsonValueKind.Number),
    ];

    private const string PremisesColumns =
        "id, source_id, node_id, status, reason, units, ordered, drop_mm, fibre_mm, loss_mdb, share_ore, cabinet_id, site_id, port, area_id, marginal_ore, worth_ore, own_ore";

    private const string TrenchColumns =
        "id, from_node, to_node, kind, item, crossing, length_mm, cost_ore, area_id, built, free_fibres, geom";

    private const string PathColumns =
        "id, premises_id, site_id, port, feeder_cable_id, feeder_fibre, cabinet_id, splitter_id, drop_cable_id, drop_fibre, length_mm, loss_mdb";

    private static PremisesRow ReadPremises(GeoPackageReader.Row r) =>
        new(
            r.Int(0),
            r.Text(1),
            r.IntOrNull(2),
            r.Text(3),
            r.TextOrNull(4),
            r.Int(5),
            r.Flag(6),
            r.LongOrNull(7),
            r.LongOrNull(8),
            r.IntOrNull(9),
            r.LongOrNull(10),
            r.IntOrNull(11),
            r.IntOrNull(12),
            r.IntOrNull(13),
            r.Int(14),
            r.LongOrNull(15),
            r.LongOrNull(16),
            r.LongOrNull(17)
        );

    private static TrenchRow ReadTrench(GeoPackageReader.Row r) =>
        new(
            r.Int(0),
            r.Int(1),
            r.Int(2),
            r.Text(3),
            r.Text(4),
            r.Flag(5),
            r.Long(6),
            r.Long(7),
            r.Int(8),
            r.Flag(9),
            r.IntOrNull(10),
            r.Line(11)
        );

    private static DuctRow ReadDuct(GeoPackageReader.Row r) =>
        new(r.Int(0), r.Int(1), r.Text(2), r.Text(3), r.Int(4), r.Int(5), r.Long(6), r.Flag(7));

    private static CableRow ReadCable(GeoPackageReader.Row r) =>
        new(r.Int(0), r.Text(1), r.Int(2), r.Int(3), r.Text(4), r.Int(5), r.Int(6), r.Long(7), r.Flag(8), r.Int(9));

    private static PathRow ReadPath(GeoPackageReader.Row r) =>
        new(
            r.Int(0),
            r.Int(1),
            r.Int(2),
            r.Int(3),
            r.IntOrNull(4),
            r.IntOrNull(5),
            r.IntOrNull(6),
            r.IntOrNull(7),
            r.Int(8),
            r.Int(9),
            r.Long(10),
            r.Int(11)
        );

    private static SpliceRow ReadSplice(GeoPackageReader.Row r) =>
        new(
            r.Int(0),
            r.Int(1),
            r.IntOrNull(2),
            r.IntOrNull(3),
            r.IntOrNull(4),
            r.IntOrNull(5),
            r.IntOrNull(6),
            r.Flag(7)
        );

    private static SiteRow ReadSite(GeoPackageReader.Row r) =>
        new(r.Int(0), r.Int(1), r.Flag(2), r.Int(3), r.Int(4), r.Int(5), r.Int(6), r.Int(7));

    private static CabinetRow ReadCabinet(GeoPackageReader.Row r) =>
        new(r.Int(0), r.Int(1), r.Int(2), r.Int(3), r.Int(4), r.Int(5));

    private static BillRow ReadBill(GeoPackageReader.Row r, int area) =>
        new(area, r.Text(1), r.Thousandths(2), r.Long(3), r.Long(4));

    private static JsonElement Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException e)
        {
            throw new FormatException("no JSON value", e);
        }
    }

    private static Dictionary<string, T> Named<T>(List<(string Name, T Value)> rows)
    {
        // The last of two equal names wins; ids-unique reports the pair.
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in rows)
        {
            named[name] = value;
        }
        return named;
    }

    private int[][] GroupDucts()
    {
        var groups = CableDucts.ToLookup(row => row.CableId);
        return
        [
            .. Cables.Select(cable => groups[cable.Id].OrderBy(row => row.Seq).Select(row => row.DuctId).ToArray()),
        ];
    }

    private int[]? Walk(CableRow cable)
    {
        var nodes = new List<int> { cable.FromNode };
        foreach (var duct in DuctsOfCables[cable.Id - 1])
        {
            var trench = TrenchOfDuct(duct);
            if (trench.FromNode != nodes[^1] && trench.ToNode != nodes[^1])
            {
                return null;
            }
            nodes.Add(trench.FromNode == nodes[^1] ? trench.ToNode : trench.FromNode);
        }
        return [.. nodes];
    }
}
