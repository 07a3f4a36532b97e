using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Byfiber.Core.Tests.Documents;

/// <summary>Reads our PDF files back by another's reader: their text line by line, and their QR codes from the drawn squares.</summary>
internal static class PdfText
{
    private const double Apart = 9;

    /// <summary>All pages, a line of the page a line, " | " between what stands apart.</summary>
    public static string Of(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var page in document.GetPages())
        {
            text.Append(page.Number == 1 ? "" : "\n--- ny sida ---\n").Append(Of(page));
        }
        return text.ToString();
    }

    public static string Of(Page page)
    {
        var lines = page.GetWords()
            .GroupBy(word => (int)Math.Round(word.Letters[0].StartBaseLine.Y))
            .OrderByDescending(line => line.Key);
        return string.Concat(lines.Select(line => Line([.. line.OrderBy(word => word.BoundingBox.Left)]) + "\n"));
    }

    public static int Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.NumberOfPages;
    }

    /// <summary>What the QR codes of a page say, from the top down: the squares are put on their grid and read by the standard.</summary>
    public static List<string> QrCodes(byte[] pdf, int page = 1)
    {
        using var document = PdfDocument.Open(pdf);
        return
        [
            .. document
                .GetPage(page)
                .Paths.Where(path => path.IsFilled && path.Count > 50)
                .OrderByDescending(path => path.GetBoundingRectangle()!.Value.Top)
                .Select(path => Decode([.. path.Select(square => square.GetBoundingRectangle()!.Value)])),
        ];
    }

    private static string Line(List<Word> words)
    {
        var line = new StringBuilder(words[0].Text);
        for (int i = 1; i < words.Count; i++)
        {
            bool apart = words[i].BoundingBox.Left - words[i - 1].BoundingBox.Right > Apart;
            line.Append(apart ? " | " : " ").Append(words[i].Text);
        }
        return line.ToString();
    }

    private static string Decode(List<UglyToad.PdfPig.Core.PdfRectangle> squares)
    {
        double left = squares.Min(square => square.Left);
        double top = squares.Max(square => square.Top);
        double module = squares.Min(square => square.Height);
        int side = (int)Math.Round((top - squares.Min(square => square.Bottom)) / module);
        var dark = new bool[side, side];
        foreach (var square in squares)
        {
            int row = (int)Math.Round((top - square.Top) / module);
            int to = (int)Math.Round((square.Right - left) / module);
            for (int column = (int)Math.Round((square.Left - left) / module); column < to; column++)
            {
                dark[row, column] = true;
            }
        }
        return QrReading.Read(dark);
    }
}
