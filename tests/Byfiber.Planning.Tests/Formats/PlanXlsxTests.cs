using Byfiber.Planning.Formats;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Byfiber.Planning.Tests.Formats;

public class PlanXlsxTests
{
    [Fact]
    public void The_workbook_is_valid()
    {
        using var book = Open(TinyPlan.Make());
        new OpenXmlValidator()
            .Validate(book, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Path?.XPath}: {error.Description}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void It_has_a_sheet_for_the_whole_and_one_per_area()
    {
        using var book = Open(TinyPlan.Make());
        Names(book).ShouldBe(["Total", "Åsbro", "Ängarna"]);
    }

    [Fact]
    public void Numbers_are_numbers_and_the_last_line_is_the_bill()
    {
        using var book = Open(TinyPlan.Make());
        var sheet = (WorksheetPart)
            book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().First().Id!);
        var last = sheet.Worksheet!.Descendants<Row>().Last().Elements<Cell>().Last();
        last.DataType.ShouldBeNull();
        last.CellValue!.Text.ShouldBe("965756");
    }

    [Fact]
    public void An_areas_name_that_no_sheet_may_have_is_mended()
    {
        var plan = TinyPlan.Make() with
        {
            Areas = [new(1, "Norra [skogen]: del 1/2, bortom \u0002sjön och älven", 2), new(2, "TOTAL", 4)],
        };
        using var book = Open(plan);
        new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).ShouldBeEmpty();
        Names(book).ShouldAllBe(name => name.Length <= 31);
        Names(book).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(3);
    }

    private static SpreadsheetDocument Open(Plan plan)
    {
        var stream = new MemoryStream();
        PlanXlsx.Write(plan, stream);
        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }

    private static string[] Names(SpreadsheetDocument book) =>
        [.. book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!)];
}
