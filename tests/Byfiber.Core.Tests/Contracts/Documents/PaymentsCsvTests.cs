using System.Text;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Documents;
using Byfiber.Core.Documents;
using CsCheck;

namespace Byfiber.Core.Tests.Contracts.Documents;

public class PaymentsCsvTests
{
    [Theory]
    [InlineData("1 234,50", 123450)]
    [InlineData("1\u00a0234,50", 123450)]
    [InlineData("1234.50", 123450)]
    [InlineData("1.234,50", 123450)]
    [InlineData("1,234.50", 123450)]
    [InlineData("1 234", 123400)]
    [InlineData("0,5", 50)]
    [InlineData("-415,00", -41500)]
    [InlineData("\u2212415,00 kr", -41500)]
    [InlineData("-0,50", -50)]
    [InlineData("SEK 19900", 1990000)]
    public void Amounts_are_read_as_people_write_them(string amount, long ore) =>
        Read($"OCR;Datum;Belopp\n123;2026-03-05;{amount}\n").Rows.ShouldBe([new(2, "123", new(2026, 3, 5), ore)]);

    [Theory]
    [InlineData("1.234")]
    [InlineData("1,234")]
    [InlineData("1,23,4")]
    [InlineData("1.23,40")]
    [InlineData("12,")]
    [InlineData(",50")]
    [InlineData("tolv")]
    [InlineData("0,00")]
    [InlineData("")]
    [InlineData("1e3")]
    [InlineData("--5")]
    [InlineData("99999999999999999999")]
    public void An_amount_that_could_mean_two_things_is_refused_by_row(string amount) =>
        Should
            .Throw<RefusedException>(() => Read($"OCR;Datum;Belopp\n123;2026-03-05;{amount}\n"))
            .Message.ShouldStartWith("betalningar.csv, row 2: ");

    [Fact]
    public void Every_amount_that_we_write_is_read_back() =>
        Gen.Long[1, 1_000_000_000_00]
            .Sample(ore => Read($"ocr;datum;belopp\n1;2026-03-05;{Swedish.Kronor(ore)}\n").Rows[0].AmountOre == ore);

    [Theory]
    [InlineData("12A", "digits only")]
    [InlineData("", "is empty")]
    public void A_reference_that_is_none_is_refused(string reference, string says) =>
        Should
            .Throw<RefusedException>(() => Read($"OCR,Datum,Belopp\n{reference},2026-03-05,100\n"))
            .Message.ShouldContain(says);

    [Fact]
    public void Skipped_rows_are_all_listed()
    {
        var some = PaymentsCsv.Read(
            Bytes("referens;datum;belopp\n1;2026-03-05;100\nx;2026-03-05;100\n3;2026-02-30;100\n4;2026-03-06;7,25\n"),
            "betalningar.csv",
            skipBadRows: true
        );
        some.Rows.Select(row => (row.Reference, row.AmountOre)).ShouldBe([("1", 10000), ("4", 725)]);
        some.Skipped.Select(sentence => sentence[..22]).ShouldBe(["betalningar.csv, row 3", "betalningar.csv, row 4"]);
    }

    [Fact]
    public void A_plan_is_written_for_ledgers_and_runs_no_formula()
    {
        using var output = new MemoryStream();
        PaymentPlanCsv.Write(
            output,
            [
                new(
                    "2026-00042",
                    "420017",
                    "=HYPERLINK(\"x\")",
                    "",
                    "Åsvägen 3",
                    "64330",
                    "Vingåker",
                    PaymentKind.Instalment,
                    2,
                    new DateOnly(2027, 1, 31),
                    41_500
                ),
            ]
        );
        byte[] bytes = output.ToArray();
        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        string text = Encoding.UTF8.GetString(bytes);
        text.ShouldContain("contract,reference,payer,");
        text.ShouldContain("Åsvägen 3,64330,Vingåker,instalment,2,2027-01-31,415.00,83.00\r\n");
        text.ShouldNotContain(",=HYPER");
        text.ShouldNotContain(",\"=HYPER");
    }

    private static CsvRows<PaymentRow> Read(string text) => PaymentsCsv.Read(Bytes(text), "betalningar.csv", false);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
