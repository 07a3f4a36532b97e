using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>A letter that came back.</summary>
/// <param name="Row">Its row in the file, the heading being 1.</param>
/// <param name="Reference">The offer's reference or a personal code, in capitals, without spaces and hyphens.</param>
/// <param name="Day">When it came back.</param>
/// <param name="Reason">In the post's words; empty where not told.</param>
public sealed record ReturnedLetter(int Row, string Reference, DateOnly Day, string Reason);

/// <summary>
/// Reads the returned letters: columns reference (or code), date and reason, with Swedish or English headings. A hand scanner's list
/// that holds only references is read too; its date is then the day it is read.
/// </summary>
public static class ReturnsCsv
{
    private static readonly CsvColumn s_reference = new("reference", "referens", "kod", "code", "erbjudande", "offer");
    private static readonly CsvColumn s_day = new("date", "datum", "returdatum");
    private static readonly CsvColumn s_reason = new("reason", "orsak", "anledning");

    /// <param name="content">UTF-8, or Latin-1 as old spreadsheets save it.</param>
    /// <param name="fileName">Named in errors.</param>
    /// <param name="today">The date of rows that name none.</param>
    /// <param name="skipBadRows">Whether bad rows are left out and listed, instead of refusing the file.</param>
    /// <exception cref="RefusedException">The file cannot be read, or has a bad row and these are not skipped.</exception>
    public static CsvRows<ReturnedLetter> Read(Stream content, string fileName, DateOnly today, bool skipBadRows) =>
        CsvFile.Read(
            content,
            fileName,
            [s_reference],
            [s_day, s_reason],
            skipBadRows,
            row => new ReturnedLetter(
                row.Number,
                Reference(row),
                row.Text(s_day).Length == 0 ? today : row.Day(s_day),
                row.Text(s_reason)
            )
        );

    private static string Reference(CsvRow row)
    {
        string text = string.Concat(row.Text(s_reference).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return text.Length > 0 ? text : throw row.Bad(s_reference, "write the offer's reference or the letter's code");
    }
}
