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
                (543.2, 56.6),
                (544.6, 56.9),
                (545.6, 56.5),
                (546.3, 55.9),
                (547, 56.8),
                (548.5, 56.3),
                (550, 55.4),
                (551.2, 55.9),
                (552.2, 56.4),
                (553.8, 55.7),
                (555, 55.9),
                (556.4, 56.2),
                (557.2, 57.6),
                (555, 59.1),
                (548, 60.9),
                (543.3, 61.3)
            )
        ),
        (
            "Kolsnaren",
            Ring(
                (549.4, 47.2),
                (550.6, 46.9),
                (551.8, 47.4),
                (553, 47.9),
                (554.2, 49),
                (553.9, 50.2),
                (552.6, 50.6),
                (551.3, 50),
                (550.3, 49.5),
                (549.2, 48.6)
            )
        ),
        (
            "Viren",
            Ring((543.3, 47), (545, 46.4), (546.6, 47.3), (547, 48.6), (546, 49.8), (544.6, 49.7), (543.6, 48.8))
        ),
        ("Högsjön", Ring((537.5, 42.1), (538.6, 41.5), (539.5, 42), (539.2, 42.9), (538.1, 43.2))),
        (
            "Tisnaren",
            Ring((552.2, 37.6), (553.5, 37), (555.6, 37), (556.8, 38.2), (556.4, 39.5), (554.8, 40.1), (552.8, 39.4))
        ),
        ("Åkersjön", Ring((558, 49), (559.4, 48.4), (560.6, 49.2), (560.2, 50.6), (558.9, 50.8), (558, 50.2))),
    ];

    /// <summary>Inhabited islands without a bridge: the lake's index, the middle, the radius in metres.</summary>
    public static readonly (int Lake, MapPoint Centre, double Radius)[] Islands =
    [
        (0, Km(549.6, 57.7), 520),
        (0, Km(553.4, 57.3), 430),
        (1, Km(551.9, 48.9), 400),
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
        (RoadClass.Primary, [Km(536.6, 44.5), At(1), Km(544, 44.9), At(0), Km(552.4, 44.6), At(2), Km(565.2, 43.4)]),
        (RoadClass.Secondary, [At(0), Km(548.2, 50.5), At(4), Km(545.1, 55.7)]),
        (RoadClass.Secondary, [At(0), At(3), Km(555.6, 49), At(5), Km(559.6, 52.3)]),
        (RoadClass.Secondary, [At(0), Km(550.2, 42.5), Km(551.6, 40), Km(551.9, 36.5)]),
        (RoadClass.Secondary, [At(1), Km(541.6, 40.5), Km(542.5, 36.2)]),
        (RoadClass.Secondary, [At(4), Km(550.2, 53.6), At(5)]),
        (RoadClass.Secondary, [At(3), At(2), Km(558.6, 41.5), Km(557.8, 38.4)]),
        (RoadClass.Secondary, [At(1), Km(541.8, 46.4), Km(541.6, 50.6)]),
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
