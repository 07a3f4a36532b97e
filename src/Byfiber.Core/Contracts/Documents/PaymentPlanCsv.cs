using System.Globalization;
using CsvHelper;

namespace Byfiber.Core.Contracts.Documents;

/// <summary>A payment that falls due, with whom it is asked of.</summary>
/// <param name="Contract">Its number.</param>
/// <param name="Reference">OCR.</param>
/// <param name="Payer">Name.</param>
/// <param name="Identity">A company's organisation number; empty for persons.</param>
/// <param name="Address">Where the invoice is sent.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="Locality">Postort.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">1, 2, ... within the contract.</param>
/// <param name="DueOn">The day; null while it hangs on the connection.</param>
/// <param name="AmountOre">With VAT.</param>
public sealed record PlannedPayment(
    string Contract,
    string Reference,
    string Payer,
    string Identity,
    string Address,
    string PostalCode,
    string Locality,
    PaymentKind Kind,
    int Number,
    DateOnly? DueOn,
    long AmountOre
);

/// <summary>
/// The payments that fall due, for a ledger to import: RFC 4180, UTF-8 with a byte order mark, decimal points, dates as ISO 8601. A cell that
/// a spreadsheet would run as a formula is made text.
/// </summary>
public static class PaymentPlanCsv
{
    private static readonly CsvWriterOptions s_format = new()
    {
        Separator = ',',
        NewLine = "\r\n",
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    /// <param name="output">Left open.</param>
    /// <param name="payments">In the order wanted.</param>
    public static void Write(Stream output, IEnumerable<PlannedPayment> payments)
    {
        using var csv = CsvWriter.Create(output, s_format, leaveOpen: true);
        Row(
            csv,
            "contract",
            "reference",
            "payer",
            "organisation_number",
            "address",
            "postal_code",
            "locality",
            "kind",
            "number",
            "due_on",
            "amount_sek",
            "vat_sek"
        );
        foreach (var payment in payments)
        {
            Row(
                csv,
                payment.Contract,
                payment.Reference,
                payment.Payer,
                payment.Identity,
                payment.Address,
                payment.PostalCode,
                payment.Locality,
                Word(payment.Kind),
                payment.Number.ToString(CultureInfo.InvariantCulture),
                payment.DueOn?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                Sek(payment.AmountOre),
                Sek(Vat.Of(payment.AmountOre))
            );
        }
    }

    internal static string Sek(long ore) => (ore / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Word(PaymentKind kind) =>
        kind switch
        {
            PaymentKind.Connection => "connection",
            PaymentKind.Digging => "digging",
            PaymentKind.Instalment => "instalment",
            PaymentKind.CancellationFee => "cancellation_fee",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static void Row(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            csv.WriteField(cell);
        }
        csv.EndRecord();
    }
}
