namespace Byfiber.Core.Contracts.Documents;

/// <summary>Swedish value added tax on connections: 25 % on the price without it (mervärdesskattelagen 2023:200, 9 kap. 2 §).</summary>
internal static class Vat
{
    /// <summary>Percent of the price without it.</summary>
    public const int Percent = 25;

    /// <summary>The tax within a price with it, to the nearest öre.</summary>
    public static long Of(long grossOre) => grossOre - Net(grossOre);

    /// <summary>A price with tax without it, to the nearest öre.</summary>
    public static long Net(long grossOre) =>
        (long)Math.Round(grossOre * 100m / (100 + Percent), MidpointRounding.AwayFromZero);

    /// <summary>The tax on a price without it, to the nearest öre.</summary>
    public static long On(long netOre) => (long)Math.Round(netOre * Percent / 100m, MidpointRounding.AwayFromZero);
}
