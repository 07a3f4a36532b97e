using System.Globalization;
using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;

namespace Byfiber.Web.Tiles;

/// <summary>A square of the web map: zoom, column from the west, row from the north.</summary>
internal readonly record struct TileAddress(int Zoom, int Column, int Row)
{
    /// <summary>The deepest tiles that are made; a map view draws them larger beyond.</summary>
    public const int DeepestZoom = 16;

    /// <summary>Whether such a tile exists.</summary>
    public bool Exists => Zoom is >= 0 and <= DeepestZoom && InRange(Column) && InRange(Row);

    private bool InRange(int number) => number >= 0 && number < 1 << Zoom;

    /// <summary>
    /// West, east, south and north in degrees, widened on each side by a sixteenth: what is drawn with a width just outside
    /// still shows inside.
    /// </summary>
    public Envelope Degrees()
    {
        const double Buffer = 1.0 / 16;
        double tiles = 1 << Zoom;
        double Lon(double column) => column / tiles * 360 - 180;
        double Lat(double row) => Math.Atan(Math.Sinh(Math.PI * (1 - 2 * row / tiles))) * 180 / Math.PI;
        return new Envelope(Lon(Column - Buffer), Lon(Column + 1 + Buffer), Lat(Row + 1 + Buffer), Lat(Row - Buffer));
    }

    /// <summary>Degrees of longitude that one step of the tile's inner grid (4,096 steps) covers.</summary>
    public double DegreesPerStep => 360.0 / (1 << Zoom) / 4096;

    /// <summary>The tile, widened, as a box in a plane; metres. A square of degrees is bent there, so its edges are followed.</summary>
    public Envelope Box(Crs crs)
    {
        const int Steps = 4;
        var degrees = Degrees();
        var box = new Envelope();
        for (var i = 0; i <= Steps; i++)
        {
            var lon = degrees.MinX + degrees.Width * i / Steps;
            var lat = degrees.MinY + degrees.Height * i / Steps;
            Expand(lon, degrees.MinY);
            Expand(lon, degrees.MaxY);
            Expand(degrees.MinX, lat);
            Expand(degrees.MaxX, lat);
        }
        return box;

        void Expand(double lon, double lat)
        {
            var point = crs.Project(new LonLat(lon, lat));
            box.ExpandToInclude(point.X, point.Y);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Zoom}/{Column}/{Row}");
}
