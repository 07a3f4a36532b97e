using System.Globalization;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>
/// What the tables build, by item of the cost book, in thousandths of the unit: the bill as it ought to be. Only built things
/// count: those that somebody who orders needs.
/// </summary>
internal static class BuiltQuantities
{
    private const long Piece = 1000;

    internal static Dictionary<string, long> Of(WrittenPlan plan)
    {
        var quantities = new Dictionary<string, long>(StringComparer.Ordinal);
        AddMetres(plan, quantities);
        AddNodes(plan, quantities);
        AddCabinets(plan, quantities);
        Add(quantities, "splice", plan.Splices.Count(splice => splice.Built) * Piece);
        Add(quantities, "site", plan.Sites.Count * Piece);
        Add(quantities, "rack", plan.Sites.Sum(site => site.Racks) * Piece);
        Add(quantities, "card", plan.Sites.Sum(site => site.Cards) * Piece);
        Add(quantities, "optic", plan.Sites.Sum(site => site.PortsUsed) * Piece);
        Add(
            quantities,
            "connection",
            plan.Premises.Where(premises => premises.Ordered).Sum(premises => premises.Units) * Piece
        );
        return quantities;
    }

    private static void AddMetres(WrittenPlan plan, Dictionary<string, long> quantities)
    {
        foreach (var trench in plan.Trenches.Where(trench => trench.Built))
        {
            Add(quantities, trench.Item, trench.Crossing ? Piece : trench.LengthMm);
        }
        foreach (var duct in plan.Ducts.Where(duct => duct.Built))
        {
            Add(quantities, duct.Item, duct.LengthMm);
        }
        foreach (var cable in plan.Cables.Where(cable => cable.Built))
        {
            Add(quantities, cable.Item, cable.LengthMm);
        }
    }

    /// <summary>A joint is a handhole; one on a trench that is dug is bought.</summary>
    private static void AddNodes(WrittenPlan plan, Dictionary<string, long> quantities)
    {
        var dug = plan
            .Trenches.Where(trench => trench.Built)
            .SelectMany(trench => new[] { trench.FromNode, trench.ToNode })
            .ToHashSet();
        Add(quantities, "handhole", plan.Nodes.Count(node => node.Kind == "joint" && dug.Contains(node.Id)) * Piece);
    }

    /// <summary>A cabinet is bought when somebody behind it has ordered, and a splitter when somebody on it has.</summary>
    private static void AddCabinets(WrittenPlan plan, Dictionary<string, long> quantities)
    {
        var needed = plan
            .Premises.Where(premises => premises.Ordered)
            .Select(premises => premises.CabinetId)
            .ToHashSet();
        foreach (var cabinet in plan.Cabinets.Where(cabinet => needed.Contains(cabinet.Id)))
        {
            Add(quantities, string.Create(CultureInfo.InvariantCulture, $"cabinet.{cabinet.Size}"), Piece);
        }
        var splitters = plan
            .Paths.Where(path => plan.IsOrdered(path.PremisesId))
            .Select(path => path.SplitterId)
            .OfType<int>();
        var item = string.Create(CultureInfo.InvariantCulture, $"splitter.{plan.Rule("splitterRatio")}");
        Add(quantities, item, splitters.Distinct().Count() * Piece);
    }

    private static void Add(Dictionary<string, long> quantities, string item, long thousandths)
    {
        if (thousandths != 0)
        {
            quantities[item] = quantities.GetValueOrDefault(item) + thousandths;
        }
    }
}
