namespace Byfiber.Planning.Geometry;

public sealed partial record Crs
{
    private const double Scale = 0.9996;
    private const int FirstUtmZone = 29;
    private const int LastUtmZone = 37;

    /// <summary>The plane for data around a position: SWEREF 99 TM on Swedish ground, otherwise the UTM zone.</summary>
    /// <exception cref="PlanningException">The position lies outside UTM 29 to 37 (Europe).</exception>
    public static Crs For(LonLat position) => For(position, Sweden.Holds(position));

    public static partial Crs For(LonLat position, bool swedish)
    {
        if (swedish && Sweden.InRange(position))
        {
            return Sweref99Tm;
        }
        var zone = (int)Math.Floor((position.Lon + 180) / 6) + 1;
        if (zone is < FirstUtmZone or > LastUtmZone || position.Lat is not (> 27 and < 84))
        {
            throw new PlanningException(
                FormattableString.Invariant(
                    $"The position {position.Lon:0.####} east, {position.Lat:0.####} north lies outside Europe "
                )
                    + $"(UTM zones {FirstUtmZone} to {LastUtmZone}): use a map there, with degrees in the order longitude, latitude."
            );
        }
        return Utm(zone);
    }

    public static partial Crs FromEpsg(int epsg) =>
        epsg switch
        {
            3006 => Sweref99Tm,
            >= 25800 + FirstUtmZone and <= 25800 + LastUtmZone => Utm(epsg - 25800),
            _ => throw new PlanningException(
                $"EPSG:{epsg} is no plane that can be used here: give EPSG:3006 (SWEREF 99 TM) or EPSG:25829 to EPSG:25837 "
                    + "(ETRS89, UTM zones 29 to 37)."
            ),
        };

    public partial MapPoint Project(LonLat position)
    {
        var (north, east) = GaussKruger.Forward(Radians(position.Lat), Radians(position.Lon - CentralMeridian));
        return MapPoint.Rounded(Scale * east + FalseEasting, Scale * north);
    }

    public partial LonLat Unproject(MapPoint point)
    {
        var (latitude, offset) = GaussKruger.Inverse(point.Y / Scale, (point.X - FalseEasting) / Scale);
        return new LonLat(CentralMeridian + Degrees(offset), Degrees(latitude));
    }

    private static Crs Utm(int zone) => new(25800 + zone, $"ETRS89 / UTM zone {zone}N", zone * 6 - 183, 500_000);

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
