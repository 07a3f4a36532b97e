using System.Globalization;
using System.Text;
using Byfiber.Core.Storage;
using NetTopologySuite.Geometries;

namespace Byfiber.Web.Pages.Map;

/// <summary>An SVG drawing of a box of the municipality's plane: what is drawn later lies above.</summary>
internal sealed class MapDrawing(Box box)
{
    private const double Width = 1000;

    private const string Looks = """
        .water{fill:#c6dce4}.area{fill:none;stroke:#0e4a46;stroke-width:1.500;stroke-dasharray:6 4}
        .road{fill:none;stroke:#b9b09c;stroke-width:.8}.main-road{fill:none;stroke:#a8925c;stroke-width:2}
        .trench{fill:none;stroke:#c2560a;stroke-width:2}.drop{fill:none;stroke:#5f6763;stroke-width:1}
        .planned{fill:#0b6b4d}.left-out{fill:#b57a00}.not-chosen{fill:#1f5fae}.unreachable{fill:#b3162b}
        .walk{fill:none;stroke:#0e4a46;stroke-width:2;stroke-dasharray:7 5}.door{fill:#0e4a46}
        .number{fill:#fff;font:700 11px sans-serif;text-anchor:middle}
        .cabinet{fill:#14293f;stroke:#fff}.site{fill:#f2b544;stroke:#2b1c00;stroke-width:1.500}
        """;

    private readonly double scale = Width / (box.MaxX - box.MinX);
    private readonly StringBuilder svg = new();

    /// <summary>A line or an area.</summary>
    public void Shape(string look, Geometry shape)
    {
        svg.Append("<path class=\"").Append(look).Append("\" d=\"");
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon polygon)
            {
                Line(polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings)
                    Line(hole);
            }
            else
            {
                Line(shape.GetGeometryN(i));
            }
        }
        svg.Append("\"/>\n");
    }

    /// <summary>A round mark of a radius in the drawing's own unit (a thousandth of its width).</summary>
    public void Mark(string look, double x, double y, double radius) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"{look}\" cx=\"{Across(x):0.#}\" cy=\"{Down(y):0.#}\" r=\"{radius:0.#}\"/>\n"
        );

    /// <summary>A walk from door to door with the doors' numbers, the first door last so that it lies on top.</summary>
    public void Walk(IReadOnlyList<(double X, double Y)> doors)
    {
        svg.Append("<path class=\"walk\" d=\"");
        for (var i = 0; i < doors.Count; i++)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"{(i == 0 ? 'M' : 'L')}{Across(doors[i].X):0.#} {Down(doors[i].Y):0.#}"
            );
        svg.Append("\"/>\n");
        for (var i = doors.Count - 1; i >= 0; i--)
        {
            Mark("door", doors[i].X, doors[i].Y, 10);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"number\" x=\"{Across(doors[i].X):0.#}\" y=\"{Down(doors[i].Y) + 4:0.#}\">{i + 1}</text>\n"
            );
        }
    }

    public string ToSvg()
    {
        var height = (box.MaxY - box.MinY) * scale;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width:0} {height:0}\"><style>{Looks}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#f4f2eb\"/>\n{svg}</svg>\n"
        );
    }

    /// <summary>Steps of less than half a unit are not seen and left out.</summary>
    private void Line(Geometry line)
    {
        const double Least = 0.5;
        var coordinates = line.Coordinates;
        var (lastX, lastY) = (double.NaN, double.NaN);
        for (var i = 0; i < coordinates.Length; i++)
        {
            var (x, y) = (Across(coordinates[i].X), Down(coordinates[i].Y));
            if (i > 0 && i < coordinates.Length - 1 && Math.Abs(x - lastX) + Math.Abs(y - lastY) < Least)
                continue;
            svg.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
            (lastX, lastY) = (x, y);
        }
    }

    private double Across(double x) => (x - box.MinX) * scale;

    private double Down(double y) => (box.MaxY - y) * scale;
}
