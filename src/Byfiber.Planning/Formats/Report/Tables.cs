namespace Byfiber.Planning.Formats.Report;

/// <summary>The report's tables.</summary>
internal static class Tables
{
    /// <summary>A report is read by people; beyond this the list stands in the GeoPackage.</summary>
    private const int UnplannedShown = 500;

    /// <summary>What each area, in build order, holds and costs.</summary>
    internal static Markup Areas(Plan plan)
    {
        var premises = plan.Premises.ToLookup(row => row.AreaId);
        var trenchMm = plan
            .Trenches.GroupBy(trench => trench.AreaId)
            .ToDictionary(area => area.Key, area => area.Sum(trench => trench.LengthMm));
        var ore = plan
            .Bill.GroupBy(line => line.AreaId)
            .ToDictionary(area => area.Key, area => area.Sum(line => line.TotalOre));
        var rows = Markup.Join(
            plan.Areas.Select(area =>
                Markup.Of(
                    $"<tr><td class=\"n\">{area.Id}</td><th scope=\"row\">{area.Name}</th><td class=\"n\">{area.PremisesCount:N0}</td><td class=\"n\">{premises[area.Id].Count(row => row.Status == PremisesStatus.Planned):N0}</td><td class=\"n\">{premises[area.Id].Count(row => row.Ordered):N0}</td><td class=\"n\">{trenchMm.GetValueOrDefault(area.Id) / 1000.0:N0}</td><td class=\"n\">{ore.GetValueOrDefault(area.Id) / 100.0:N0}</td></tr>"
                )
            )
        );
        var foot = Markup.Of(
            $"<tfoot><tr><td></td><th scope=\"row\">{Markup.Two("Summa", "Total")}</th><td class=\"n\">{plan.Summary.PremisesTotal:N0}</td><td class=\"n\">{plan.Summary.PremisesPlanned:N0}</td><td class=\"n\">{plan.Summary.PremisesOrdered:N0}</td><td class=\"n\">{plan.Summary.TrenchMm / 1000.0:N0}</td><td class=\"n\">{plan.Summary.CostOre / 100.0:N0}</td></tr></tfoot>"
        );
        return Table(
            [
                Number("Ordning", "Order"),
                Text("Område", "Area"),
                Number("Fastigheter", "Premises"),
                Number("Planerade", "Planned"),
                Number("Beställda", "Ordered"),
                Number("Schakt, m", "Trench, m"),
                Number("Kostnad, kr", "Cost, SEK"),
            ],
            rows,
            foot
        );
    }

    /// <summary>The whole bill, then each area's behind a fold.</summary>
    internal static Markup Bill(Plan plan)
    {
        var areas =
            plan.Areas.Count < 2
                ? Markup.Empty
                : Markup.Join(
                    plan.Areas.Select(area =>
                        Markup.Of(
                            $"<details><summary>{area.Name}</summary>{BillTable([.. Bills.OfArea(plan, area)])}</details>"
                        )
                    )
                );
        return Markup.Of($"{BillTable([.. Bills.Whole(plan)])}{areas}");
    }

    /// <summary>Sites and cabinets.</summary>
    internal static Markup Equipment(Plan plan)
    {
        var sites = Markup.Join(
            plan.Sites.Select(site =>
                Markup.Of(
                    $"<tr><th scope=\"row\">{site.Name}</th><td>{(site.HandOver ? Markup.Two("Överlämningspunkt", "Hand-over point") : Markup.Empty)}</td><td class=\"n\">{site.PremisesCount:N0}</td><td class=\"n\">{site.PortsUsed:N0}</td><td class=\"n\">{site.Ports:N0}</td><td class=\"n\">{site.Cards:N0}</td><td class=\"n\">{site.Racks:N0}</td></tr>"
                )
            )
        );
        var siteTable = Table(
            [
                Text("Nod", "Site"),
                Text("Roll", "Role"),
                Number("Fastigheter", "Premises"),
                Number("Portar i bruk", "Ports in use"),
                Number("Portar", "Ports"),
                Number("Kort", "Cards"),
                Number("Stativ", "Racks"),
            ],
            sites
        );
        if (plan.Cabinets.Count == 0)
        {
            return siteTable;
        }
        var cabinets = Markup.Join(
            plan.Cabinets.Select(cabinet =>
                Markup.Of(
                    $"<tr><th scope=\"row\">{cabinet.Id}</th><td>{plan.Sites[cabinet.SiteId - 1].Name}</td><td class=\"n\">{cabinet.PremisesCount:N0}</td><td class=\"n\">{cabinet.Size:N0}</td><td class=\"n\">{cabinet.Splitters:N0}</td></tr>"
                )
            )
        );
        var cabinetTable = Table(
            [
                Text("Skåp", "Cabinet"),
                Text("Nod", "Site"),
                Number("Fastigheter", "Premises"),
                Number("Storlek", "Size"),
                Number("Splittrar", "Splitters"),
            ],
            cabinets
        );
        return Markup.Of(
            $"{siteTable}<details><summary>{Markup.Two($"{plan.Cabinets.Count} skåp", $"{plan.Cabinets.Count} cabinets")}</summary>{cabinetTable}</details>"
        );
    }

    /// <summary>Who is not planned, each with the reason; empty when everybody is.</summary>
    internal static Markup Unplanned(Plan plan)
    {
        PlanPremises[] rows = [.. plan.Premises.Where(premises => premises.Status != PremisesStatus.Planned)];
        if (rows.Length == 0)
        {
            return Markup.Of($"<p>{Markup.Two("Alla är planerade.", "Everybody is planned.")}</p>");
        }
        var shown = Markup.Join(
            rows.Take(UnplannedShown)
                .Select(premises =>
                    Markup.Of(
                        $"<tr><th scope=\"row\">{premises.Address}</th><td>{Status(premises.Status)}</td><td lang=\"en\">{premises.Reason}</td></tr>"
                    )
                )
        );
        var left = rows.Length - UnplannedShown;
        var more =
            left > 0
                ? Markup.Of(
                    $"<p>{Markup.Two($"Och {left} till; alla står i plan.gpkg.", $"And {left} more; all stand in plan.gpkg.")}</p>"
                )
                : Markup.Empty;
        return Markup.Of(
            $"{Table([Text("Adress", "Address"), Text("Status", "Status"), Text("Skäl", "Reason")], shown)}{more}"
        );
    }

    private static Markup BillTable(BillLine[] lines)
    {
        var rows = Markup.Join(
            lines.Select(line =>
                Markup.Of(
                    $"<tr><th scope=\"row\">{line.Item}</th><td class=\"n\">{line.QuantityThousandths / 1000m:#,##0.###}</td><td>{(line.Unit == "pcs" ? "st" : line.Unit)}</td><td class=\"n\">{line.UnitOre / 100m:N2}</td><td class=\"n\">{line.TotalOre / 100m:N0}</td></tr>"
                )
            )
        );
        var foot = Markup.Of(
            $"<tfoot><tr><th scope=\"row\" colspan=\"4\">{Markup.Two("Summa", "Total")}</th><td class=\"n\">{lines.Sum(line => line.TotalOre) / 100m:N0}</td></tr></tfoot>"
        );
        return Table(
            [
                Text("Artikel", "Item"),
                Number("Mängd", "Quantity"),
                Text("Enhet", "Unit"),
                Number("À-pris, kr", "Unit price, SEK"),
                Number("Summa, kr", "Total, SEK"),
            ],
            rows,
            foot
        );
    }

    private static Markup Status(PremisesStatus status) =>
        status switch
        {
            PremisesStatus.LeftOut => Markup.Two("Utelämnad", "Left out"),
            PremisesStatus.NotChosen => Markup.Two("Ej vald", "Not chosen"),
            _ => Markup.Two("Onåbar", "Unreachable"),
        };

    private static Markup Text(string swedish, string english) =>
        Markup.Of($"<th scope=\"col\">{Markup.Two(swedish, english)}</th>");

    private static Markup Number(string swedish, string english) =>
        Markup.Of($"<th scope=\"col\" class=\"n\">{Markup.Two(swedish, english)}</th>");

    private static Markup Table(Markup[] heads, Markup rows, Markup foot = default) =>
        Markup.Of(
            $"<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>{Markup.Join(heads)}</tr></thead><tbody>{rows}</tbody>{(foot.Html is null ? Markup.Empty : foot)}</table></div>"
        );
}
