namespace Byfiber.Planning.Formats;

/// <summary>How the grounds that are dug in are called and drawn, alike in the report and on a globe.</summary>
internal static class Grounds
{
    private static readonly (string Ground, string Swedish, string English, string Colour)[] Known =
    [
        ("street", "Gata", "Street", "#c0392b"),
        ("primary", "Större väg", "Primary road", "#8e44ad"),
        ("verge", "Vägren", "Verge", "#e67e22"),
        ("track", "Skogs- och åkerväg", "Track", "#a9742f"),
        ("path", "Gång- och cykelväg", "Path", "#16a085"),
        ("field", "Åker och äng", "Field", "#7fa02b"),
        ("plot", "Tomt", "Plot", "#5d8aa8"),
        ("road", "Vägpassage", "Road crossing", "#2c3e50"),
        ("existing", "Befintlig kanalisation", "Existing plant", "#34495e"),
    ];

    /// <summary>Name and colour of a ground; one that a cost book made up keeps its own name, in grey.</summary>
    internal static (string Swedish, string English, string Colour) Of(string ground)
    {
        foreach (var (known, swedish, english, colour) in Known)
        {
            if (known == ground)
            {
                return (swedish, english, colour);
            }
        }
        return (ground, ground, "#7f8c8d");
    }
}
