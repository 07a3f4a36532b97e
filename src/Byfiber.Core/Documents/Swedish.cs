using System.Globalization;

namespace Byfiber.Core.Documents;

/// <summary>
/// Figures and dates as a Swedish reader expects them in print, whatever the machine's language: space between thousands, decimal
/// comma, the unit after a space that never breaks. Source: Språkrådet, Svenska skrivregler, and SS-EN ISO 80000-1.
/// </summary>
public static class Swedish
{
    private const char Space = '\u00a0';

    private static readonly string[] s_months =
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];

    /// <summary>"12 345".</summary>
    public static string Number(long number)
    {
        string digits = Math.Abs((decimal)number).ToString(CultureInfo.InvariantCulture);
        for (int at = digits.Length - 3; at > 0; at -= 3)
        {
            digits = digits.Insert(at, Space.ToString());
        }
        return number < 0 ? $"\u2212{digits}" : digits;
    }

    /// <summary>"18 500 kr", or "187,50 kr" where there is öre.</summary>
    public static string Kronor(long ore)
    {
        string whole = Number(Math.Abs(ore / 100));
        long rest = Math.Abs(ore % 100);
        string sign = ore < 0 ? "\u2212" : "";
        return rest == 0 ? $"{sign}{whole}{Space}kr" : $"{sign}{whole},{rest:00}{Space}kr";
    }

    /// <summary>"181 m" of a length in millimetres, to the nearest metre; kilometres with a decimal from ten of them.</summary>
    public static string Length(long lengthMm)
    {
        long metres = (lengthMm + 500) / 1000;
        return metres < 10_000
            ? $"{Number(metres)}{Space}m"
            : $"{Number(((metres + 50) / 100) / 10)},{(metres + 50) / 100 % 10}{Space}km";
    }

    /// <summary>"61,2 %" of part in whole, cut so that 100 % is never said before it is reached; "–" of nothing.</summary>
    public static string Share(long part, long whole)
    {
        if (whole <= 0)
        {
            return "\u2013";
        }
        long thousandths = part * 1000 / whole;
        return $"{Number(thousandths / 10)},{thousandths % 10}{Space}%";
    }

    /// <summary>"23 november 2026".</summary>
    public static string Day(DateOnly day) => $"{day.Day}{Space}{s_months[day.Month - 1]}{Space}{day.Year}";

    /// <summary>"2026-11-23", for tables.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2026-11-23 kl. 09.05 UTC", for evidence.</summary>
    public static string Moment(DateTime timeUtc) =>
        timeUtc.ToString("yyyy-MM-dd 'kl. 'HH.mm.ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"643 30" of five digits; anything else as it is.</summary>
    public static string PostalCode(string code)
    {
        string digits = code.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 5 && digits.All(char.IsAsciiDigit) ? $"{digits[..3]}{Space}{digits[3..]}" : code;
    }

    /// <summary>A phone number that stays on its line.</summary>
    public static string Phone(string number) => number.Replace(' ', Space);
}
