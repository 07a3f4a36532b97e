using System.Globalization;
using System.Text;

namespace Byfiber.Core.Places;

/// <summary>
/// Text that sorts by its bytes as Swedes sort addresses: å, ä and ö after z, other accents as if they were not there, and numbers by their
/// size. "Åvägen 10" comes after "Avägen 9" and after "Åvägen 2".
/// </summary>
public static class SortText
{
    // Before a space, so that "Allén 2" comes before "Allén 2 B" wherever they lie.
    private const char PartEnd = '\t';

    // What follows z.
    private const char A1 = '{',
        A2 = '|',
        O2 = '}';

    /// <summary>The parts, joined.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (string? part in parts)
        {
            Add(text, (part ?? "").Normalize(NormalizationForm.FormC).ToLowerInvariant());
            text.Append(PartEnd);
        }
        return text.ToString().TrimEnd();
    }

    private static void Add(StringBuilder text, string part)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if (!char.IsAsciiDigit(part[i]))
            {
                text.Append(Letter(part[i]));
                continue;
            }
            int start = i;
            while (i + 1 < part.Length && char.IsAsciiDigit(part[i + 1]))
            {
                i++;
            }
            Number(text, part[start..(i + 1)].TrimStart('0'));
        }
    }

    /// <summary>A number begins with how many digits it has, so that 2 comes before 10.</summary>
    private static void Number(StringBuilder text, string digits) =>
        text.Append((char)('0' + Math.Min(digits.Length, 9))).Append(digits);

    private static string Letter(char c) =>
        c switch
        {
            'å' => A1.ToString(),
            'ä' or 'æ' => A2.ToString(),
            'ö' or 'ø' => O2.ToString(),
            'ü' => "y",
            _ when char.IsLetter(c) => WithoutAccent(c),
            _ => " ",
        };

    private static string WithoutAccent(char c) =>
        string.Concat(
            c.ToString()
                .Normalize(NormalizationForm.FormD)
                .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
        );
}
