namespace Byfiber.Planning.Tests.Formats;

/// <summary>The tiny plan's price list and its bill, reckoned by hand: 940,560 SEK in area 1 and 25,196 SEK in area 2.</summary>
internal static class TinyBill
{
    internal static (string Item, string Unit, long Ore)[] Prices { get; } =
    [
        ("trench.verge.plough", "m", 8_000),
        ("trench.street.open-cut", "m", 45_000),
        ("trench.plot.open-cut", "m", 15_000),
        ("crossing.road", "pcs", 600_000),
        ("existing.duct", "m", 2_000),
        ("duct.feeder.1", "m", 1_000),
        ("duct.distribution.1", "m", 1_000),
        ("duct.distribution.2", "m", 1_500),
        ("duct.drop.1", "m", 800),
        ("cable.12", "m", 900),
        ("cable.24", "m", 1_500),
        ("cable.drop.2", "m", 400),
        ("splice", "pcs", 15_000),
        ("handhole", "pcs", 400_000),
        ("cabinet.24", "pcs", 2_500_000),
        ("site", "pcs", 30_000_000),
        ("rack", "pcs", 2_000_000),
        ("card", "pcs", 3_000_000),
        ("optic", "pcs", 20_000),
        ("connection", "pcs", 350_000),
    ];

    internal static BillLine[] Lines { get; } =
    [
        new(1, "trench.verge.plough", "m", 400_000, 8_000, 3_200_000),
        new(1, "trench.street.open-cut", "m", 300_000, 45_000, 13_500_000),
        new(1, "trench.plot.open-cut", "m", 55_000, 15_000, 825_000),
        new(1, "existing.duct", "m", 200_000, 2_000, 400_000),
        new(1, "duct.feeder.1", "m", 900_000, 1_000, 900_000),
        new(1, "duct.drop.1", "m", 55_000, 800, 44_000),
        new(1, "cable.12", "m", 500_000, 900, 450_000),
        new(1, "cable.24", "m", 400_000, 1_500, 600_000),
        new(1, "cable.drop.2", "m", 55_000, 400, 22_000),
        new(1, "splice", "pcs", 7_000, 15_000, 105_000),
        new(1, "handhole", "pcs", 1_000, 400_000, 400_000),
        new(1, "cabinet.24", "pcs", 1_000, 2_500_000, 2_500_000),
        new(1, "site", "pcs", 2_000, 30_000_000, 60_000_000),
        new(1, "rack", "pcs", 2_000, 2_000_000, 4_000_000),
        new(1, "card", "pcs", 2_000, 3_000_000, 6_000_000),
        new(1, "optic", "pcs", 3_000, 20_000, 60_000),
        new(1, "connection", "pcs", 3_000, 350_000, 1_050_000),
        new(2, "trench.verge.plough", "m", 100_000, 8_000, 800_000),
        new(2, "crossing.road", "pcs", 1_000, 600_000, 600_000),
        new(2, "trench.plot.open-cut", "m", 32_000, 15_000, 480_000),
        new(2, "duct.distribution.2", "m", 100_000, 1_500, 150_000),
        new(2, "duct.distribution.1", "m", 8_000, 1_000, 8_000),
        new(2, "duct.drop.1", "m", 32_000, 800, 25_600),
        new(2, "cable.drop.2", "m", 140_000, 400, 56_000),
        new(2, "splice", "pcs", 2_000, 15_000, 30_000),
        new(2, "optic", "pcs", 1_000, 20_000, 20_000),
        new(2, "connection", "pcs", 1_000, 350_000, 350_000),
    ];
}
