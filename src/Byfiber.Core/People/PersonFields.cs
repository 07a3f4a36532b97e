using System.Globalization;
using System.Net.Mail;

namespace Byfiber.Core.People;

/// <summary>Contact data as people write them, and as they are kept.</summary>
public static class PersonFields
{
    private const int LongestName = 200;

    // RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets.
    private const int LongestEmail = 254;

    /// <summary>A name on one line: trimmed, without control characters or marks that turn the direction of text.</summary>
    /// <exception cref="RefusedException">It is empty, too long, or holds such a character.</exception>
    public static string Name(string text)
    {
        string name = text.Trim();
        if (name.Length is 0 or > LongestName)
        {
            throw new RefusedException("A person needs a name of 1 to 200 characters.");
        }
        return name.Any(IsUnseen)
            ? throw new RefusedException("A name cannot hold line breaks or invisible characters: write it anew.")
            : name;
    }

    /// <summary>
    /// A mail address in lower case; null when nothing is written. The domain becomes ASCII (IDNA). No mail server in use tells
    /// capitals apart, and whoever writes their address another time writes it otherwise.
    /// </summary>
    /// <exception cref="RefusedException">It is none that every mail server takes.</exception>
    public static string? Email(string? text)
    {
        string address = text?.Trim() ?? "";
        if (address.Length == 0)
        {
            return null;
        }
        int at = address.LastIndexOf('@');
        // A name beside it, a quoted part or comments are lawful in a header, and nothing that a person is asked for.
        if (
            at < 1
            || address.Any(c =>
                IsUnseen(c) || char.IsWhiteSpace(c) || c is '"' or '(' or ')' or '<' or '>' or ',' or ';'
            )
            || !address[..at].All(char.IsAscii)
            || !MailAddress.TryCreate(address, out var parsed)
            || parsed.Host.StartsWith('[')
            || Domain(parsed.Host) is not { } domain
            || at + 1 + domain.Length > LongestEmail
        )
        {
            throw new RefusedException("The mail address is not right: write it as name@example.se.");
        }
        return $"{address[..at].ToLowerInvariant()}@{domain}";
    }

    /// <summary>
    /// A phone number in E.164 ("+46701234567"); null when nothing is written. Without a country it is a Swedish one.
    /// </summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string? Phone(string? text)
    {
        string written = text?.Trim() ?? "";
        if (written.Length == 0)
        {
            return null;
        }
        string bare = string.Concat(
            written
                .Replace("(0)", "", StringComparison.Ordinal)
                .Where(c => c is not (' ' or '-' or '(' or ')' or '/' or '\u00a0'))
        );
        string number =
            bare.StartsWith('+') ? bare[1..]
            : bare.StartsWith("00", StringComparison.Ordinal) ? bare[2..]
            : bare.StartsWith('0') ? "46" + bare[1..]
            : "";
        bool swedish = number.StartsWith("46", StringComparison.Ordinal);
        // Sweden's numbers have 7 to 9 digits after the country (those to machines are longer, and nobody calls them).
        bool good =
            number.All(char.IsAsciiDigit)
            && (
                swedish
                    ? number.Length is >= 9 and <= 11 && number[2] != '0'
                    : number.Length is >= 8 and <= 15 && number[0] != '0'
            );
        return good
            ? "+" + number
            : throw new RefusedException(
                "The phone number is not right: write it as 070-123 45 67, or with + and the country."
            );
    }

    /// <summary>"sv" or "en".</summary>
    /// <exception cref="RefusedException">It is another language.</exception>
    public static string Language(string text) =>
        text is "sv" or "en" ? text : throw new RefusedException("The language must be sv (Swedish) or en (English).");

    /// <summary>Control characters, line separators, and the marks that can make a text look like another one.</summary>
    internal static bool IsUnseen(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse;

    private static string? Domain(string host)
    {
        try
        {
            string ascii = new IdnMapping { UseStd3AsciiRules = true }
                .GetAscii(host)
                .ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) && !ascii.EndsWith('.') ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
