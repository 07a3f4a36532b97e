using System.Globalization;

namespace Byfiber.Web.Pages.OnePrice;

/// <summary>Numbers as people write them in fields, and as fields show them.</summary>
public static class Written
{
    /// <summary>A whole number ("1 200"); null when it is none.</summary>
    public static long? Whole(string? written) =>
        long.TryParse(Bare(written), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whole kronor ("20 000 kr") in öre, up to a hundred million kronor; null when they are none.</summary>
    public static long? Ore(string? written)
    {
        var text = Bare(written);
        if (text.EndsWith("kr", StringComparison.OrdinalIgnoreCase))
            text = text[..^2];
        return Whole(text) is { } sek and <= 100_000_000 ? sek * 100 : null;
    }

    /// <summary>Percent with two decimals at most ("62,5", "62.5 %") in hundredths; null when it is none from 0 to 100.</summary>
    public static int? Share(string? written)
    {
        var text = Bare(written).TrimEnd('%').Replace(',', '.');
        return
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and <= 100
            && percent * 100 == Math.Floor(percent * 100)
            ? (int)(percent * 100)
            : null;
    }

    /// <summary>Öre as a field of whole kronor shows them.</summary>
    public static string Kronor(long ore) => (ore / 100).ToString(CultureInfo.InvariantCulture);

    /// <summary>Hundredths of a percent as a field shows them, in the visitor's language.</summary>
    public static string Percent(int share) => (share / 100m).ToString("0.##", Language);

    private static CultureInfo Language => CultureInfo.CurrentUICulture;

    private static string Bare(string? written) => string.Concat((written ?? "").Where(c => !char.IsWhiteSpace(c)));
}
