using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>What a neighbour ambassador may know: counts of the area, nobody's name or answer.</summary>
/// <param name="Area">"Högsjö landsbygd".</param>
/// <param name="Municipality">Who stands behind it.</param>
/// <param name="Date">The day that the counts are from.</param>
/// <param name="PremisesCount">All premises of the area.</param>
/// <param name="Signed">Those with a contract, as anybody may see it.</param>
/// <param name="NeededCount">As many as the area needs; null where no threshold is set.</param>
/// <param name="LastAnswer">The last day to answer.</param>
/// <param name="ConnectionOre">The connection fee, with VAT.</param>
/// <param name="AreaAddress">The area's public page, with scheme.</param>
/// <param name="Questions">Whom to ask and when: "0151-191 00, vardagar 8–16"; null where nobody has said.</param>
public sealed record AmbassadorSheet(
    string Area,
    string Municipality,
    DateOnly Date,
    int PremisesCount,
    PublicCount Signed,
    int? NeededCount,
    DateOnly LastAnswer,
    long ConnectionOre,
    string AreaAddress,
    string? Questions
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
        if (Progress(sheet) is { Length: > 0 } progress)
        {
            flow.Paragraph(progress, 18, bold: true);
        }
        if (sheet.Signed.Count is { } signed)
        {
            flow.Figure(26, Signed(sheet), (page, x, y) => Bar(page, x, y, flow.WidthPt, sheet, signed));
            flow.YPt += 8;
        }
        flow.Facts(
            [
                ("Sista dag att svara", Swedish.Day(sheet.LastAnswer)),
                ("Anslutning", $"{Swedish.Kronor(sheet.ConnectionOre)} med moms, samma pris för alla i området"),
                .. sheet.Questions is { } ask ? [("Frågor", ask)] : Array.Empty<(string, string)>(),
            ],
            150
        );
        flow.Section("Att säga till en granne");
        flow.Paragraph(
            "Varje hushåll får ett eget erbjudande med en personlig kod. Den som inte hittar sitt brev kan ringa oss.",
            13
        );
        flow.Paragraph("Svaret är inte bindande. Den som vill ansluta får ett avtal att läsa i lugn och ro.", 13);
        flow.Paragraph(
            "Var och en bestämmer själv. Ingen behöver veta vad grannen svarar, och vi berättar det inte.",
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

    private static string Progress(AmbassadorSheet sheet) =>
        (sheet.NeededCount, sheet.Signed.Count) switch
        {
            ({ } needed, { } signed) when needed <= signed => $"{Signed(sheet)} Vi är tillräckligt många!",
            ({ } needed, { } signed) =>
                $"{Signed(sheet)} {Swedish.Number(needed - signed)} till behövs för att vi ska kunna bygga.",
            ({ } needed, null) =>
                $"{Signed(sheet)} {Swedish.Number(needed)} behövs för att vi ska kunna bygga.".TrimStart(),
            _ => Signed(sheet),
        };

    private static string Signed(AmbassadorSheet sheet)
    {
        string all = Swedish.Number(sheet.PremisesCount);
        return sheet.Signed.Kind switch
        {
            PublicCountKind.Exact => $"{Swedish.Number(sheet.Signed.Count ?? 0)} av {all} har skrivit avtal.",
            PublicCountKind.Few => $"Färre än {Swedish.Number(PublicCount.Least)} av {all} har skrivit avtal.",
            PublicCountKind.NearlyAll => $"Nästan alla {all} har skrivit avtal.",
            _ => "",
        };
    }

    private static void Bar(PdfPage page, double x, double y, double width, AmbassadorSheet sheet, int signed)
    {
        double Along(int count) => width * Math.Min(count, sheet.PremisesCount) / Math.Max(1, sheet.PremisesCount);
        page.Box(x, y, width, 22, Ink.Pale);
        page.Box(x, y, Along(signed), 22, Ink.Deep);
        if (sheet.NeededCount is { } needed)
        {
            page.Line(x + Along(needed), y - 4, x + Along(needed), y + 26, 2.5, Ink.Black);
        }
        page.Frame(x, y, width, 22, 0.8, Ink.Grey);
    }
}
