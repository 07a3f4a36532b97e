using System.Text;
using Byfiber.Core.Documents;
using Byfiber.Core.Offers.Documents;

namespace Byfiber.Core.Tests.Offers.Documents;

public class ReturnsCsvTests
{
    private static readonly DateOnly Today = new(2026, 4, 1);

    [Theory]
    [InlineData("Referens;Datum;Orsak\nE000123-1;2026-03-20;Okänd på adressen\n4f7k-9qxm-2bht;;\n")]
    [InlineData("reason,code,date\nOkänd på adressen,E000123-1,20260320\n,4F7K 9QXM 2BHT,2026-04-01\n")]
    public void References_and_codes_are_read_however_they_are_written(string text) =>
        Read(text)
            .Rows.ShouldBe([
                new(2, "E0001231", new(2026, 3, 20), "Okänd på adressen"),
                new(3, "4F7K9QXM2BHT", Today, ""),
            ]);

    [Fact]
    public void A_scanners_list_of_references_is_enough() =>
        Read("referens\r\nE000123-1\r\n\r\nE000124-X\r\n")
            .Rows.Select(row => (row.Row, row.Reference, row.Day))
            .ShouldBe([(2, "E0001231", Today), (4, "E000124X", Today)]);

    [Fact]
    public void Latin_1_is_read_as_it_was_meant() =>
        ReturnsCsv
            .Read(
                new MemoryStream(Encoding.Latin1.GetBytes("kod;orsak\nE1;Okänd på adressen\n")),
                "r.csv",
                Today,
                false
            )
            .Rows[0]
            .Reason.ShouldBe("Okänd på adressen");

    [Fact]
    public void A_bad_row_refuses_the_file_or_is_listed()
    {
        const string Text = "referens;datum\nE1;2026-03-20\n;2026-03-20\nE3;i går\n";
        Should
            .Throw<RefusedException>(() => Read(Text))
            .Message.ShouldBe(
                "r.csv, row 3: \"reference\" is empty; write the offer's reference or the letter's code."
            );
        var some = Read(Text, skip: true);
        some.Rows.Select(row => row.Reference).ShouldBe(["E1"]);
        some.Skipped.Count.ShouldBe(2);
        some.Skipped[1].ShouldBe("r.csv, row 4: \"i går\" will not do as \"date\"; write a date such as 2026-03-05.");
    }

    [Theory]
    [InlineData("datum;orsak\n2026-03-20;x\n", "no column \"reference\"")]
    [InlineData("kod;referens\nA;B\n", "two columns for \"reference\"")]
    [InlineData("kod\n", "no rows")]
    [InlineData("", "no")]
    [InlineData("kod\n\"E1\nE2\n", "quotes")]
    [InlineData("kod\n\0\n", "not a text file")]
    public void A_file_that_will_not_do_is_refused_with_a_mend(string text, string says) =>
        Should.Throw<RefusedException>(() => Read(text)).Message.ShouldContain(says);

    private static CsvRows<ReturnedLetter> Read(string text, bool skip = false) =>
        ReturnsCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "r.csv", Today, skip);
}
