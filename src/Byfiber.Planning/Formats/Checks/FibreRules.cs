namespace Byfiber.Planning.Formats.Checks;

/// <summary>Rules of the fibre paths and their splices.</summary>
internal static class FibreRules
{
    /// <summary>The connector pairs of a path: at the site's ODF and in the house.</summary>
    private const int ConnectorPairs = 2;

    /// <summary>Rounding may fall differently when a path's loss is added up in other steps.</summary>
    private const int LossToleranceMdb = 1;

    internal static CheckRule[] All { get; } =
    [
        CheckRule.OfIds(
            "fibre-path-complete",
            "premises",
            "A planned premises has no fibre path, more than it has units, or ordered and has no port.",
            PathComplete
        ),
        CheckRule.OfIds(
            "fibre-path-runs-inside-cables",
            "fibre_paths",
            "A fibre path does not run unbroken through cables from the house, by its cabinet, to its site.",
            RunsInsideCables
        ),
        CheckRule.OfIds(
            "fibre-length-is-sum-of-cables",
            "fibre_paths",
            "A fibre path's length is not that of its cables, or the premises tells another.",
            LengthIsSumOfCables
        ),
        CheckRule.OfIds(
            "loss-is-recomputed",
            "fibre_paths",
            "A fibre path's loss is not what its length, splices, connectors and splitter give.",
            LossIsRecomputed
        ),
        CheckRule.OfIds(
            "loss-within-budget",
            "fibre_paths",
            "A fibre path loses more than the budget.",
            LossWithinBudget
        ),
        CheckRule.OfIds(
            "reach-within-rules",
            "fibre_paths",
            "A fibre path is longer than the rules allow.",
            ReachWithinRules
        ),
        CheckRule.OfIds(
            "ports-unique",
            "fibre_paths",
            "A port of a site is used by more premises than may share it.",
            PortsUnique
        ),
        CheckRule.OfIds(
            "path-is-spliced",
            "fibre_paths",
            "A fibre path lacks its splice at the site or at the cabinet.",
            PathIsSpliced
        ),
        CheckRule.OfIds(
            "splices-join-fibres",
            "splices",
            "A splice joins a fibre that its cable does not have or that does not end there, or one that is spliced already.",
            SplicesJoinFibres
        ),
    ];

    /// <summary>Each planned premises has between one path and one per unit; each that ordered has a port on each.</summary>
    private static IEnumerable<int> PathComplete(WrittenPlan plan)
    {
        var paths = plan.Paths.ToLookup(path => path.PremisesId);
        return plan
            .Premises.Where(premises =>
            {
                var own = paths[premises.Id].ToArray();
                return premises.Planned
                    ? own.Length < 1 || own.Length > premises.Units || (premises.Ordered && HasNoPort(premises, own))
                    : own.Length > 0;
            })
            .Select(premises => premises.Id);
    }

    /// <summary>Followed from the house, the fibre passes its cabinet and ends at its site.</summary>
    private static IEnumerable<int> RunsInsideCables(WrittenPlan plan)
    {
        foreach (var path in plan.Paths)
        {
            var trace = plan.Traces[path.Id - 1];
            var premises = plan.Premises[path.PremisesId - 1];
            var whole =
                trace.Unbroken
                && trace.Nodes[^1] == plan.Sites[path.SiteId - 1].NodeId
                && (path.CabinetId is not { } cabinet || trace.Nodes.Contains(plan.Cabinets[cabinet - 1].NodeId))
                && (!premises.Ordered || trace.Cables.All(cable => cable.Built));
            if (!whole || path.SiteId != premises.SiteId || path.CabinetId != premises.CabinetId)
            {
                yield return path.Id;
            }
        }
    }

    /// <summary>A path is as long as the cables that it passes; the premises tells its longest path.</summary>
    private static IEnumerable<int> LengthIsSumOfCables(WrittenPlan plan)
    {
        var longest = plan
            .Paths.GroupBy(path => path.PremisesId)
            .ToDictionary(own => own.Key, own => own.Max(path => path.LengthMm));
        return plan
            .Paths.Where(path =>
                (plan.Traces[path.Id - 1].Unbroken && plan.Traces[path.Id - 1].LengthMm != path.LengthMm)
                || plan.Premises[path.PremisesId - 1].FibreMm != longest[path.PremisesId]
            )
            .Select(path => path.Id);
    }

    /// <summary>
    /// Loss per kilometre, each splice that names one of its fibres, two connector pairs, and the splitter where there is
    /// one. The premises tells its worst path.
    /// </summary>
    private static IEnumerable<int> LossIsRecomputed(WrittenPlan plan)
    {
        long perKm = plan.Rule("fibreLossMdbPerKm");
        long splice = plan.Rule("spliceLossMdb");
        long connectors = plan.Rule("connectorLossMdb") * ConnectorPairs;
        var worst = plan
            .Paths.GroupBy(path => path.PremisesId)
            .ToDictionary(own => own.Key, own => own.Max(path => path.LossMdb));
        foreach (var path in plan.Paths)
        {
            var splitter = path.SplitterId is null ? 0 : plan.Rule("splitterLossMdb");
            var fibre = ((path.LengthMm * perKm) + 500_000) / 1_000_000;
            var expected = fibre + (splice * plan.Traces[path.Id - 1].Splices.Count) + connectors + splitter;
            var broken = plan.Traces[path.Id - 1].Unbroken && Math.Abs(expected - path.LossMdb) > LossToleranceMdb;
            if (broken || plan.Premises[path.PremisesId - 1].LossMdb != worst[path.PremisesId])
            {
                yield return path.Id;
            }
        }
    }

    /// <summary>No path loses more than the rules' budget.</summary>
    private static IEnumerable<int> LossWithinBudget(WrittenPlan plan) =>
        plan.Paths.Where(path => path.LossMdb > plan.Rule("maxLossMdb")).Select(path => path.Id);

    /// <summary>No path is longer than the rules' reach.</summary>
    private static IEnumerable<int> ReachWithinRules(WrittenPlan plan) =>
        plan.Paths.Where(path => path.LengthMm > plan.RuleMm("maxFibreMm")).Select(path => path.Id);

    /// <summary>A port serves one path; behind a splitter, as many as its ways, all on one feeder fibre.</summary>
    private static IEnumerable<int> PortsUnique(WrittenPlan plan) =>
        plan
            .Paths.Where(path => path.Port > 0)
            .GroupBy(path => (path.SiteId, path.Port))
            .Where(port =>
                port.Count() > plan.PremisesPerPort
                || port.Select(path => (path.FeederCableId, path.FeederFibre)).Distinct().Skip(1).Any()
            )
            .SelectMany(port => port.Select(path => path.Id));

    /// <summary>
    /// The path's fibre starts at a pigtail in the site and, behind a cabinet, is spliced to the drop there: directly, or
    /// into a splitter and out of it. Who orders has these splices made.
    /// </summary>
    private static IEnumerable<int> PathIsSpliced(WrittenPlan plan)
    {
        foreach (var path in plan.Paths)
        {
            var ordered = plan.Premises[path.PremisesId - 1].Ordered;
            var splices = plan.Traces[path.Id - 1].Splices;
            var site = plan.Sites[path.SiteId - 1].NodeId;
            bool Made(Fibre? from, Fibre? to, int node) =>
                splices.Any(splice =>
                    splice.In == from && splice.Out == to && splice.NodeId == node && (splice.Built || !ordered)
                );
            var spliced =
                path is { Feeder: { } feeder, CabinetId: { } cabinet }
                && plan.Cabinets[cabinet - 1].NodeId is var corner
                    ? Made(null, feeder, site)
                        && (
                            path.SplitterId is null
                                ? Made(feeder, path.Drop, corner)
                                : Made(feeder, null, corner) && Made(null, path.Drop, corner)
                        )
                    : Made(null, path.Drop, site);
            if (!spliced)
            {
                yield return path.Id;
            }
        }
    }

    /// <summary>
    /// Both fibres of a splice exist and end at its node (or both halves of one cable pass it, where a drum ended); no end is
    /// spliced twice; a splice that is made joins cables that are built.
    /// </summary>
    private static IEnumerable<int> SplicesJoinFibres(WrittenPlan plan)
    {
        var taken = new HashSet<(Fibre Fibre, int Node, bool Incoming)>();
        foreach (var splice in plan.Splices)
        {
            var drumJoint = splice.In is not null && splice.In == splice.Out;
            var sound = splice.In is not null || splice.Out is not null;
            foreach (var (fibre, incoming) in new[] { (splice.In, true), (splice.Out, false) })
            {
                sound &=
                    fibre is not { } end
                    || (IsThere(plan, end, splice, drumJoint) && taken.Add((end, splice.NodeId, incoming)));
            }
            if (!sound)
            {
                yield return splice.Id;
            }
        }
    }

    private static bool IsThere(WrittenPlan plan, Fibre fibre, SpliceRow splice, bool drumJoint)
    {
        var cable = plan.Cables[fibre.Cable - 1];
        return fibre.Number >= 1
            && fibre.Number <= cable.Fibres
            && (cable.Built || !splice.Built)
            && (
                drumJoint
                    ? plan.NodesOfCables[cable.Id - 1]?.Contains(splice.NodeId) == true
                    : cable.Across(splice.NodeId) is not null
            );
    }

    private static bool HasNoPort(PremisesRow premises, PathRow[] paths) =>
        premises.Port is not { } port
        || port < 1
        || paths.Any(path => path.Port < 1)
        || paths.All(path => path.Port != port);
}
