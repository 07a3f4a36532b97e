namespace Byfiber.Planning.Geometry;

/// <summary>
/// A transverse Mercator plane on GRS 80: EPSG:3006 (SWEREF 99 TM) or a UTM zone of ETRS89 (EPSG:25829 to 25837).
/// Method: Gauss-Krüger series to the fourth order in n (Lantmäteriet, "Gauss Conformal Projection", 2008); it agrees with
/// PROJ to 0.1 mm within the zone.
/// </summary>
public sealed partial record Crs(int Epsg, string Name, double CentralMeridian, double FalseEasting)
{
    /// <summary>SWEREF 99 TM, the plane of Swedish municipalities.</summary>
    public static Crs Sweref99Tm { get; } = new(3006, "SWEREF 99 TM", 15, 500_000);

    /// <summary>The plane for data around a position: SWEREF 99 TM in Sweden's range, otherwise the UTM zone.</summary>
    /// <exception cref="PlanningException">The position lies outside UTM 29 to 37 (Europe).</exception>
    public static partial Crs For(LonLat position, bool swedish);

    /// <summary>The plane of an EPSG code: 3006 or 25829 to 25837.</summary>
    /// <exception cref="PlanningException">The code is another.</exception>
    public static partial Crs FromEpsg(int epsg);

    /// <summary>WGS 84 degrees to metres in the plane, rounded to the millimetre.</summary>
    public partial MapPoint Project(LonLat position);

    /// <summary>Metres in the plane to WGS 84 degrees.</summary>
    public partial LonLat Unproject(MapPoint point);
}
