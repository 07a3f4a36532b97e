using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Network;

/// <summary>
/// Who orders: those whose orders are known, or a fixed sample of the planned premises of the wished share, by a hash of their ids (FNV-1a,
/// finished by the SplitMix64 mixer). A larger share holds every smaller one, so plans at two take-ups can be compared.
/// </summary>
internal static class Orders
{
    /// <summary>The planned premises among those who have ordered.</summary>
    /// <exception cref="PlanningException">None of them is planned.</exception>
    public static bool[] Given(IReadOnlyList<Premises> premises, int[] nodeOf, IReadOnlySet<string> orders)
    {
        var ordered = new bool[nodeOf.Length];
        for (int p = 0; p < ordered.Length; p++)
            ordered[p] = nodeOf[p] >= 0 && orders.Contains(premises[p].Id);
        return ordered.Contains(true)
            ? ordered
            : throw new PlanningException(
                "None of those who have ordered can be reached: see the reasons in a plan for everybody."
            );
    }

    public static bool[] Sample(IReadOnlyList<Premises> premises, int[] nodeOf, double takeUp)
    {
        var planned = Enumerable
            .Range(0, nodeOf.Length)
            .Where(p => nodeOf[p] >= 0)
            .OrderBy(p => Hash(premises[p].Id))
            .ThenBy(p => p)
            .ToList();
        var ordered = new bool[nodeOf.Length];
        int count = Math.Clamp(
            (int)Math.Round(takeUp * planned.Count, MidpointRounding.AwayFromZero),
            Math.Min(1, planned.Count),
            planned.Count
        );
        foreach (int p in planned.Take(count))
            ordered[p] = true;
        return ordered;
    }

    private static ulong Hash(string id)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in id)
            hash = unchecked((hash ^ c) * 1099511628211);
        hash = unchecked((hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9);
        hash = unchecked((hash ^ (hash >> 27)) * 0x94d049bb133111eb);
        return hash ^ (hash >> 31);
    }
}
