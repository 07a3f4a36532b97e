using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Byfiber.Planning.Formats;

/// <summary>
/// What stands in each table of <c>plan.gpkg</c>: the format's definition, column by column. <c>docs/formats.md</c> tells the
/// same to people. Lengths in millimetres, money in öre, loss in thousandths of a decibel.
/// </summary>
internal sealed class PlanTables
{
    private const string Key = "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL";
    private const string Whole = "INTEGER NOT NULL";
    private const string WholeOrNull = "INTEGER";
    private const string Text = "TEXT NOT NULL";
    private const string TextOrNull = "TEXT";
    private const string Flag = "BOOLEAN NOT NULL";

    private readonly Plan _plan;
    private readonly GeoPackageGeoWriter _blobs = new() { HandleOrdinates = Ordinates.XY };
    private readonly GeometryFactory _geometries;
    private readonly byte[][] _trenchBlobs;

    private PlanTables(Plan plan)
    {
        _plan = plan;
        _geometries = new GeometryFactory(new PrecisionModel(), plan.Crs.Epsg);
        _trenchBlobs = [.. plan.Trenches.Select(trench => Line(trench.Points))];
    }

    /// <summary>All tables in the order in which they are written.</summary>
    internal static IEnumerable<GeoPackageTable> Of(Plan plan)
    {
        var tables = new PlanTables(plan);
        return
        [
            tables.Nodes(),
            tables.Premises(),
            tables.Trenches(),
            tables.Ducts(),
            tables.Cables(),
            tables.CableDucts(),
            tables.FibrePaths(),
            tables.Splices(),
            tables.Sites(),
            tables.Cabinets(),
            tables.Areas(),
            tables.Bill(),
            tables.BillByArea(),
            tables.CostBook(),
            tables.BudgetCurve(),
            Named("plan_rules", PlanFacts.Rules(plan.Rules)),
            Named("plan_info", PlanFacts.Info(plan)),
        ];
    }

    private GeoPackageTable<PlanNode> Nodes() =>
        new(
            "nodes",
            "POINT",
            _plan.Nodes,
            new("id", Key, node => node.Id),
            new("geom", "POINT NOT NULL", node => Point(node.Point)),
            new("kind", Text, node => Words.Of(node.Kind)),
            new("area_id", Whole, node => node.AreaId)
        );

    private GeoPackageTable<PlanPremises> Premises() =>
        new(
            "premises",
            "POINT",
            _plan.Premises,
            new("id", Key, premises => premises.Id),
            new("geom", "POINT NOT NULL", premises => Point(premises.Point)),
            new("source_id", Text, premises => premises.SourceId),
            new("address", Text, premises => premises.Address),
            new("node_id", WholeOrNull, premises => premises.NodeId),
            new("status", Text, premises => Words.Of(premises.Status)),
            new("reason", TextOrNull, premises => premises.Reason),
            new("units", Whole, premises => premises.Units),
            new("ordered", Flag, premises => premises.Ordered),
            new("drop_mm", WholeOrNull, premises => premises.DropMm),
            new("fibre_mm", WholeOrNull, premises => premises.FibreMm),
            new("loss_mdb", WholeOrNull, premises => premises.LossMdb),
            new("share_ore", WholeOrNull, premises => premises.ShareOre),
            new("marginal_ore", WholeOrNull, premises => premises.MarginalOre),
            new("worth_ore", WholeOrNull, premises => premises.WorthOre),
            new("own_ore", WholeOrNull, premises => premises.OwnOre),
            new("cabinet_id", WholeOrNull, premises => premises.CabinetId),
            new("site_id", WholeOrNull, premises => premises.SiteId),
            new("port", WholeOrNull, premises => premises.Port),
            new("area_id", Whole, premises => premises.AreaId)
        );

    private GeoPackageTable<PlanTrench> Trenches() =>
        new(
            "trenches",
            "LINESTRING",
            _plan.Trenches,
            new("id", Key, trench => trench.Id),
            new("geom", "LINESTRING NOT NULL", trench => _trenchBlobs[trench.Id - 1]),
            new("from_node", Whole, trench => trench.FromNode),
            new("to_node", Whole, trench => trench.ToNode),
            new("kind", Text, trench => Words.Of(trench.Kind)),
            new("ground", Text, trench => trench.Ground),
            new("item", Text, trench => trench.Item),
            new("crossing", Flag, trench => trench.Crossing),
            new("length_mm", Whole, trench => trench.LengthMm),
            new("cost_ore", Whole, trench => trench.CostOre),
            new("area_id", Whole, trench => trench.AreaId),
            new("built", Flag, trench => trench.Built),
            new("free_fibres", "INTEGER", trench => trench.FreeFibres)
        );

    private GeoPackageTable<PlanDuct> Ducts() =>
        new(
            "ducts",
            "LINESTRING",
            _plan.Ducts,
            new("id", Key, duct => duct.Id),
            new("geom", "LINESTRING NOT NULL", duct => _trenchBlobs[duct.TrenchId - 1]),
            new("trench_id", Whole, duct => duct.TrenchId),
            new("kind", Text, duct => Words.Of(duct.Kind)),
            new("item", Text, duct => duct.Item),
            new("tubes", Whole, duct => duct.Tubes),
            new("used", Whole, duct => duct.Used),
            new("length_mm", Whole, duct => duct.LengthMm),
            new("built", Flag, duct => duct.Built)
        );

    private GeoPackageTable<PlanCable> Cables()
    {
        MapPoint[][] trenchPoints = [.. _plan.Trenches.Select(trench => trench.Points)];
        return new(
            "cables",
            "LINESTRING",
            _plan.Cables,
            new("id", Key, cable => cable.Id),
            new(
                "geom",
                "LINESTRING",
                cable => cable.DuctIds.Length == 0 ? null : Line(CableLines.Of(_plan, cable, trenchPoints))
            ),
            new("kind", Text, cable => Words.Of(cable.Kind)),
            new("from_node", Whole, cable => cable.FromNode),
            new("to_node", Whole, cable => cable.ToNode),
            new("item", Text, cable => cable.Item),
            new("fibres", Whole, cable => cable.Fibres),
            new("used", Whole, cable => cable.Used),
            new("length_mm", Whole, cable => cable.LengthMm),
            new("built", Flag, cable => cable.Built),
            new("area_id", Whole, cable => cable.AreaId)
        );
    }

    private GeoPackageTable<(int Cable, int Seq, int Duct)> CableDucts() =>
        new(
            "cable_ducts",
            null,
            [.. _plan.Cables.SelectMany(cable => cable.DuctIds.Select((duct, index) => (cable.Id, index + 1, duct)))],
            new("id", Key, _ => null),
            new("cable_id", Whole, row => row.Cable),
            new("seq", Whole, row => row.Seq),
            new("duct_id", Whole, row => row.Duct)
        );

    private GeoPackageTable<FibrePath> FibrePaths() =>
        new(
            "fibre_paths",
            null,
            _plan.FibrePaths,
            new("id", Key, path => path.Id),
            new("premises_id", Whole, path => path.PremisesId),
            new("site_id", Whole, path => path.SiteId),
            new("port", Whole, path => path.Port),
            new("feeder_cable_id", WholeOrNull, path => path.FeederCableId),
            new("feeder_fibre", WholeOrNull, path => path.FeederFibre),
            new("tube_colour", TextOrNull, path => path.TubeColour),
            new("fibre_colour", TextOrNull, path => path.FibreColour),
            new("cabinet_id", WholeOrNull, path => path.CabinetId),
            new("splitter_id", WholeOrNull, path => path.SplitterId),
            new("drop_cable_id", Whole, path => path.DropCableId),
            new("drop_fibre", Whole, path => path.DropFibre),
            new("length_mm", Whole, path => path.LengthMm),
            new("loss_mdb", Whole, path => path.LossMdb)
        );

    private GeoPackageTable<Splice> Splices() =>
        new(
            "splices",
            null,
            _plan.Splices,
            new("id", Key, splice => splice.Id),
            new("node_id", Whole, splice => splice.NodeId),
            new("in_cable_id", WholeOrNull, splice => splice.InCableId),
            new("in_fibre", WholeOrNull, splice => splice.InFibre),
            new("out_cable_id", WholeOrNull, splice => splice.OutCableId),
            new("out_fibre", WholeOrNull, splice => splice.OutFibre),
            new("premises_id", WholeOrNull, splice => splice.PremisesId),
            new("built", Flag, splice => splice.Built)
        );

    private GeoPackageTable<PlanSite> Sites() =>
        new(
            "sites",
            "POINT",
            _plan.Sites,
            new("id", Key, site => site.Id),
            new("geom", "POINT NOT NULL", site => Point(_plan.Nodes[site.NodeId - 1].Point)),
            new("node_id", Whole, site => site.NodeId),
            new("name", Text, site => site.Name),
            new("hand_over", Flag, site => site.HandOver),
            new("premises_count", Whole, site => site.PremisesCount),
            new("ports_used", Whole, site => site.PortsUsed),
            new("ports", Whole, site => site.Ports),
            new("cards", Whole, site => site.Cards),
            new("racks", Whole, site => site.Racks)
        );

    private GeoPackageTable<PlanCabinet> Cabinets() =>
        new(
            "cabinets",
            "POINT",
            _plan.Cabinets,
            new("id", Key, cabinet => cabinet.Id),
            new("geom", "POINT NOT NULL", cabinet => Point(_plan.Nodes[cabinet.NodeId - 1].Point)),
            new("node_id", Whole, cabinet => cabinet.NodeId),
            new("site_id", Whole, cabinet => cabinet.SiteId),
            new("premises_count", Whole, cabinet => cabinet.PremisesCount),
            new("size", Whole, cabinet => cabinet.Size),
            new("splitters", Whole, cabinet => cabinet.Splitters)
        );

    private GeoPackageTable<PlanArea> Areas() =>
        new(
            "areas",
            null,
            _plan.Areas,
            new("id", Key, area => area.Id),
            new("name", Text, area => area.Name),
            new("premises_count", Whole, area => area.PremisesCount)
        );

    private GeoPackageTable<BillLine> Bill() =>
        new("bill_of_materials", null, [.. Bills.Whole(_plan)], [.. BillColumns]);

    private GeoPackageTable<BillLine> BillByArea() =>
        new("bill_by_area", null, _plan.Bill, [.. BillColumns, new("area_id", Whole, line => line.AreaId)]);

    private static readonly GeoPackageColumn<BillLine>[] BillColumns =
    [
        new("id", Key, _ => null),
        new("item", Text, line => line.Item),
        new("unit", Text, line => line.Unit),
        new("quantity", "DOUBLE NOT NULL", line => line.QuantityThousandths / 1000.0),
        new("unit_ore", Whole, line => line.UnitOre),
        new("total_ore", Whole, line => line.TotalOre),
    ];

    private GeoPackageTable<KeyValuePair<string, Costs.Price>> CostBook() =>
        new(
            "cost_book",
            null,
            [.. _plan.Costs.Prices.OrderBy(price => price.Key, StringComparer.Ordinal)],
            new("id", Key, _ => null),
            new("item", Text, price => price.Key),
            new("unit", Text, price => price.Value.Unit),
            new("ore", Whole, price => price.Value.Ore),
            new("source", Text, price => price.Value.Source)
        );

    private GeoPackageTable<BudgetCurvePoint> BudgetCurve() =>
        new(
            "budget_curve",
            null,
            _plan.Summary.BudgetCurve,
            new("id", Key, _ => null),
            new("cost_ore", Whole, point => point.CostOre),
            new("premises", Whole, point => point.Premises),
            new("worth_ore", Whole, point => point.WorthOre),
            new("premises_bound", Whole, point => point.PremisesBound)
        );

    private static GeoPackageTable<KeyValuePair<string, string>> Named(
        string table,
        IReadOnlyList<KeyValuePair<string, string>> facts
    ) =>
        new(
            table,
            null,
            facts,
            new("id", Key, _ => null),
            new("name", Text, fact => fact.Key),
            new("value", Text, fact => fact.Value)
        );

    private byte[] Point(MapPoint point) => _blobs.Write(_geometries.CreatePoint(new Coordinate(point.X, point.Y)));

    private byte[] Line(IEnumerable<MapPoint> points) =>
        _blobs.Write(_geometries.CreateLineString([.. points.Select(point => new Coordinate(point.X, point.Y))]));
}
