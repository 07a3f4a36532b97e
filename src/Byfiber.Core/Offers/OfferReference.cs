using System.Globalization;

namespace Byfiber.Core.Offers;

/// <summary>
/// What names an offer where strangers see it, in the envelope's window and on the reply slip ("E000124-5"): it finds the offer for the
/// staff, and opens nothing. The sign after the hyphen is the check character of ISO 7064 MOD 11-2, which is a digit or X: one wrong
/// digit, or two that changed places, never make the reference of another household.
/// </summary>
public static class OfferReference
{
    // Nine digits at most, so that with its sign it is never as long as a personal code.
    private const int Fewest = 6,
        Most = 9;

    /// <summary>The offer's reference.</summary>
    public static string Of(long offerId)
    {
        string digits = offerId.ToString("D6", CultureInfo.InvariantCulture);
        return $"E{digits}-{CheckCharacter(digits)}";
    }

    /// <summary>The offer's id in what somebody typed or scanned; null when it is no reference, or a mistyped one.</summary>
    public static long? Read(string? typed) =>
        Signs(typed) is { } signs
        && signs.Length is > Fewest and <= Most + 1
        && !signs[..^1].Contains('X', StringComparison.Ordinal)
        && CheckCharacter(signs[..^1]) == signs[^1]
        && long.Parse(signs[..^1], CultureInfo.InvariantCulture) is > 0 and var id
            ? id
            : null;

    /// <summary>Whether it has the shape of a reference, but cannot be one: a sign is missing, wrong, or in another's place.</summary>
    public static bool IsMistyped(string? typed) => Signs(typed) is not null && Read(typed) is null;

    /// <summary>What comes after the E, without hyphens and spaces, and with letters that were meant as digits as those.</summary>
    private static string? Signs(string? typed)
    {
        string text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–')))
            .ToUpperInvariant();
        if (text.Length < Fewest || text.Length > Most + 2 || text[0] != 'E')
        {
            return null;
        }
        string signs = text[1..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return signs.All(c => char.IsAsciiDigit(c) || c == 'X') && signs.Count(char.IsAsciiDigit) >= Fewest - 1
            ? signs
            : null;
    }

    private static char CheckCharacter(string digits)
    {
        int sum = 0;
        foreach (char digit in digits)
        {
            sum = (sum + digit - '0') * 2 % 11;
        }
        int check = (12 - sum) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }
}
