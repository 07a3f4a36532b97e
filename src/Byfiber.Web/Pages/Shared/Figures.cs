using System.Globalization;
using Byfiber.Core;

namespace Byfiber.Web.Pages.Shared;

/// <summary>
/// Figures as the visitor's language writes them: "1 234 kr", "12,3 km" in Swedish; "SEK 1,234", "12.3 km" in English.
/// </summary>
public static class Figures
{
    private const string Missing = "–";
    private const char Space = '\u00a0';

    private static CultureInfo Language => CultureInfo.CurrentUICulture;

    private static bool Swedish => Language.TwoLetterISOLanguageName == "sv";

    public static string Count(long number) => number.ToString("N0", Language);

    public static string Decimal(double number, int decimals = 1) =>
        number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Language);

    /// <summary>Öre as whole kronor.</summary>
    public static string Kronor(long? ore) => ore is { } known ? Krona(Decimal(known / 100.0, 0)) : Missing;

    /// <summary>Öre as kronor with the öre, for prices per unit.</summary>
    public static string KronorAndOre(long ore) => Krona(Decimal(ore / 100.0, ore % 100 == 0 ? 0 : 2));

    /// <summary>Öre as millions of kronor; smaller amounts in full.</summary>
    public static string MillionKronor(long ore)
    {
        if (Math.Abs(ore) < 100_000_000L)
            return Kronor(ore);
        var millions = Decimal(ore / 100_000_000.0);
        return Swedish ? $"{millions}{Space}mkr" : $"SEK{Space}{millions}{Space}m";
    }

    public static string Metres(long? mm) => mm is { } known ? $"{Decimal(known / 1000.0, 0)}{Space}m" : Missing;

    public static string Kilometres(long mm) => $"{Decimal(mm / 1_000_000.0)}{Space}km";

    /// <summary>A file's size in whole kB, at least 1.</summary>
    public static string Kilobytes(long bytes) => $"{Count(Math.Max(1, bytes / 1024))}{Space}kB";

    public static string Decibel(int? mdb) => mdb is { } known ? $"{Decimal(known / 1000.0, 2)}{Space}dB" : Missing;

    /// <summary>A share in percent: "1,25 %" in Swedish, "1.25%" in English.</summary>
    public static string Percent(double percent, int decimals = 0) =>
        Decimal(percent, decimals) + (Swedish ? $"{Space}%" : "%");

    /// <summary>A quantity of a bill: thousandths of its unit.</summary>
    public static string Quantity(long thousandths) => Decimal(thousandths / 1000.0, thousandths % 1000 == 0 ? 0 : 1);

    /// <summary>A day: "3 maj 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Language);

    /// <summary>A moment in UTC as the clock on the wall in Sweden shows it.</summary>
    public static string When(DateTime utc) =>
        utc.SwedishClock().ToString(Swedish ? "d MMMM yyyy 'kl.' HH:mm" : "d MMMM yyyy, HH:mm", Language);

    /// <summary>The same moment for machines (<c>datetime</c> of a <c>time</c> element).</summary>
    public static string Machine(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Krona(string number) => Swedish ? $"{number}{Space}kr" : $"SEK{Space}{number}";
}
