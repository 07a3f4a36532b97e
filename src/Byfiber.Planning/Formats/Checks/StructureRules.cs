namespace Byfiber.Planning.Formats.Checks;

/// <summary>What every other rule stands on: all rows there, ids in order, references and kinds known.</summary>
internal static class StructureRules
{
    internal static CheckRule[] All { get; } =
    [
        new("tables-complete", "tables", "A table holds another number of rows than were written.", TablesComplete),
        new("ids-unique", "rows", "Ids do not run from 1 without gaps, or a key occurs twice.", IdsUnique),
        new("references-exist", "rows", "A row refers to an id that does not exist.", ReferencesExist),
        new("kinds-known", "rows", "A row has a kind or status that no plan knows.", KindsKnown),
    ];

    /// <summary>Each table holds as many rows as plan_info says were written; a cut-off copy does not.</summary>
    private static IEnumerable<string> TablesComplete(WrittenPlan plan)
    {
        (string Table, int Rows)[] tables =
        [
            ("premises", plan.Premises.Count),
            ("nodes", plan.Nodes.Count),
            ("trenches", plan.Trenches.Count),
            ("ducts", plan.Ducts.Count),
            ("cables", plan.Cables.Count),
            ("cable_ducts", plan.CableDucts.Count),
            ("fibre_paths", plan.Paths.Count),
            ("splices", plan.Splices.Count),
            ("sites", plan.Sites.Count),
            ("cabinets", plan.Cabinets.Count),
            ("areas", plan.Areas.Count),
            ("bill_by_area", plan.BillByArea.Count),
            ("budget_curve", plan.BudgetCurve.Count),
        ];
        return tables.Where(table => plan.Figure("rows." + table.Table) != table.Rows).Select(table => table.Table);
    }

    /// <summary>Ids are positions from 1; a source id, a cable's step and a bill line occur once.</summary>
    private static IEnumerable<string> IdsUnique(WrittenPlan plan) =>
        [
            .. NotInOrder("nodes", plan.Nodes, node => node.Id),
            .. NotInOrder("premises", plan.Premises, premises => premises.Id),
            .. NotInOrder("trenches", plan.Trenches, trench => trench.Id),
            .. NotInOrder("ducts", plan.Ducts, duct => duct.Id),
            .. NotInOrder("cables", plan.Cables, cable => cable.Id),
            .. NotInOrder("fibre_paths", plan.Paths, path => path.Id),
            .. NotInOrder("splices", plan.Splices, splice => splice.Id),
            .. NotInOrder("sites", plan.Sites, site => site.Id),
            .. NotInOrder("cabinets", plan.Cabinets, cabinet => cabinet.Id),
            .. NotInOrder("areas", plan.Areas, area => area.Id),
            .. Twice("premises source_id", plan.Premises, premises => premises.SourceId),
            .. Twice("cable_ducts cable and seq", plan.CableDucts, row => (row.CableId, row.Seq)),
            .. Twice("bill_by_area area and item", plan.BillByArea, line => (line.AreaId, line.Item)),
            .. Twice("bill_of_materials item", plan.Bill, line => line.Item),
        ];

    /// <summary>Every id that a row names exists in its table.</summary>
    private static IEnumerable<string> ReferencesExist(WrittenPlan plan) =>
        [
            .. Dangling(
                "premises node_id",
                plan.Premises,
                premises => premises.NodeId,
                plan.Nodes.Count,
                premises => premises.Id
            ),
            .. Dangling("premises cabinet_id", plan.Premises, p => p.CabinetId, plan.Cabinets.Count, p => p.Id),
            .. Dangling(
                "premises site_id",
                plan.Premises,
                premises => premises.SiteId,
                plan.Sites.Count,
                premises => premises.Id
            ),
            .. Dangling(
                "trenches from_node",
                plan.Trenches,
                trench => trench.FromNode,
                plan.Nodes.Count,
                trench => trench.Id
            ),
            .. Dangling(
                "trenches to_node",
                plan.Trenches,
                trench => trench.ToNode,
                plan.Nodes.Count,
                trench => trench.Id
            ),
            .. Dangling("ducts trench_id", plan.Ducts, duct => duct.TrenchId, plan.Trenches.Count, duct => duct.Id),
            .. Dangling("cables from_node", plan.Cables, cable => cable.FromNode, plan.Nodes.Count, cable => cable.Id),
            .. Dangling("cables to_node", plan.Cables, cable => cable.ToNode, plan.Nodes.Count, cable => cable.Id),
            .. Dangling(
                "cable_ducts cable_id",
                plan.CableDucts,
                row => row.CableId,
                plan.Cables.Count,
                row => row.CableId
            ),
            .. Dangling(
                "cable_ducts duct_id",
                plan.CableDucts,
                row => row.DuctId,
                plan.Ducts.Count,
                row => row.CableId
            ),
            .. Dangling(
                "fibre_paths premises_id",
                plan.Paths,
                path => path.PremisesId,
                plan.Premises.Count,
                path => path.Id
            ),
            .. Dangling("fibre_paths site_id", plan.Paths, path => path.SiteId, plan.Sites.Count, path => path.Id),
            .. Dangling("fibre_paths feeder_cable_id", plan.Paths, p => p.FeederCableId, plan.Cables.Count, p => p.Id),
            .. Dangling(
                "fibre_paths drop_cable_id",
                plan.Paths,
                path => path.DropCableId,
                plan.Cables.Count,
                path => path.Id
            ),
            .. Dangling(
                "fibre_paths cabinet_id",
                plan.Paths,
                path => path.CabinetId,
                plan.Cabinets.Count,
                path => path.Id
            ),
            .. Dangling(
                "splices node_id",
                plan.Splices,
                splice => splice.NodeId,
                plan.Nodes.Count,
                splice => splice.Id
            ),
            .. Dangling(
                "splices in_cable_id",
                plan.Splices,
                splice => splice.InCableId,
                plan.Cables.Count,
                splice => splice.Id
            ),
            .. Dangling(
                "splices out_cable_id",
                plan.Splices,
                splice => splice.OutCableId,
                plan.Cables.Count,
                splice => splice.Id
            ),
            .. Dangling("splices premises_id", plan.Splices, s => s.PremisesId, plan.Premises.Count, s => s.Id),
            .. Dangling("sites node_id", plan.Sites, site => site.NodeId, plan.Nodes.Count, site => site.Id),
            .. Dangling(
                "cabinets node_id",
                plan.Cabinets,
                cabinet => cabinet.NodeId,
                plan.Nodes.Count,
                cabinet => cabinet.Id
            ),
            .. Dangling(
                "cabinets site_id",
                plan.Cabinets,
                cabinet => cabinet.SiteId,
                plan.Sites.Count,
                cabinet => cabinet.Id
            ),
        ];

    /// <summary>Kinds and statuses are those of the format.</summary>
    private static IEnumerable<string> KindsKnown(WrittenPlan plan) =>
        [
            .. plan
                .Nodes.Where(node => node.Kind is not ("site" or "cabinet" or "joint" or "junction" or "premises"))
                .Select(node => $"nodes {node.Id}"),
            .. plan
                .Trenches.Where(trench => trench.Kind is not ("route" or "drop"))
                .Select(trench => $"trenches {trench.Id}"),
            .. plan
                .Ducts.Where(duct => duct.Kind is not ("feeder" or "distribution" or "drop"))
                .Select(duct => $"ducts {duct.Id}"),
            .. plan
                .Cables.Where(cable => cable.Kind is not ("backbone" or "feeder" or "drop"))
                .Select(cable => $"cables {cable.Id}"),
            .. plan
                .Premises.Where(premises =>
                    premises.Status is not ("planned" or "left_out" or "unreachable" or "not_chosen")
                )
                .Select(premises => $"premises {premises.Id}"),
        ];

    private static IEnumerable<string> NotInOrder<T>(string table, List<T> rows, Func<T, int> id) =>
        rows.Select((row, index) => (Id: id(row), Expected: index + 1))
            .Where(row => row.Id != row.Expected)
            .Take(1)
            .Select(row => $"{table} {row.Id}");

    private static IEnumerable<string> Twice<T, TKey>(string what, List<T> rows, Func<T, TKey> key)
        where TKey : notnull =>
        rows.GroupBy(key).Where(same => same.Skip(1).Any()).Select(same => $"{what} {same.Key}");

    private static IEnumerable<string> Dangling<T>(
        string what,
        List<T> rows,
        Func<T, int?> reference,
        int count,
        Func<T, int> id
    ) =>
        rows.Where(row => reference(row) is { } target && (target < 1 || target > count))
            .Select(row => $"{what} in {id(row)}");
}
