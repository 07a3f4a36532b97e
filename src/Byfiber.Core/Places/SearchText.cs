using System.Globalization;
using System.Text;

namespace Byfiber.Core.Places;

/// <summary>Text as searches compare it: lower case, without accents, single spaces. "Östra Åvägen 3 B" is "ostra avagen 3 b".</summary>
public static class SearchText
{
    /// <summary>The parts, normalised and joined.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (string? part in parts)
        {
            foreach (char c in (part ?? "").Normalize(NormalizationForm.FormD))
            {
                Append(text, c);
            }
            Space(text);
        }
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, char c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
        {
            return;
        }
        if (!char.IsLetterOrDigit(c) && c != ':')
        {
            Space(text);
            return;
        }
        // Letters that Unicode does not take apart, as people without them on the keyboard write them.
        switch (char.ToLowerInvariant(c))
        {
            case 'ø':
                text.Append('o');
                break;
            case 'æ':
                text.Append("ae");
                break;
            case 'ß':
                text.Append("ss");
                break;
            case 'đ' or 'ð':
                text.Append('d');
                break;
            case 'þ':
                text.Append("th");
                break;
            case 'ł':
                text.Append('l');
                break;
            case var lower:
                text.Append(lower);
                break;
        }
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }
}
