using System.Globalization;

namespace Byfiber.Planning.Formats;

/// <summary>
/// A rule that a written plan breaks: what is wrong in one sentence, in which layer, and where. <paramref name="Ids"/> names the first
/// twenty of <paramref name="Count"/> offenders: ids of the layer, or items and members by name.
/// </summary>
public sealed record CheckFinding(string Rule, string Sentence, string Layer, IReadOnlyList<string> Ids, int Count)
{
    /// <summary>One line for a terminal: "rule: sentence [layer: 1, 2, 3 and 7 more]".</summary>
    public override string ToString()
    {
        var more =
            Count > Ids.Count ? string.Create(CultureInfo.InvariantCulture, $" and {Count - Ids.Count} more") : "";
        return $"{Rule}: {Sentence} [{Layer}: {string.Join(", ", Ids)}{more}]";
    }
}
