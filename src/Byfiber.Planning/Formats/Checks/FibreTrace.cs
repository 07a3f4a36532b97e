namespace Byfiber.Planning.Formats.Checks;

/// <summary>A fibre path followed from the house: its drop cable, and from the cabinet on its feeder.</summary>
/// <param name="Cables">The cables passed, house first.</param>
/// <param name="Nodes">The nodes passed, house first.</param>
/// <param name="Splices">The splices that name its drop fibre or its feeder fibre.</param>
/// <param name="Unbroken">Whether each cable begins where the last one ended.</param>
internal sealed record FibreTrace(
    IReadOnlyList<CableRow> Cables,
    IReadOnlyList<int> Nodes,
    IReadOnlyList<SpliceRow> Splices,
    bool Unbroken
)
{
    internal long LengthMm => Cables.Sum(cable => cable.LengthMm);

    internal static FibreTrace[] OfAll(WrittenPlan plan)
    {
        var splices = plan
            .Splices.SelectMany(splice =>
                new[] { splice.In, splice.Out }
                    .OfType<Fibre>()
                    .Distinct()
                    .Select(fibre => (Fibre: fibre, Splice: splice))
            )
            .ToLookup(end => end.Fibre, end => end.Splice);
        return [.. plan.Paths.Select(path => Of(path, plan, splices))];
    }

    private static FibreTrace Of(PathRow path, WrittenPlan plan, ILookup<Fibre, SpliceRow> splices)
    {
        Fibre[] fibres = path.Feeder is { } feeder ? [path.Drop, feeder] : [path.Drop];
        CableRow[] cables = [.. fibres.Select(fibre => plan.Cables[fibre.Cable - 1])];
        SpliceRow[] named = [.. fibres.SelectMany(fibre => splices[fibre]).Distinct()];
        var nodes = new List<int>();
        var at = plan.Premises[path.PremisesId - 1].NodeId;
        foreach (var cable in cables)
        {
            if (at is not { } node)
            {
                break;
            }
            nodes.Add(node);
            at = cable.Across(node);
        }
        nodes.AddRange(at is { } end ? [end] : []);
        return new FibreTrace(cables, nodes, named, Unbroken: at is not null);
    }
}
