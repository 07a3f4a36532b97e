using System.Globalization;

namespace Byfiber.Web.Commands;

/// <summary>Figures as the commands print them: a decimal point and thin groups of thousands, whatever the machine's language.</summary>
internal static class Figures
{
    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = " ",
        NumberDecimalSeparator = ".",
        NegativeSign = "-",
    };

    public static string Count(long number) => number.ToString("N0", Format);

    public static string Decimal(double number, int decimals) =>
        number.ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), Format);

    public static string Sek(long ore) => $"{Decimal(ore / 100.0, 0)} SEK";

    public static string MillionSek(long ore) => $"{Decimal(ore / 100_000_000.0, 3)} MSEK";

    public static string Metres(long mm) => $"{Decimal(mm / 1000.0, 0)} m";

    public static string Kilometres(long mm) => $"{Decimal(mm / 1_000_000.0, 1)} km";

    public static string Percent(double percent) => $"{Decimal(percent, 2)} %";

    public static string Seconds(double seconds) => $"{Decimal(seconds, 1)} s";
}
