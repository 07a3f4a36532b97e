namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of sites and cabinets.</summary>
internal static class EquipmentRules
{
    internal static CheckRule[] All { get; } =
    [
        CheckRule.OfIds(
            "cabinet-within-size",
            "cabinets",
            "A cabinet serves more units than its size, counts them wrongly, or has a size that is not sold.",
            CabinetWithinSize
        ),
        CheckRule.OfIds(
            "site-within-capacity",
            "sites",
            "A site serves more units than it may, or counts its premises or used ports wrongly.",
            SiteWithinCapacity
        ),
        CheckRule.OfIds(
            "site-equipment-suffices",
            "sites",
            "A site has too few ports, cards or racks.",
            SiteEquipmentSuffices
        ),
        CheckRule.OfIds(
            "equipment-stands-on-its-node",
            "nodes",
            "A site or cabinet stands on a node of another kind, or a node of that kind bears none.",
            StandsOnItsNode
        ),
    ];

    /// <summary>Units behind a cabinet are at most its size, which is one of the rules' sizes.</summary>
    private static IEnumerable<int> CabinetWithinSize(WrittenPlan plan)
    {
        var sizes = plan.RuleSizes("cabinetSizes");
        var served = plan.Premises.Where(premises => premises.Planned).ToLookup(premises => premises.CabinetId);
        return plan
            .Cabinets.Where(cabinet =>
                served[cabinet.Id].Count() != cabinet.PremisesCount
                || served[cabinet.Id].Sum(premises => premises.Units) > cabinet.Size
                || !sizes.Contains(cabinet.Size)
                || served[cabinet.Id].Any(premises => premises.SiteId != cabinet.SiteId)
            )
            .Select(cabinet => cabinet.Id);
    }

    /// <summary>Premises and ports of a site, counted anew, are what it says; its units at most its capacity.</summary>
    private static IEnumerable<int> SiteWithinCapacity(WrittenPlan plan)
    {
        var served = plan.Premises.Where(premises => premises.Planned).ToLookup(premises => premises.SiteId);
        var ports = plan
            .Paths.Where(path => path.Port > 0 && plan.IsOrdered(path.PremisesId))
            .ToLookup(path => path.SiteId, path => path.Port);
        return plan
            .Sites.Where(site =>
                served[site.Id].Count() != site.PremisesCount
                || served[site.Id].Sum(premises => premises.Units) > plan.Rule("siteCapacity")
                || ports[site.Id].Distinct().Count() != site.PortsUsed
            )
            .Select(site => site.Id);
    }

    /// <summary>Used ports fit the ports, ports the cards, cards the racks.</summary>
    private static IEnumerable<int> SiteEquipmentSuffices(WrittenPlan plan) =>
        plan
            .Sites.Where(site =>
                site.PortsUsed > site.Ports
                || site.Ports > (long)site.Cards * plan.Rule("portsPerCard")
                || site.Cards > (long)site.Racks * plan.Rule("cardsPerRack")
            )
            .Select(site => site.Id);

    /// <summary>
    /// A site stands on a site node; a cabinet on a cabinet node, or on the site's own. Each such node bears something.
    /// </summary>
    private static IEnumerable<int> StandsOnItsNode(WrittenPlan plan)
    {
        var sites = plan.Sites.Select(site => site.NodeId).ToHashSet();
        var cabinets = plan.Cabinets.Select(cabinet => cabinet.NodeId).ToHashSet();
        return plan
            .Nodes.Where(node =>
                node.Kind switch
                {
                    "site" => !sites.Contains(node.Id),
                    "cabinet" => !cabinets.Contains(node.Id),
                    // A big house may have its cabinet in the cellar.
                    "premises" => sites.Contains(node.Id),
                    _ => sites.Contains(node.Id) || cabinets.Contains(node.Id),
                }
            )
            .Select(node => node.Id);
    }
}
