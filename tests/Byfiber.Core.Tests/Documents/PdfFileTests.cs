using System.Text;
using Byfiber.Core.Documents;
using UglyToad.PdfPig;

namespace Byfiber.Core.Tests.Documents;

public class PdfFileTests
{
    [Theory]
    [InlineData("Åsa Öberg på Ängsvägen, kafé, naïve, Łódź, Đorđe, Žižka")]
    [InlineData("1 234,50 kr − 5 × ½ § “citat” – tankstreck…")]
    public void Text_is_read_back_as_it_was_written(string text) => PdfText.Of(OnePage(text)).Trim().ShouldBe(text);

    [Fact]
    public void A_letter_that_comes_in_two_parts_is_one() =>
        PdfText.Of(OnePage("A\u030asa O\u0308berg")).Trim().ShouldBe("Åsa Öberg");

    [Fact]
    public void Half_a_character_from_a_form_stops_no_letter() =>
        PdfText.Of(OnePage("Åsa \ud83d Ek")).Trim().ShouldBe("Åsa \ufffd Ek");

    [Theory]
    [InlineData("(oavslutad \\ ) Tj ET Q")]
    [InlineData("<</S/JavaScript>> > endstream endobj")]
    public void Text_is_never_taken_for_the_files_own_language(string text) =>
        PdfText.Of(OnePage(text)).Trim().ShouldBe(text);

    [Fact]
    public void A_character_that_the_font_lacks_leaves_no_hole() =>
        PdfText.Of(OnePage("a漢b😀c")).Trim().ShouldBe("a?b?c");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_pages_give_the_same_bytes(bool compress) =>
        OnePage("Samma text", compress).ShouldBe(OnePage("Samma text", compress));

    [Fact]
    public void Only_the_outlines_that_are_used_are_embedded()
    {
        int few = FontSubset.Of(TrueTypeFont.Regular, Glyphs("Åsa")).Length;
        int many = FontSubset
            .Of(TrueTypeFont.Regular, Glyphs("abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"))
            .Length;
        few.ShouldBeLessThan(many);
        many.ShouldBeLessThan(TrueTypeFont.Regular.File.Length / 2);
    }

    [Fact]
    public void Title_author_language_and_structure_are_told_to_the_reader()
    {
        using var output = new MemoryStream();
        var file = new PdfFile(
            output,
            new("Bevis på kontakt", "Vingåkers kommun", new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc))
        );
        var flow = new PageFlow(file, Paper.Upright, "fot");
        flow.Title("Rubrik");
        flow.Paragraph("In English.", language: "en");
        flow.Figure(20, "En bild", (page, x, y) => page.Box(x, y, 10, 10, Ink.Black));
        flow.Finish();
        file.Finish();
        using var document = PdfDocument.Open(output.ToArray());
        document.Information.Title.ShouldBe("Bevis på kontakt");
        document.Information.Author.ShouldBe("Vingåkers kommun");
        document.Information.CreationDate.ShouldBe("D:20260302080000Z");
        string catalog = document.Structure.Catalog.CatalogDictionary.ToString();
        catalog.ShouldContain("sv-SE");
        catalog.ShouldContain("StructTreeRoot");
    }

    [Fact]
    public void A_long_table_repeats_its_heading_and_loses_no_row()
    {
        using var output = new MemoryStream();
        var file = new PdfFile(output, new("Lista", "x"));
        var flow = new PageFlow(file, Paper.Upright, "fot");
        string endless = string.Concat(Enumerable.Repeat("mycket lång text ", 600)) + "SLUT";
        PageTable.Draw(
            flow,
            [new("Adress", 3), new("Antal", 1, Figures: true)],
            [.. Enumerable.Range(1, 120).Select(i => (string[])[$"Väg {i}", $"{i}"]), [endless, "121"]]
        );
        flow.Finish();
        file.Finish();
        string text = PdfText.Of(output.ToArray());
        int pages = PdfText.Pages(output.ToArray());
        pages.ShouldBeGreaterThan(3);
        text.Split("Adress | Antal").Length.ShouldBe(pages + 1);
        for (int i = 1; i <= 120; i++)
        {
            text.ShouldContain($"Väg {i} | {i}\n");
        }
        text.ShouldContain("SLUT");
        text.ShouldContain($"fot | sida {pages} av {pages}");
    }

    [Fact]
    public void A_short_table_stands_on_one_page_with_its_heading()
    {
        using var output = new MemoryStream();
        var file = new PdfFile(output, new("Lista", "x"));
        var flow = new PageFlow(file, Paper.Upright, "fot");
        flow.YPt = flow.BottomPt - 90;
        flow.Section("Rubrik", 5 * PageTable.RowPt(11));
        PageTable.Draw(
            flow,
            [new("Adresspunkter", 0.1), new("Antal", 5)],
            [.. Enumerable.Range(1, 4).Select(i => (string[])[$"{i}", "x"])]
        );
        flow.Finish();
        file.Finish();
        PdfText
            .Of(output.ToArray())
            .ShouldBe(
                "fot | sida 1 av 2\n\n--- ny sida ---\nRubrik\nAdresspunkter Antal\n1 | x\n2 | x\n3 | x\n4 | x\nfot | sida 2 av 2\n"
            );
    }

    [Theory]
    [InlineData("ett två tre", 2)]
    [InlineData("ett\n\ntre", 3)]
    [InlineData("Donaudampfschiffahrtsgesellschaft", 5)]
    [InlineData("", 1)]
    public void Lines_break_at_spaces_and_a_word_too_long_is_cut(string text, int lines)
    {
        var broken = WordWrap.Lines(text, TrueTypeFont.Regular, 12, 45);
        broken.Count.ShouldBe(lines);
        broken.ShouldAllBe(line => TrueTypeFont.Regular.WidthPt(line, 12) <= 45);
        string.Concat(broken).Replace(" ", "").ShouldBe(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
    }

    private static IEnumerable<ushort> Glyphs(string text) =>
        text.EnumerateRunes().Select(TrueTypeFont.Regular.GlyphOf);

    private static byte[] OnePage(string text, bool compress = true)
    {
        using var output = new MemoryStream();
        var file = new PdfFile(output, new("Prov", "x"), compress);
        var page = new PdfPage(Paper.Upright.WidthPt, Paper.Upright.HeightPt);
        page.Mark(file.Tag(file.Root, "P"), () => page.Text(50, 50, text, file.Regular, 12));
        file.Write(page);
        file.Finish();
        return output.ToArray();
    }
}
