using System.Globalization;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;

namespace Byfiber.Core.Tests.Places;

/// <summary>Small made-up maps: a street of houses along y = 0, ten metres apart, from (500 000, 6 500 000) eastwards.</summary>
internal static class Maps
{
    public const double East = 500_000,
        North = 6_500_000;

    public static MapPoint At(double x, double y) => MapPoint.Rounded(East + x, North + y);

    public static Premises House(int number, string street = "Åvägen") =>
        new(
            $"h{number.ToString(CultureInfo.InvariantCulture)}",
            At(10 * number, 5),
            $"{street} {number.ToString(CultureInfo.InvariantCulture)}"
        )
        {
            Postcode = "643 30",
            Locality = "Vingåker",
            Property = $"Vingåker Lyttersta 2:{number.ToString(CultureInfo.InvariantCulture)}",
        };

    public static MapData Street(int houses) => Of([.. Enumerable.Range(1, houses).Select(n => House(n))]);

    public static MapData Of(IReadOnlyList<Premises> premises) =>
        new()
        {
            Name = "Provby",
            Crs = Crs.Sweref99Tm,
            Attribution = "© provarna",
            Premises = premises,
            Roads =
            [
                new Road("r1", RoadClass.Residential, "Åvägen", [At(0, 0), At(500, 0)]) { Surface = Surface.Paved },
                new Road("r2", RoadClass.Track, null, [At(500, 0), At(500, 800)]),
            ],
            Buildings = [new Building("b1", Square(10, 10, 8), "house")],
            Waters = [new Water("w1", new Polygon(Square(600, 600, 100), [Square(620, 620, 10)]), "Kolsnaren")],
            Outline = [new Polygon(Square(-1000, -1000, 3000), [])],
            Warnings = ["One road has no class."],
        };

    /// <summary>A closed square by its lower left corner and its side, metres from the street's west end.</summary>
    public static MapPoint[] Square(double x, double y, double side) =>
        [At(x, y), At(x + side, y), At(x + side, y + side), At(x, y + side), At(x, y)];

    public static IReadOnlyList<Polygon> Shape(double x, double y, double side) =>
        [new Polygon(Square(x, y, side), [])];

    /// <summary>A grid of houses, buildings and roads as large as a municipality.</summary>
    public static MapData Large(int premises, int buildings, int roads) =>
        Of([
            .. Enumerable.Range(0, premises).Select(i => House(i) with { Point = At(i % 80 * 100, i / 80 * 100) }),
        ]) with
        {
            Buildings =
            [
                .. Enumerable
                    .Range(0, buildings)
                    .Select(i => new Building($"b{i}", Square(i % 80 * 100, i / 80 * 100, 12), "house")),
            ],
            Roads =
            [
                .. Enumerable
                    .Range(0, roads)
                    .Select(i => new Road(
                        $"r{i}",
                        RoadClass.Unclassified,
                        null,
                        [.. Enumerable.Range(0, 12).Select(j => At(i % 80 * 100 + 9 * j, i / 80 * 100))]
                    )),
            ],
            Areas =
            [
                .. Enumerable
                    .Range(0, 5)
                    .Select(i => new Area($"a{i}", $"Område {i}", i + 1, Shape(i * 1600, 0, 1600))),
            ],
        };
}
