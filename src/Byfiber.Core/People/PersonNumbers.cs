using System.Globalization;
using System.Text.RegularExpressions;

namespace Byfiber.Core.People;

/// <summary>
/// Swedish identity numbers, checked by their last digit (the Luhn sum, SKV 704 and SKV 709) and their date. The
/// sentences never repeat what was written.
/// </summary>
public static partial class PersonNumbers
{
    /// <summary>An organisation number as ten digits.</summary>
    /// <exception cref="RefusedException">It is none, or it is a sole trader's, which is a personal number.</exception>
    public static string Organisation(string text)
    {
        string digits = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        // Written with twelve digits, an organisation number begins with 16.
        digits = digits.Length == 12 && digits.StartsWith("16", StringComparison.Ordinal) ? digits[2..] : digits;
        if (digits.Length != 10 || !digits.All(char.IsAsciiDigit) || !HasGoodSum(digits))
        {
            throw new RefusedException("The organisation number is not right: write its ten digits, as 212000-0000.");
        }
        // The third digit is at least 2, so that it can never be mistaken for a month.
        return digits[2] >= '2'
            ? digits
            : throw new RefusedException(
                "The organisation number is a personal number: register a sole trader as a person, without it."
            );
    }

    /// <summary>
    /// A personal number (or a coordination number, whose day has 60 added) as twelve digits; written with ten, it is of the last
    /// hundred years, or with + of the hundred before.
    /// </summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string Personal(string text, DateOnly today)
    {
        var found = Number().Match(text.Trim());
        if (!found.Success || !HasGoodSum(found.Groups["date"].Value + found.Groups["last"].Value))
        {
            throw NotPersonal();
        }
        string date = found.Groups["date"].Value;
        int shown = Whole(date[4..]);
        int month = Whole(date[2..4]);
        int day = shown > 60 ? shown - 60 : shown;
        int year = found.Groups["century"] is { Success: true } century
            ? Whole(century.Value + date[..2])
            : Year(Whole(date[..2]), month, day, today, older: found.Groups["sign"].Value == "+");
        return IsPast(year, month, day, today)
            ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}{date[2..]}{found.Groups["last"].Value}")
            : throw NotPersonal();
    }

    private static int Year(int twoDigits, int month, int day, DateOnly today, bool older)
    {
        int year = today.Year - (today.Year % 100) + twoDigits;
        while (year > 1 && !IsPast(year, month, day, today) && year > today.Year - 100)
        {
            year -= 100;
        }
        return older ? year - 100 : year;
    }

    private static bool IsPast(int year, int month, int day, DateOnly today) =>
        year is >= 1800 and <= 9999
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
        && new DateOnly(year, month, day) <= today;

    private static bool HasGoodSum(string tenDigits)
    {
        int sum = 0;
        for (int i = 0; i < tenDigits.Length; i++)
        {
            int product = (tenDigits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static RefusedException NotPersonal() =>
        new("The personal number is not right: write it as ÅÅÅÅMMDD-NNNN.");

    [GeneratedRegex("^(?<century>1[89]|2[0-9])?(?<date>[0-9]{6})(?<sign>[-+])?(?<last>[0-9]{4})$")]
    private static partial Regex Number();
}
