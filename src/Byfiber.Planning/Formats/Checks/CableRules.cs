using System.Globalization;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of the cables.</summary>
internal static class CableRules
{
    internal static CheckRule[] All { get; } =
    [
        CheckRule.OfIds(
            "cables-inside-ducts",
            "cables",
            "A cable's ducts do not make one walk of trenches from its first node to its last.",
            InsideDucts
        ),
        CheckRule.OfIds(
            "cable-length-is-sum-of-ducts",
            "cables",
            "A cable is not as long as its ducts together.",
            LengthIsSumOfDucts
        ),
        CheckRule.OfIds(
            "cable-not-over-filled",
            "cables",
            "A cable has more fibres in use than it holds, uses one twice, or counts them wrongly.",
            NotOverFilled
        ),
        CheckRule.OfIds(
            "cable-item-names-its-size",
            "cables",
            "A cable's item is not its number of fibres.",
            ItemNamesSize
        ),
        CheckRule.OfIds(
            "blowing-distance",
            "cables",
            "A feeder or backbone cable runs further without a joint, cabinet or site than one blowing reaches.",
            BlowingDistance
        ),
        CheckRule.OfIds(
            "microduct-within-rules",
            "cables",
            "A drop cable is longer than a microduct may be.",
            MicroductWithinRules
        ),
        CheckRule.OfIds(
            "backbone-joins-sites",
            "sites",
            "A site is not joined to the hand-over point by backbone cables.",
            BackboneJoinsSites
        ),
    ];

    /// <summary>From the first node, each duct's trench leads on to the next node, and the last one to the last node.</summary>
    private static IEnumerable<int> InsideDucts(WrittenPlan plan) =>
        plan
            .Cables.Where(cable => plan.NodesOfCables[cable.Id - 1] is not { } nodes || nodes[^1] != cable.ToNode)
            .Select(cable => cable.Id);

    /// <summary>The length is the sum of the ducts passed.</summary>
    private static IEnumerable<int> LengthIsSumOfDucts(WrittenPlan plan) =>
        plan
            .Cables.Where(cable =>
                cable.LengthMm != plan.DuctsOfCables[cable.Id - 1].Sum(duct => plan.Ducts[duct - 1].LengthMm)
            )
            .Select(cable => cable.Id);

    /// <summary>
    /// Fibre numbers lie within the cable; a fibre serves one path, or one splitter's premises; "used" is at least what
    /// the paths take, and at most what the cable has.
    /// </summary>
    private static IEnumerable<int> NotOverFilled(WrittenPlan plan)
    {
        var uses = plan.Paths.SelectMany(Uses).ToLookup(use => use.Cable);
        foreach (var cable in plan.Cables)
        {
            var fibres = uses[cable.Id].GroupBy(use => use.Fibre).ToArray();
            var outside = fibres.Any(fibre => fibre.Key < 1 || fibre.Key > cable.Fibres);
            var twice = fibres.Any(fibre => !MayShare(plan, cable, [.. fibre.Select(use => use.Path)]));
            if (outside || twice || cable.Used > cable.Fibres || cable.Used < fibres.Length)
            {
                yield return cable.Id;
            }
        }
    }

    /// <summary>"cable.96" holds 96 fibres, "cable.drop.4" is blown to a premises and holds 4.</summary>
    private static IEnumerable<int> ItemNamesSize(WrittenPlan plan) =>
        plan
            .Cables.Where(cable =>
                cable.Item
                != string.Create(
                    CultureInfo.InvariantCulture,
                    $"cable.{(cable.Kind == "drop" ? "drop." : "")}{cable.Fibres}"
                )
            )
            .Select(cable => cable.Id);

    /// <summary>Between two nodes where a crew can stand (site, cabinet, joint, or the cable's end) one blowing must reach.</summary>
    private static IEnumerable<int> BlowingDistance(WrittenPlan plan)
    {
        var reach = plan.RuleMm("maxBlowingMm");
        foreach (var cable in plan.Cables.Where(cable => cable.Kind != "drop"))
        {
            if (plan.NodesOfCables[cable.Id - 1] is not { } nodes)
            {
                continue;
            }
            long sinceStop = 0;
            var ducts = plan.DuctsOfCables[cable.Id - 1];
            for (var i = 0; i < ducts.Length; i++)
            {
                sinceStop += plan.Ducts[ducts[i] - 1].LengthMm;
                if (sinceStop > reach)
                {
                    yield return cable.Id;
                    break;
                }
                sinceStop = plan.Node(nodes[i + 1]).Kind is "site" or "cabinet" or "joint" ? 0 : sinceStop;
            }
        }
    }

    /// <summary>A drop cable is blown in one go from the cabinet or site to the house.</summary>
    private static IEnumerable<int> MicroductWithinRules(WrittenPlan plan)
    {
        var reach = plan.RuleMm("maxMicroductMm");
        return plan.Cables.Where(cable => cable.Kind == "drop" && cable.LengthMm > reach).Select(cable => cable.Id);
    }

    /// <summary>Every site reaches the hand-over point over backbone cables.</summary>
    private static IEnumerable<int> BackboneJoinsSites(WrittenPlan plan)
    {
        var pieces = new Pieces(plan.Nodes.Count);
        foreach (var cable in plan.Cables.Where(cable => cable.Kind == "backbone"))
        {
            pieces.Join(cable.FromNode, cable.ToNode);
        }
        var handOver = plan.Sites.Where(site => site.HandOver).Select(site => pieces.Root(site.NodeId)).ToHashSet();
        return plan.Sites.Where(site => !handOver.Contains(pieces.Root(site.NodeId))).Select(site => site.Id);
    }

    /// <summary>The fibres that a path takes: one of its feeder, if it has one, and one of its drop cable.</summary>
    private static IEnumerable<(int Cable, int Fibre, PathRow Path)> Uses(PathRow path)
    {
        if (path.FeederCableId is { } feeder)
        {
            yield return (feeder, path.FeederFibre ?? 0, path);
        }
        yield return (path.DropCableId, path.DropFibre, path);
    }

    private static bool MayShare(WrittenPlan plan, CableRow cable, PathRow[] paths) =>
        paths.Length == 1
        || (
            plan.IsPon
            && cable.Kind == "feeder"
            && paths.Length <= plan.PremisesPerPort
            && paths.All(path => path.SplitterId is not null && path.SplitterId == paths[0].SplitterId)
        );
}
