using QRCoder;

namespace Byfiber.Core.Documents;

/// <summary>Draws a QR code as filled squares, sharp at any size (ISO/IEC 18004, error correction M or better).</summary>
internal static class QrSquares
{
    /// <summary>White modules that the standard asks for around the code; QRCoder includes them.</summary>
    private const int Quiet = 4;

    /// <summary>Draws the code with its quiet zone outside of the given square.</summary>
    /// <param name="page">Where.</param>
    /// <param name="text">ASCII; capitals, digits and $%*+-./: alone make a coarser code that scans from further away.</param>
    /// <param name="xPt">Left edge of the dark modules.</param>
    /// <param name="yPt">Upper edge of the dark modules.</param>
    /// <param name="sidePt">Of the dark modules.</param>
    public static void Draw(PdfPage page, string text, double xPt, double yPt, double sidePt)
    {
        if (!text.All(char.IsAscii))
        {
            throw new ArgumentException(
                "A QR code's text must be ASCII, since readers guess at anything else.",
                nameof(text)
            );
        }
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        int across = rows.Count - (2 * Quiet);
        double module = sidePt / across;
        var boxes = new List<(double, double, double, double)>();
        for (int row = 0; row < across; row++)
        {
            for (int from = 0; from < across; from++)
            {
                int to = from;
                while (to < across && rows[row + Quiet][to + Quiet])
                {
                    to++;
                }
                if (to > from)
                {
                    boxes.Add((xPt + (from * module), yPt + (row * module), (to - from) * module, module));
                    from = to;
                }
            }
        }
        page.Boxes(boxes, Ink.Black);
    }
}
