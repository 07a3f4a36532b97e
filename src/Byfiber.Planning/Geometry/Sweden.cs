namespace Byfiber.Planning.Geometry;

/// <summary>
/// Sweden's rough outline, to about 10 km: enough to choose a plane by. Right at the border it does not matter, since
/// SWEREF 99 TM and UTM 33 are one projection and Norway's and Finland's border lands fit in either.
/// </summary>
internal static class Sweden
{
    // Longitude, latitude, from Kullen south and then anticlockwise along coast and border.
    // csharpier-ignore
    private static readonly double[] s_outline =
    [
        12.40, 56.35, 12.65, 56.04, 12.66, 55.90, 12.85, 55.65, 12.85, 55.55, 12.75, 55.33, 13.35, 55.28, 14.25, 55.33,
        14.45, 55.50, 14.95, 55.90, 16.00, 55.95, 16.45, 56.10, 18.10, 56.80, 19.10, 57.30, 19.50, 57.90, 19.50, 58.50,
        19.70, 59.30, 19.42, 59.80, 19.05, 60.30, 18.50, 60.90, 17.90, 61.60, 17.90, 62.30, 18.40, 62.60, 19.40, 63.00,
        20.00, 63.30, 20.75, 63.50, 21.10, 63.75, 21.70, 64.30, 22.10, 65.00, 23.10, 65.40, 24.15, 65.50, 24.15, 65.85,
        23.70, 66.20, 23.72, 66.40, 24.00, 66.75, 23.60, 67.00, 23.78, 67.35, 23.66, 67.95, 23.15, 68.20, 22.40, 68.47,
        20.90, 68.95, 20.55, 69.07, 20.06, 69.04, 20.30, 68.80, 20.20, 68.48, 19.90, 68.35, 18.12, 68.52, 18.10, 68.20,
        17.30, 68.10, 16.75, 67.90, 16.10, 67.45, 16.40, 67.00, 15.50, 66.28, 14.50, 66.13, 14.55, 65.70, 14.30, 65.10,
        13.65, 64.60, 14.10, 64.45, 14.10, 64.15, 13.95, 64.00, 12.95, 64.05, 12.15, 63.50, 11.97, 63.28, 12.20, 63.00,
        12.05, 62.60, 12.30, 62.27, 12.12, 61.72, 12.85, 61.35, 12.70, 61.05, 12.25, 61.00, 12.60, 60.50, 12.50, 60.10,
        11.85, 59.85, 11.70, 59.60, 11.75, 59.20, 11.45, 58.90, 11.25, 59.10, 10.95, 58.95, 11.05, 58.30, 11.40, 57.60,
        11.90, 56.95,
    ];

    /// <summary>Whether SWEREF 99 TM's own range holds the position.</summary>
    public static bool InRange(LonLat position) => position is { Lon: > 10 and < 25, Lat: > 54.5 and < 70 };

    /// <summary>Whether the position lies in the rough outline (even-odd rule).</summary>
    public static bool Holds(LonLat position)
    {
        var inside = false;
        for (int i = 0, j = s_outline.Length - 2; i < s_outline.Length; j = i, i += 2)
        {
            double xi = s_outline[i],
                yi = s_outline[i + 1],
                xj = s_outline[j],
                yj = s_outline[j + 1];
            if (
                yi > position.Lat != yj > position.Lat
                && position.Lon < (xj - xi) * (position.Lat - yi) / (yj - yi) + xi
            )
            {
                inside = !inside;
            }
        }
        return inside;
    }
}
