using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Sample;

/// <summary>A town or village with streets: where its middle is, how many addresses it has, how its streets lie.</summary>
/// <param name="AlongX">Direction of its long streets, east part; with <paramref name="AlongY"/> of length one.</param>
/// <param name="AlongY">Direction of its long streets, north part.</param>
internal sealed record SampleLocality(
    string Name,
    MapPoint Centre,
    int Addresses,
    double AlongX,
    double AlongY,
    string Postcode
);

/// <summary>
/// The hand-drawn parts of the sample: a coarse outline, lakes of invented shape, localities at roughly their true places and
/// five rollout areas. Kilometres from (500, 6500) km in SWEREF 99 TM.
/// </summary>
internal static class SampleShapes
{
    public static readonly MapPoint[] Outline = Ring(
        (539.5, 38),
        (537.5, 40),
        (536.5, 41.5),
        (536, 43.5),
        (537, 46.5),
        (540, 48),
        (541, 50),
        (540.5, 51.5),
        (542, 52),
        (544.5, 52),
        (545, 54),
        (544, 60.5),
        (548, 60),
        (554, 58.5),
        (555.5, 58),
        (560, 52.5),
        (562.5, 48.5),
        (564.5, 46),
        (566, 43),
        (563.5, 42.5),
        (561, 40),
        (558, 38),
        (556, 35.5),
        (552.5, 36),
        (550.5, 39),
        (548.5, 41.5),
        (546.5, 40.5),
        (545, 37),
        (542.5, 35.5),
        (541.5, 38)
    );

    public static readonly (string Name, MapPoint[] Ring)[] Lakes =
    [
        (
            "Hjälmaren",
            Ring(
                (544.45, 57.2),
                (544.8, 57),
                (545.6, 56.5),
                (546.3, 55.9),
                (546.9, 56.9),
                (548.2, 56.7),
                (549.1, 55.6),
                (550, 55.3),
                (551, 56.4),
                (552.2, 56.4),
                (553.5, 55.4),
                (554.6, 55.8),
                (555.6, 56.5),
                (556.95, 56.4),
                (555.6, 58.1),
                (554.05, 58.65),
                (548, 60.15),
                (543.9, 60.65)
            )
        ),
        (
            "Kolsnaren",
            Ring(
                (549.4, 47.2),
                (550.6, 46.9),
                (551.8, 47.6),
                (552.6, 47.3),
                (554.4, 49),
                (554.6, 50.4),
                (553.4, 50),
                (552.6, 51),
                (551.3, 49.9),
                (550.3, 50.1),
                (549.9, 49),
                (549, 48.6)
            )
        ),
        (
            "Viren",
            Ring(
                (543.6, 46.6),
                (545, 46.5),
                (545.5, 47.4),
                (546.8, 47.6),
                (546.4, 49),
                (547, 50.4),
                (545.6, 49.6),
                (544.4, 50.2),
                (544.3, 48.6),
                (543, 47.8)
            )
        ),
        ("Högsjön", Ring((537.5, 42.1), (538.6, 41.5), (539.5, 42), (539.2, 42.9), (538.1, 43.2))),
        (
            "Tisnaren",
            Ring(
                (552.2, 37.4),
                (553.5, 37.6),
                (554.3, 36.7),
                (555.8, 37),
                (556.2, 38.3),
                (557, 39.4),
                (555.6, 39.5),
                (554.9, 40.7),
                (554, 39.3),
                (552.6, 39.2)
            )
        ),
        (
            "Åkersjön",
            Ring(
                (558.4, 48.2),
                (559.2, 48.5),
                (560.2, 47.8),
                (560.7, 49),
                (559.8, 49.8),
                (560, 51),
                (558.9, 50.4),
                (558.2, 49.4)
            )
        ),
    ];

    /// <summary>Inhabited islands without a bridge: the lake's index, the middle, the radius in metres.</summary>
    public static readonly (int Lake, MapPoint Centre, double Radius)[] Islands =
    [
        (0, Km(549.6, 57.7), 520),
        (0, Km(553.4, 57.3), 430),
        (1, Km(552.3, 48.7), 400),
    ];

    public static readonly SampleLocality[] Localities =
    [
        new("Vingåker", Km(549.69, 45.3), 1_450, 0.96, 0.28, "643 30"),
        new("Högsjö", Km(539.9, 43.9), 330, 0.8, 0.6, "643 62"),
        new("Baggetorp", Km(556.25, 44.36), 235, 0.96, -0.28, "643 91"),
        new("Marmorbyn", Km(553.9, 46.4), 235, 0.8, 0.6, "643 93"),
        new("Läppe", Km(546.2, 55.1), 120, 0.6, -0.8, "643 95"),
        new("Österåker", Km(556.9, 51.7), 95, 0.28, 0.96, "643 93"),
    ];

    /// <summary>Through roads in the order in which they are laid; the ends are localities' middles or places at the border.</summary>
    public static readonly (RoadClass Class, MapPoint[] Via)[] ThroughRoads =
    [
        (RoadClass.Primary, [Km(536.2, 44), At(1), Km(544, 44.9), At(0), Km(552.4, 44.6), At(2), Km(565.8, 43.1)]),
        (RoadClass.Secondary, [At(0), Km(548, 50.5), At(4), Km(544.9, 55.3)]),
        (RoadClass.Secondary, [At(0), At(3), Km(555.6, 49), At(5), Km(560, 52.4)]),
        (RoadClass.Secondary, [At(0), Km(550.2, 42.5), Km(551.6, 40), Km(552, 36.8)]),
        (RoadClass.Secondary, [At(1), Km(541.6, 40.5), Km(542.5, 35.6)]),
        (RoadClass.Secondary, [At(4), Km(550.2, 53.6), At(5)]),
        (RoadClass.Secondary, [At(3), At(2), Km(558.6, 41.5), Km(558.3, 38.3)]),
        (RoadClass.Secondary, [At(1), Km(541.8, 46.4), Km(541.3, 51.8)]),
    ];

    /// <summary>The rollout areas that have a shape of their own, in build order; the countryside is what they leave.</summary>
    public static readonly (string Name, MapPoint[] Ring)[] Areas =
    [
        (
            "Vingåkers tätort",
            Ring(
                (548, 44.3),
                (549, 43.6),
                (550.6, 43.7),
                (551.5, 44.5),
                (551.4, 45.9),
                (550.7, 46.7),
                (549.2, 46.9),
                (548.1, 46.4)
            )
        ),
        (
            "Högsjö",
            Ring(
                (536.9, 43.4),
                (537.4, 41.2),
                (539, 40.4),
                (541.8, 41.4),
                (542.6, 43.6),
                (541.8, 45.6),
                (539.6, 46.2),
                (537.6, 45.6)
            )
        ),
        (
            "Marmorbyn och Baggetorp",
            Ring(
                (552, 45.2),
                (552.6, 43.2),
                (555, 42),
                (558.2, 42.6),
                (559.6, 44.6),
                (558.4, 46.6),
                (556, 47.8),
                (553.8, 47.9),
                (552.4, 47.2)
            )
        ),
        (
            "Läppe och Österåker",
            Ring(
                (545.4, 54.2),
                (548, 53),
                (552, 52.6),
                (555, 50.4),
                (557.6, 50.2),
                (559.2, 51.6),
                (558.8, 53),
                (556.2, 56.2),
                (551, 57.4),
                (546.5, 58.4),
                (545, 57)
            )
        ),
    ];

    private static MapPoint At(int locality) => Localities[locality].Centre;

    private static MapPoint Km(double x, double y) => MapPoint.Rounded(x * 1000, 6_500_000 + y * 1000);

    private static MapPoint[] Ring(params (double X, double Y)[] corners) =>
        [.. corners.Append(corners[0]).Select(corner => Km(corner.X, corner.Y))];
}
