using System.Globalization;
using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>A grey or a colour of ink, each part from 0 to 1.</summary>
internal readonly record struct Ink(double Red, double Green, double Blue)
{
    public static readonly Ink Black = new(0, 0, 0);
    public static readonly Ink White = new(1, 1, 1);

    /// <summary>Still 7:1 against white, for what is less important.</summary>
    public static readonly Ink Grey = new(0.33, 0.33, 0.33);
    public static readonly Ink Line = new(0.6, 0.6, 0.6);
    public static readonly Ink Pale = new(0.93, 0.94, 0.95);

    /// <summary>The deep blue of headings; dark enough to print well in black.</summary>
    public static readonly Ink Deep = new(0.05, 0.22, 0.4);
}

/// <summary>
/// One page that is being drawn. Points of 1/72 inch from the upper left corner; text stands on its base line. What is drawn within
/// <see cref="Mark"/> belongs to that place of the structure; all else is decoration that a screen reader passes over.
/// </summary>
internal sealed class PdfPage
{
    private readonly StringBuilder _content = new();
    private readonly List<PdfTag> _marks = [];
    private bool _inMark;
    private bool _inDecoration;

    public PdfPage(double widthPt, double heightPt) => (WidthPt, HeightPt) = (widthPt, heightPt);

    public double WidthPt { get; }
    public double HeightPt { get; }
    public IReadOnlyList<PdfTag> Marks => _marks;

    /// <summary>Draws a piece of content that belongs to a place of the structure.</summary>
    public void Mark(PdfTag tag, Action draw)
    {
        EndDecoration();
        _content.Append(CultureInfo.InvariantCulture, $"/{tag.Kind}<</MCID {_marks.Count}>>BDC\n");
        _marks.Add(tag);
        _inMark = true;
        draw();
        _inMark = false;
        _content.Append("EMC\n");
    }

    /// <summary>Draws one line of text.</summary>
    /// <returns>Its width in points.</returns>
    public double Text(double xPt, double yPt, string text, PdfFont font, double sizePt, Ink? ink = null)
    {
        string whole = WordWrap.Printable(text);
        Begin();
        _content.Append("BT ");
        Fill(ink ?? Ink.Black);
        _content.Append(
            CultureInfo.InvariantCulture,
            $"/{font.Key} {sizePt:0.##} Tf {xPt:0.##} {HeightPt - yPt:0.##} Td "
        );
        font.Encode(whole, _content);
        _content.Append(" Tj ET\n");
        return font.Face.WidthPt(whole, sizePt);
    }

    /// <summary>Draws one line of text that ends at a place.</summary>
    public void TextEndingAt(double xPt, double yPt, string text, PdfFont font, double sizePt, Ink? ink = null) =>
        Text(xPt - font.Face.WidthPt(WordWrap.Printable(text), sizePt), yPt, text, font, sizePt, ink);

    public void Line(double fromXPt, double fromYPt, double toXPt, double toYPt, double widthPt, Ink ink) =>
        Polyline([(fromXPt, fromYPt), (toXPt, toYPt)], widthPt, ink);

    /// <summary>Draws a line through points.</summary>
    /// <param name="points">Two or more.</param>
    /// <param name="widthPt">Of the pen.</param>
    /// <param name="ink">Its colour.</param>
    /// <param name="dashPt">Length of dash and gap; null for an unbroken line.</param>
    public void Polyline(IReadOnlyList<(double X, double Y)> points, double widthPt, Ink ink, double? dashPt = null)
    {
        Begin();
        _content.Append(
            CultureInfo.InvariantCulture,
            $"q {ink.Red:0.###} {ink.Green:0.###} {ink.Blue:0.###} RG {widthPt:0.##} w 1 J 1 j "
        );
        if (dashPt is { } dash)
        {
            _content.Append(CultureInfo.InvariantCulture, $"[{dash:0.##}]0 d ");
        }
        for (int i = 0; i < points.Count; i++)
        {
            _content.Append(
                CultureInfo.InvariantCulture,
                $"{points[i].X:0.##} {HeightPt - points[i].Y:0.##} {(i == 0 ? 'm' : 'l')} "
            );
        }
        _content.Append("S Q\n");
    }

    public void Box(double xPt, double yPt, double widthPt, double heightPt, Ink fill) =>
        Boxes([(xPt, yPt, widthPt, heightPt)], fill);

    /// <summary>Fills many rectangles at once, as one shape without seams.</summary>
    public void Boxes(IEnumerable<(double X, double Y, double Width, double Height)> boxes, Ink fill)
    {
        Begin();
        Fill(fill);
        foreach (var (x, y, width, height) in boxes)
        {
            _content.Append(
                CultureInfo.InvariantCulture,
                $"{x:0.###} {HeightPt - y - height:0.###} {width:0.###} {height:0.###} re\n"
            );
        }
        _content.Append("f\n");
    }

    /// <summary>An empty box to tick, or any frame.</summary>
    public void Frame(double xPt, double yPt, double widthPt, double heightPt, double penPt = 1, Ink? ink = null)
    {
        var (right, bottom) = (xPt + widthPt, yPt + heightPt);
        Polyline([(xPt, yPt), (right, yPt), (right, bottom), (xPt, bottom), (xPt, yPt)], penPt, ink ?? Ink.Black);
    }

    /// <summary>A filled circle, of four curves.</summary>
    public void Dot(double xPt, double yPt, double radiusPt, Ink fill)
    {
        double bend = radiusPt * 0.5523;
        double up = HeightPt - yPt;
        Begin();
        Fill(fill);
        _content.Append(CultureInfo.InvariantCulture, $"{xPt + radiusPt:0.##} {up:0.##} m ");
        Curve(xPt + radiusPt, up + bend, xPt + bend, up + radiusPt, xPt, up + radiusPt);
        Curve(xPt - bend, up + radiusPt, xPt - radiusPt, up + bend, xPt - radiusPt, up);
        Curve(xPt - radiusPt, up - bend, xPt - bend, up - radiusPt, xPt, up - radiusPt);
        Curve(xPt + bend, up - radiusPt, xPt + radiusPt, up - bend, xPt + radiusPt, up);
        _content.Append("f\n");
    }

    /// <summary>The page's operators.</summary>
    public byte[] Content()
    {
        EndDecoration();
        return Encoding.ASCII.GetBytes(_content.ToString());
    }

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3) =>
        _content.Append(
            CultureInfo.InvariantCulture,
            $"{x1:0.##} {y1:0.##} {x2:0.##} {y2:0.##} {x3:0.##} {y3:0.##} c "
        );

    private void Fill(Ink ink) =>
        _content.Append(CultureInfo.InvariantCulture, $"{ink.Red:0.###} {ink.Green:0.###} {ink.Blue:0.###} rg ");

    private void Begin()
    {
        if (!_inMark && !_inDecoration)
        {
            _content.Append("/Artifact BMC\n");
            _inDecoration = true;
        }
    }

    private void EndDecoration()
    {
        if (_inDecoration)
        {
            _content.Append("EMC\n");
            _inDecoration = false;
        }
    }
}
