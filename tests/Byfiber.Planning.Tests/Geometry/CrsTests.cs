using Byfiber.Planning.Geometry;
using CsCheck;

namespace Byfiber.Planning.Tests.Geometry;

public class CrsTests
{
    /// <summary>Control points, as PROJ gives them to the millimetre (EPSG:4258 to EPSG:3006): latitude, longitude, north, east.</summary>
    [Theory]
    [InlineData(55, 12.75, 6097106.672, 356083.438)]
    [InlineData(55, 14.25, 6095048.642, 452024.069)]
    [InlineData(57, 12.75, 6319636.937, 363331.554)]
    [InlineData(57, 19.5, 6326392.707, 773251.054)]
    [InlineData(59, 11.25, 6546096.724, 284626.066)]
    [InlineData(59, 19.5, 6548757.206, 758410.519)]
    [InlineData(61, 12.75, 6764877.311, 378323.440)]
    [InlineData(61, 18.75, 6768593.345, 702745.127)]
    [InlineData(63, 12, 6989134.048, 348083.148)]
    [InlineData(63, 19.5, 6993565.630, 727798.671)]
    [InlineData(65, 13.5, 7209293.753, 429270.201)]
    [InlineData(65, 21.75, 7225449.115, 817833.405)]
    [InlineData(67, 16.5, 7432168.174, 565398.458)]
    [InlineData(67, 24, 7459745.672, 891298.142)]
    [InlineData(69, 21, 7666089.698, 739639.195)]
    public void A_control_point_lands_where_PROJ_puts_it_to_the_millimetre(
        double lat,
        double lon,
        double north,
        double east
    )
    {
        var point = Crs.Sweref99Tm.Project(new LonLat(lon, lat));
        point.X.ShouldBe(east, 0.0011);
        point.Y.ShouldBe(north, 0.0011);
    }

    [Fact]
    public void There_and_back_is_the_same_millimetre()
    {
        var points = Gen.Select(Gen.Int[29, 37], Gen.Double[-3.5, 3.5], Gen.Double[36, 71]);
        points.Sample(
            (zone, offset, lat) =>
            {
                var crs = Crs.FromEpsg(25800 + zone);
                var point = crs.Project(new LonLat(crs.CentralMeridian + offset, lat));
                return crs.Project(crs.Unproject(point)) == point;
            },
            seed: "0000KOIKZ6O1",
            iter: 2000
        );
    }

    [Theory]
    [InlineData(16.03, 59.04, 3006)] // Vingåker
    [InlineData(19.0, 57.8, 3006)] // Gotland
    [InlineData(11.97, 57.7, 3006)] // Gothenburg
    [InlineData(20.22, 67.85, 3006)] // Kiruna
    [InlineData(13.0, 55.6, 3006)] // Malmö
    [InlineData(14.92, 55.07, 25833)] // Bornholm
    [InlineData(12.57, 55.68, 25833)] // Copenhagen
    [InlineData(10.2, 57.47, 25832)] // Sindal
    [InlineData(10.75, 59.91, 25832)] // Oslo
    [InlineData(24.94, 60.17, 25835)] // Helsinki
    [InlineData(19.94, 60.1, 25834)] // Mariehamn
    public void A_position_gets_its_country_s_plane(double lon, double lat, int epsg) =>
        Crs.For(new LonLat(lon, lat)).Epsg.ShouldBe(epsg);

    [Fact]
    public void An_unknown_plane_is_refused_with_the_ones_that_work()
    {
        Should.Throw<PlanningException>(() => Crs.FromEpsg(3857)).Message.ShouldContain("EPSG:3006");
        Should.Throw<PlanningException>(() => Crs.For(new LonLat(-74, 40.7))).Message.ShouldContain("outside Europe");
        Should
            .Throw<PlanningException>(() => Crs.For(new LonLat(double.NaN, 50)))
            .Message.ShouldContain("outside Europe");
    }

    [Fact]
    public void A_zone_s_code_and_meridian_agree()
    {
        Crs.FromEpsg(25833).CentralMeridian.ShouldBe(15);
        Crs.FromEpsg(25829).CentralMeridian.ShouldBe(-9);
        Crs.FromEpsg(3006).ShouldBe(Crs.Sweref99Tm);
    }
}
