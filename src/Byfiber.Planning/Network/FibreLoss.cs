namespace Byfiber.Planning.Network;

/// <summary>
/// The optical loss of a path: fibre by the kilometre, splices, two connectors (the site's ODF and the house), a splitter.
/// Sources: ITU-T G.652.D (fibre), G.671 (splitters, connectors), IEC 61300 (splices); the figures are in the rules.
/// </summary>
internal static class FibreLoss
{
    /// <summary>Thousandths of a decibel.</summary>
    public static int Mdb(PlanningRules rules, long lengthMm, int splices) =>
        (int)((lengthMm * rules.FibreLossMdbPerKm + 500_000) / 1_000_000)
        + splices * rules.SpliceLossMdb
        + 2 * rules.ConnectorLossMdb
        + rules.SplitterLossMdb;

    /// <summary>
    /// Splices of a path without drum joints: at the site's ODF and, through a cabinet, there (twice at a splitter).
    /// </summary>
    public static int Splices(PlanningRules rules, bool cabinet) =>
        !cabinet ? 1
        : rules.Architecture == Architecture.Pon ? 3
        : 2;

    /// <summary>The longest fibre that both the reach and the loss budget allow, drum joints counted; millimetres.</summary>
    public static long ReachMm(PlanningRules rules)
    {
        long length = rules.MaxFibreMm;
        while (length > 0)
        {
            int joints = (int)(length / Math.Max(1, rules.DrumMm - rules.MaxBlowingMm));
            int over = Mdb(rules, length, Splices(rules, cabinet: true) + joints) - rules.MaxLossMdb;
            if (over <= 0)
                return length;
            length -= Math.Max(1_000, (long)over * 1_000_000 / Math.Max(1, rules.FibreLossMdbPerKm));
        }
        return 0;
    }
}
