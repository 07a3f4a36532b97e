using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>What a neighbour ambassador may know: counts of the area, nobody's name or answer.</summary>
/// <param name="Area">"Högsjö landsbygd".</param>
/// <param name="Municipality">Who stands behind it.</param>
/// <param name="Date">The day that the counts are from.</param>
/// <param name="PremisesCount">All premises of the area.</param>
/// <param name="SignedCount">Those with a contract.</param>
/// <param name="NeededCount">As many as the area needs; null where no threshold is set.</param>
/// <param name="LastAnswer">The last day to answer.</param>
/// <param name="ConnectionOre">The connection fee, with VAT.</param>
/// <param name="AreaAddress">The area's public page, with scheme.</param>
/// <param name="Phone">Whom to ask.</param>
/// <param name="PhoneHours">When.</param>
public sealed record AmbassadorSheet(
    string Area,
    string Municipality,
    DateOnly Date,
    int PremisesCount,
    int SignedCount,
    int? NeededCount,
    DateOnly LastAnswer,
    long ConnectionOre,
    string AreaAddress,
    string Phone,
    string PhoneHours
);

/// <summary>A sheet for a neighbour to show at the kitchen table or pin to the village notice board.</summary>
public static class AmbassadorSheetPdf
{
    private const double Mm = Paper.Mm;

    /// <param name="output">Written forward only and left open.</param>
    /// <param name="sheet">What it says.</param>
    public static void Write(Stream output, AmbassadorSheet sheet)
    {
        string title = $"Fiber till {sheet.Area}";
        var file = new PdfFile(output, new(title, sheet.Municipality));
        var flow = new PageFlow(file, Paper.Upright, $"{sheet.Municipality}, {Swedish.Day(sheet.Date)}");
        flow.Title(title);
        flow.Paragraph(Progress(sheet), 18, bold: true);
        flow.Figure(
            26,
            $"{sheet.SignedCount} av {sheet.PremisesCount} har skrivit avtal.",
            (page, x, y) => Bar(page, x, y, flow.WidthPt, sheet)
        );
        flow.YPt += 8;
        flow.Facts(
            [
                ("Sista dag att svara", Swedish.Day(sheet.LastAnswer)),
                ("Anslutning", $"{Swedish.Kronor(sheet.ConnectionOre)} med moms, samma pris för alla i området"),
                ("Frågor", $"{sheet.Phone}, {sheet.PhoneHours}"),
            ],
            150
        );
        flow.Section("Det här kan du säga till en granne");
        flow.Paragraph(
            "Varje hushåll får ett eget erbjudande med en personlig kod. Den som inte hittar sitt brev kan ringa oss.",
            13
        );
        flow.Paragraph("Svaret är inte bindande. Den som vill ansluta får ett avtal att läsa i lugn och ro.", 13);
        flow.Paragraph(
            "Var och en bestämmer själv. Du behöver inte veta vad grannen svarar, och vi berättar det inte.",
            13
        );
        flow.Section("Läs mer och svara");
        flow.Paragraph(sheet.AreaAddress, 14, bold: true);
        flow.Figure(
            60 * Mm,
            "QR-kod till områdets sida",
            (page, x, y) => QrSquares.Draw(page, sheet.AreaAddress, x + 8, y + 8, 52 * Mm)
        );
        flow.Finish();
        file.Finish();
    }

    private static string Progress(AmbassadorSheet sheet)
    {
        string signed =
            $"{Swedish.Number(sheet.SignedCount)} av {Swedish.Number(sheet.PremisesCount)} har skrivit avtal.";
        return sheet.NeededCount switch
        {
            null => signed,
            { } needed when needed > sheet.SignedCount =>
                $"{signed} {Swedish.Number(needed - sheet.SignedCount)} till behövs för att vi ska kunna bygga.",
            _ => $"{signed} Vi är tillräckligt många!",
        };
    }

    private static void Bar(PdfPage page, double x, double y, double width, AmbassadorSheet sheet)
    {
        double Along(int count) => width * Math.Min(count, sheet.PremisesCount) / Math.Max(1, sheet.PremisesCount);
        page.Box(x, y, width, 22, Ink.Pale);
        page.Box(x, y, Along(sheet.SignedCount), 22, Ink.Deep);
        if (sheet.NeededCount is { } needed)
        {
            page.Line(x + Along(needed), y - 4, x + Along(needed), y + 26, 2.5, Ink.Black);
        }
        page.Frame(x, y, width, 22, 0.8, Ink.Grey);
    }
}
