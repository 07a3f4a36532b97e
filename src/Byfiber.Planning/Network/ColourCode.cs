namespace Byfiber.Planning.Network;

/// <summary>
/// Colours of fibres and tubes by position, twelve to a round; a thirteenth is the first with a ring mark (×2).
/// Sources: ANSI/TIA-598-D (2014) and DIN VDE 0888-3.
/// </summary>
internal static class ColourCode
{
    private static readonly Dictionary<string, string[]> Standards = new(StringComparer.Ordinal)
    {
        ["TIA-598-D"] =
        [
            "blue",
            "orange",
            "green",
            "brown",
            "slate",
            "white",
            "red",
            "black",
            "yellow",
            "violet",
            "rose",
            "aqua",
        ],
        ["DIN VDE 0888"] =
        [
            "red",
            "green",
            "blue",
            "yellow",
            "white",
            "grey",
            "brown",
            "violet",
            "turquoise",
            "black",
            "orange",
            "pink",
        ],
    };

    public static IReadOnlyCollection<string> Names => Standards.Keys;

    /// <param name="standard">The standard's name.</param>
    /// <param name="position">From 0.</param>
    public static string Of(string standard, int position)
    {
        if (!Standards.TryGetValue(standard, out string[]? colours))
            throw new PlanningException(
                $"The colour standard \"{standard}\" is not known: use {string.Join(" or ", Standards.Keys)}."
            );
        int round = position / colours.Length;
        return round == 0 ? colours[position] : $"{colours[position % colours.Length]} ×{round + 1}";
    }
}
