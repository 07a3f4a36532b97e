using System.Text;
using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

/// <summary>Prices as people write them, in a form and in a file.</summary>
public class PriceTextTests
{
    [Theory]
    [InlineData("18000", 1_800_000)]
    [InlineData("18 000", 1_800_000)]
    [InlineData("18\u00a0000", 1_800_000)]
    [InlineData(" 187,50 ", 18_750)]
    [InlineData("187.5", 18_750)]
    [InlineData("0", 0)]
    public void An_amount_is_read_as_people_write_it(string text, long ore) =>
        Read(("connection_sek", text)).ConnectionOre.ShouldBe(ore);

    [Theory]
    [InlineData("")]
    [InlineData("gratis")]
    [InlineData("-5")]
    [InlineData("1e5")]
    [InlineData("18,000")]
    [InlineData("18.000")]
    [InlineData("187,505")]
    [InlineData("1,2,3")]
    [InlineData("1000000001")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("NaN")]
    public void What_is_no_amount_is_told_by_its_column(string text)
    {
        var faults = new List<string>();
        PriceCells.Read(null, column => column == "connection_sek" ? text : null, null, faults);
        faults.ShouldBe(["connection_sek"]);
    }

    [Theory]
    [InlineData("instalment_months", "12,5")]
    [InlineData("rot_percent", "30 %")]
    [InlineData("dig_base_m", "0,0001")]
    [InlineData("instalment_months", "10001")]
    public void A_number_that_is_too_fine_or_too_large_is_no_number(string column, string text)
    {
        var faults = new List<string>();
        PriceCells.Read(null, one => one == column ? text : "1", null, faults);
        faults.ShouldBe([column]);
    }

    [Fact]
    public void Empty_cells_are_nought_and_the_late_price_follows()
    {
        var row = Read(("connection_sek", "19500"), ("dig_base_m", "50"));
        (row.LateConnectionOre, row.DigBaseMm, row.DigPerMetreOre).ShouldBe((1_950_000, 50_000, 0));
    }

    [Fact]
    public void An_areas_own_price_takes_the_rest_from_all()
    {
        var all = Read(("connection_sek", "19500"), ("late_connection_sek", "30000"), ("dig_per_m_sek", "187,50"));
        var faults = new List<string>();
        var own = PriceCells.Read(7, column => column == "connection_sek" ? "22 500" : " ", all, faults);
        (own.AreaId, own.ConnectionOre, own.LateConnectionOre, own.DigPerMetreOre).ShouldBe(
            (7, 2_250_000, 3_000_000, 18_750)
        );
        // A late price that is the same as the one in time goes on being it.
        var level = Read(("connection_sek", "19500"));
        PriceCells
            .Read(7, column => column == "connection_sek" ? "22500" : null, level, faults)
            .LateConnectionOre.ShouldBe(2_250_000);
        faults.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_written_list_is_read_back_as_it_was(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long first = await v.PricesAsync(Village.Price(), Village.Price(v.East, 2_250_050));
        await using var db = v.Db.Open();
        var rows = await db.PriceListRows.Where(r => r.PriceListId == first).OrderBy(r => r.Id).ToListAsync();
        using var file = new MemoryStream();
        PriceListFile.Write([new NamedPrice(null, rows[0]), new NamedPrice("Öst", rows[1])], file);

        var read = await ReadAsync(v, file.ToArray());

        read.Select(r => (r.AreaId, Text(r))).ShouldBe(rows.Select(r => (r.AreaId, Text(r))));
        // As a Swedish spreadsheet saves it: semicolons, decimal commas, Latin-1.
        string swedish = "area;connection_sek;dig_per_m_sek\r\n*;19 500;187,50\r\nÖST;22500;\r\n";
        var saved = await ReadAsync(v, Encoding.Latin1.GetBytes(swedish));
        saved
            .Select(r => (r.AreaId, r.ConnectionOre, r.DigPerMetreOre))
            .ShouldBe([(null, 1_950_000, 18_750), (v.East, 2_250_000, 18_750)]);
    }

    [Theory]
    [OnBoth("", "has no column area")]
    [OnBoth("area\n*\n", "has no column connection_sek")]
    [OnBoth("area,connection_sek,pris\n*,1,2\n", "has a column pris that no price list has")]
    [OnBoth("area,connection_sek\nAtlantis,1\n", "Row 2 of priser.csv names an area Atlantis")]
    [OnBoth("area,connection_sek\n*,1\nÖst\n", "Row 3 of priser.csv has 1 cells where the first line has 2")]
    [OnBoth("area,connection_sek\n*,\n", "Row 2 of priser.csv has no number in connection_sek")]
    [OnBoth("area,connection_sek,rot_percent\n*,1,mycket\n", "no number in rot_percent")]
    [OnBoth("area,connection_sek\n*,\"1\n", "cannot be read as CSV")]
    [OnBoth("area,connection_sek\n*,1\0\n", "priser.csv is not a text file")]
    public async Task A_file_that_will_not_do_is_refused_by_row_and_column(string kind, string text, string words)
    {
        await using var v = await Village.NewAsync(kind, 2);
        (await Village.RefusedAsync(() => ReadAsync(v, Encoding.UTF8.GetBytes(text)))).Message.ShouldContain(words);
    }

    [Theory, OnBoth]
    public async Task Areas_that_differ_in_case_only_are_told_apart(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        await using (var db = v.Db.Open())
            await db.Areas.Where(a => a.Id == v.West).ExecuteUpdateAsync(s => s.SetProperty(a => a.Name, "öst"));

        var rows = await ReadAsync(v, Encoding.UTF8.GetBytes("area,connection_sek\nöst,1\nÖst,2\n"));

        rows.Select(r => (r.AreaId, r.ConnectionOre)).ShouldBe([(v.West, 100), (v.East, 200)]);
        (
            await Village.RefusedAsync(() => ReadAsync(v, Encoding.UTF8.GetBytes("area,connection_sek\nÖST,1\n")))
        ).Message.ShouldContain("names an area ÖST");
    }

    private static PriceRow Read(params (string Column, string Text)[] cells)
    {
        var faults = new List<string>();
        var row = PriceCells.Read(null, column => cells.FirstOrDefault(c => c.Column == column).Text, null, faults);
        faults.ShouldBeEmpty();
        return row;
    }

    private static string Text(PricedRow row) => string.Join('|', PriceCells.Write(row).Values);

    private static Task<IReadOnlyList<PriceRow>> ReadAsync(Village v, byte[] file) =>
        new PriceListFile(v.Data).ReadAsync("priser.csv", new MemoryStream(file));
}
