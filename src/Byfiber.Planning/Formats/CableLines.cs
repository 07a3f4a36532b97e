namespace Byfiber.Planning.Formats;

/// <summary>
/// The line of a cable through its trenches. A trench is drawn from its first node to its second, a cable may pass it
/// the other way: each piece is turned so that it starts where the last one ended.
/// </summary>
public static class CableLines
{
    /// <summary>
    /// The points of the cable from its first node to its last, taken from per-trench points in any coordinates
    /// (<paramref name="trenchPoints"/> by trench id - 1): the plane's, or degrees projected once per trench. Empty when the cable has no
    /// ducts (a cabinet that stands at its site).
    /// </summary>
    public static List<T> Of<T>(Plan plan, PlanCable cable, IReadOnlyList<T[]> trenchPoints)
    {
        var line = new List<T>();
        var at = cable.FromNode;
        foreach (var duct in cable.DuctIds)
        {
            var trench = plan.Trenches[plan.Ducts[duct - 1].TrenchId - 1];
            var points = trenchPoints[trench.Id - 1];
            var forward = trench.FromNode == at;
            // Where two pieces meet, the point stands once.
            for (var i = line.Count == 0 ? 0 : 1; i < points.Length; i++)
            {
                line.Add(forward ? points[i] : points[points.Length - 1 - i]);
            }
            at = forward ? trench.ToNode : trench.FromNode;
        }
        return line;
    }
}
