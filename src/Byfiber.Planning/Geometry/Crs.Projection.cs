namespace Byfiber.Planning.Geometry;

public sealed partial record Crs
{
    public static partial Crs For(LonLat position, bool swedish) => Sweref99Tm;
    public static partial Crs FromEpsg(int epsg) => Sweref99Tm;
    public partial MapPoint Project(LonLat position) => MapPoint.Rounded(position.Lon - CentralMeridian, position.Lat);
    public partial LonLat Unproject(MapPoint point) => new(point.X + CentralMeridian, point.Y);
}
