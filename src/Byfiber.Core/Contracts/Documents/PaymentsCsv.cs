using Byfiber.Core.Documents;

namespace Byfiber.Core.Contracts.Documents;

/// <summary>A payment that came.</summary>
/// <param name="Row">Its row in the file, the heading being 1.</param>
/// <param name="Reference">Digits, as the payer wrote them.</param>
/// <param name="PaidOn">The day.</param>
/// <param name="AmountOre">Negative for one that was paid back.</param>
public sealed record PaymentRow(int Row, string Reference, DateOnly PaidOn, long AmountOre);

/// <summary>
/// Reads payments from a file of the bank or the ledger: columns reference, date and amount, with Swedish or English headings. Amounts as
/// "1 234,50" or "1234.50".
/// </summary>
public static class PaymentsCsv
{
    private static readonly CsvColumn s_reference = new(
        "reference",
        "referens",
        "ocr",
        "betalningsreferens",
        "meddelande"
    );
    private static readonly CsvColumn s_day = new(
        "date",
        "datum",
        "betaldatum",
        "bokföringsdag",
        "bokföringsdatum",
        "paid_on"
    );
    private static readonly CsvColumn s_amount = new("amount", "belopp", "summa", "amount_sek");

    /// <param name="content">UTF-8, or Latin-1 as old spreadsheets save it.</param>
    /// <param name="fileName">Named in errors.</param>
    /// <param name="skipBadRows">Whether bad rows are left out and listed, instead of refusing the file.</param>
    /// <exception cref="RefusedException">The file cannot be read, or has a bad row and these are not skipped.</exception>
    public static CsvRows<PaymentRow> Read(Stream content, string fileName, bool skipBadRows) =>
        CsvFile.Read(
            content,
            fileName,
            [s_reference, s_day, s_amount],
            [],
            skipBadRows,
            row => new PaymentRow(row.Number, Reference(row), row.Day(s_day), Amount(row))
        );

    private static string Reference(CsvRow row)
    {
        string digits = string.Concat(row.Text(s_reference).Where(c => !char.IsWhiteSpace(c)));
        return digits.Length > 0 && digits.All(char.IsAsciiDigit)
            ? digits
            : throw row.Bad(s_reference, "write the payment's reference (OCR), digits only");
    }

    private static long Amount(CsvRow row) =>
        row.Ore(s_amount) is var ore and not 0 ? ore : throw row.Bad(s_amount, "leave out rows without an amount");
}
