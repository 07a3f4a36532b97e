using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Writes <c>bill-of-materials.xlsx</c>: a sheet with the whole bill and one per area in build order. Numbers are numbers, with a
/// format for SEK; text is text, so nothing in it can run.
/// </summary>
public static class PlanXlsx
{
    private const int SheetNameLength = 31;

    private enum Look : uint
    {
        Plain,
        Head,
        Quantity,
        Sek,
        Total,
        TotalSek,
    }

    /// <summary>Writes the workbook into a stream that can be read back (the container is a ZIP file).</summary>
    public static void Write(Plan plan, Stream stream)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            AddSheet(book, UniqueName("Total", names), plan.Name, Bills.Whole(plan));
            foreach (var area in plan.Areas)
            {
                AddSheet(book, UniqueName(area.Name, names), $"{plan.Name}: {area.Name}", Bills.OfArea(plan, area));
            }
        }
        memory.Position = 0;
        memory.CopyTo(stream);
    }

    private static void AddSheet(WorkbookPart book, string name, string title, IEnumerable<BillLine> lines)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var rows = new SheetData(
            new Row(Text(title, Look.Total)),
            new Row(
                Text("Artikel / Item", Look.Head),
                Text("Enhet / Unit", Look.Head),
                Text("Mängd / Quantity", Look.Head),
                Text("À-pris / Unit price, SEK", Look.Head),
                Text("Summa / Total, SEK", Look.Head)
            )
        );
        var total = 0L;
        foreach (var line in lines)
        {
            total += line.TotalOre;
            rows.Append(
                new Row(
                    Text(line.Item, Look.Plain),
                    Text(line.Unit, Look.Plain),
                    Number(line.QuantityThousandths / 1000m, Look.Quantity),
                    Number(line.UnitOre / 100m, Look.Sek),
                    Number(line.TotalOre / 100m, Look.Sek)
                )
            );
        }
        rows.Append(
            new Row(
                Text("Summa / Total", Look.Total),
                Text("", Look.Total),
                Text("", Look.Total),
                Text("", Look.Total),
                Number(total / 100m, Look.TotalSek)
            )
        );
        var columns = new Columns(
            new Column
            {
                Min = 1,
                Max = 1,
                Width = 32,
                CustomWidth = true,
            },
            new Column
            {
                Min = 2,
                Max = 2,
                Width = 13,
                CustomWidth = true,
            },
            new Column
            {
                Min = 3,
                Max = 5,
                Width = 24,
                CustomWidth = true,
            }
        );
        part.Worksheet = new Worksheet(columns, rows);
        var sheets = book.Workbook!.GetFirstChild<Sheets>()!;
        var id = (uint)sheets.ChildElements.Count + 1;
        sheets.Append(
            new Sheet
            {
                Id = book.GetIdOfPart(part),
                SheetId = id,
                Name = name,
            }
        );
    }

    private static Cell Text(string text, Look look) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(XmlText.Clean(text))),
            StyleIndex = (uint)look,
        };

    private static Cell Number(decimal number, Look look) =>
        new(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { StyleIndex = (uint)look };

    /// <summary>A sheet's name has at most 31 characters, none of []:*?/\, no quote at its ends, and is unique but for case.</summary>
    private static string UniqueName(string wanted, HashSet<string> taken)
    {
        var clean = string.Concat(
                XmlText.Clean(wanted).Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? ' ' : c)
            )
            .Trim()
            .Trim('\'');
        clean = clean.Length == 0 ? "Area" : clean;
        var name = clean[..Math.Min(clean.Length, SheetNameLength)];
        for (var i = 2; !taken.Add(name); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" {i}");
            name = clean[..Math.Min(clean.Length, SheetNameLength - suffix.Length)] + suffix;
        }
        return name;
    }

    /// <summary>The formats in the order of <see cref="Look"/>.</summary>
    private static Stylesheet Styles()
    {
        const uint QuantityFormat = 164;
        const uint SekFormat = 165;
        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = QuantityFormat, FormatCode = "#,##0.0##" },
                new NumberingFormat { NumberFormatId = SekFormat, FormatCode = "#,##0.00\\ \"kr\"" }
            ),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(
                new Border(
                    new LeftBorder(),
                    new RightBorder(),
                    new TopBorder(),
                    new BottomBorder(),
                    new DiagonalBorder()
                )
            ),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = QuantityFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = SekFormat, ApplyNumberFormat = true },
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat
                {
                    FontId = 1,
                    ApplyFont = true,
                    NumberFormatId = SekFormat,
                    ApplyNumberFormat = true,
                }
            )
        );
    }
}
