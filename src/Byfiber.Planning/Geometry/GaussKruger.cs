namespace Byfiber.Planning.Geometry;

/// <summary>
/// Transverse Mercator on GRS 80 at scale 1, by series to the fourth order in the third flattening (Lantmäteriet,
/// "Gauss Conformal Projection", 2008). Good to 0.1 mm while the offset from the central meridian stays under about 8
/// degrees. Names follow the paper's symbols.
/// </summary>
internal static class GaussKruger
{
    private const double SemiMajor = 6_378_137;
    private const double Flattening = 1 / 298.257222101;
    private const double E2 = Flattening * (2 - Flattening);
    private const double E4 = E2 * E2;
    private const double E6 = E4 * E2;
    private const double E8 = E4 * E4;
    private const double N = Flattening / (2 - Flattening);
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N2 * N2;

    private const double RectifyingRadius = SemiMajor / (1 + N) * (1 + N2 / 4 + N4 / 64);

    // Geodetic to conformal latitude, and back.
    private const double A = E2;
    private const double B = (5 * E4 - E6) / 6;
    private const double C = (104 * E6 - 45 * E8) / 120;
    private const double D = 1237 * E8 / 1260;
    private const double AStar = E2 + E4 + E6 + E8;
    private const double BStar = -(7 * E4 + 17 * E6 + 30 * E8) / 6;
    private const double CStar = (224 * E6 + 889 * E8) / 120;
    private const double DStar = -4279 * E8 / 1260;

    private static readonly double[] s_beta =
    [
        N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180,
        13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440,
        61 * N3 / 240 - 103 * N4 / 140,
        49561 * N4 / 161280,
    ];

    private static readonly double[] s_delta =
    [
        N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
        N2 / 48 + N3 / 15 - 437 * N4 / 1440,
        17 * N3 / 480 - 37 * N4 / 840,
        4397 * N4 / 161280,
    ];

    /// <summary>Radians (latitude, longitude from the central meridian) to metres at scale 1.</summary>
    public static (double North, double East) Forward(double latitude, double offset)
    {
        var (sin, cos) = Math.SinCos(latitude);
        var sin2 = sin * sin;
        var conformal = latitude - sin * cos * (A + sin2 * (B + sin2 * (C + sin2 * D)));
        var xi = Math.Atan2(Math.Tan(conformal), Math.Cos(offset));
        var eta = Math.Atanh(Math.Cos(conformal) * Math.Sin(offset));
        double north = xi,
            east = eta;
        for (var k = 0; k < s_beta.Length; k++)
        {
            var turn = 2 * (k + 1);
            north += s_beta[k] * Math.Sin(turn * xi) * Math.Cosh(turn * eta);
            east += s_beta[k] * Math.Cos(turn * xi) * Math.Sinh(turn * eta);
        }
        return (RectifyingRadius * north, RectifyingRadius * east);
    }

    /// <summary>Metres at scale 1 to radians (latitude, longitude from the central meridian).</summary>
    public static (double Latitude, double Offset) Inverse(double north, double east)
    {
        double xi = north / RectifyingRadius,
            eta = east / RectifyingRadius;
        double xiSphere = xi,
            etaSphere = eta;
        for (var k = 0; k < s_delta.Length; k++)
        {
            var turn = 2 * (k + 1);
            xiSphere -= s_delta[k] * Math.Sin(turn * xi) * Math.Cosh(turn * eta);
            etaSphere -= s_delta[k] * Math.Cos(turn * xi) * Math.Sinh(turn * eta);
        }
        var conformal = Math.Asin(Math.Sin(xiSphere) / Math.Cosh(etaSphere));
        var (sin, cos) = Math.SinCos(conformal);
        var sin2 = sin * sin;
        var latitude = conformal + sin * cos * (AStar + sin2 * (BStar + sin2 * (CStar + sin2 * DStar)));
        return (latitude, Math.Atan2(Math.Sinh(etaSphere), Math.Cos(xiSphere)));
    }
}
