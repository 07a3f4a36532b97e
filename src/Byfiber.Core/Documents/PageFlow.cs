using System.Globalization;
using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>The paper and its margins.</summary>
/// <param name="WidthPt">Across.</param>
/// <param name="HeightPt">Down.</param>
/// <param name="MarginPt">On all four sides; the page number stands within the lower one.</param>
internal sealed record Paper(double WidthPt, double HeightPt, double MarginPt)
{
    /// <summary>Points in a millimetre.</summary>
    public const double Mm = 72 / 25.4;

    public static readonly Paper Upright = new(210 * Mm, 297 * Mm, 20 * Mm);
    public static readonly Paper Lying = new(297 * Mm, 210 * Mm, 15 * Mm);
}

/// <summary>
/// Fills pages from top to bottom: headings, paragraphs, facts, tables, figures. A heading never stands alone at the foot of a
/// page. Pages wait until <see cref="Finish"/>, which knows how many they are and numbers them.
/// </summary>
internal sealed class PageFlow
{
    /// <summary>Large enough for most old eyes; nothing but footers and tables is smaller.</summary>
    public const double BodyPt = 12;
    private const double Leading = 1.32;
    private const double KeptWithHeadingPt = 48;

    private readonly Paper _paper;
    private readonly string _footer;
    private readonly CompositeFormat _number;
    private readonly List<PdfPage> _pages = [];

    /// <param name="file">Written to at the end.</param>
    /// <param name="paper">Size and margins.</param>
    /// <param name="footer">What stands at the foot of every page beside its number.</param>
    /// <param name="number">How a page ({0}) of all ({1}) is numbered.</param>
    public PageFlow(PdfFile file, Paper paper, string footer, string number = "sida {0} av {1}")
    {
        (File, _paper, _footer, _number) = (file, paper, footer, CompositeFormat.Parse(number));
        Page = NewPage();
    }

    public PdfFile File { get; }

    /// <summary>The page that is being filled.</summary>
    public PdfPage Page { get; private set; }

    /// <summary>Where the next thing is drawn, from the top of the page.</summary>
    public double YPt { get; set; }
    public double LeftPt => _paper.MarginPt;
    public double WidthPt => _paper.WidthPt - (2 * _paper.MarginPt);
    public double BottomPt => _paper.HeightPt - _paper.MarginPt;

    /// <summary>The document's heading.</summary>
    public void Title(string text) => Heading("H1", text, 22, 0);

    /// <summary>A section's heading.</summary>
    /// <param name="text">In a few words.</param>
    /// <param name="keptWithPt">How much of what follows must stand on the same page.</param>
    public void Section(string text, double keptWithPt = KeptWithHeadingPt) => Heading("H2", text, 15, 14, keptWithPt);

    /// <summary>A heading within a section.</summary>
    public void Subsection(string text) => Heading("H3", text, 12.5, 8);

    /// <summary>One or more lines of text, with a little space after them.</summary>
    public void Paragraph(
        string text,
        double sizePt = BodyPt,
        bool bold = false,
        string? language = null,
        Ink? ink = null
    )
    {
        var font = bold ? File.Bold : File.Regular;
        var tag = File.Tag(File.Root, "P", language: language);
        foreach (string line in WordWrap.Lines(text, font.Face, sizePt, WidthPt))
        {
            Line(tag, line, font, sizePt, ink ?? Ink.Black);
        }
        YPt += sizePt * 0.5;
    }

    /// <summary>Names and what they say, in two columns; a table to a screen reader.</summary>
    public void Facts(IEnumerable<(string Name, string Says)> facts, double nameWidthPt = 165)
    {
        var table = File.Tag(File.Root, "Table");
        foreach (var (name, says) in facts)
        {
            var names = WordWrap.Lines(name, File.Bold.Face, BodyPt, nameWidthPt - 10);
            var lines = WordWrap.Lines(says, File.Regular.Face, BodyPt, WidthPt - nameWidthPt);
            var row = File.Tag(table, "TR");
            var nameTag = File.Tag(row, "TD");
            var saysTag = File.Tag(row, "TD");
            for (int i = 0; i < Math.Max(names.Count, lines.Count); i++)
            {
                Room(BodyPt * Leading);
                double y = YPt + BodyPt;
                if (i < names.Count)
                {
                    Page.Mark(nameTag, () => Page.Text(LeftPt, y, names[i], File.Bold, BodyPt));
                }
                if (i < lines.Count)
                {
                    Page.Mark(saysTag, () => Page.Text(LeftPt + nameWidthPt, y, lines[i], File.Regular, BodyPt));
                }
                YPt += BodyPt * Leading;
            }
            YPt += 3;
        }
        YPt += 5;
    }

    /// <summary>A drawing of a given height over the whole width.</summary>
    /// <param name="heightPt">What it needs; a new page is begun where it does not fit.</param>
    /// <param name="words">What is read aloud instead of it.</param>
    /// <param name="draw">Given the left and the upper edge.</param>
    public void Figure(double heightPt, string words, Action<PdfPage, double, double> draw)
    {
        Room(heightPt);
        var tag = File.Tag(File.Root, "Figure", words);
        var page = Page;
        page.Mark(tag, () => draw(page, LeftPt, YPt));
        YPt += heightPt + 6;
    }

    /// <summary>Begins a new page unless this much is left of the present one.</summary>
    /// <returns>True when a page was begun.</returns>
    public bool Room(double heightPt)
    {
        if (YPt + heightPt <= BottomPt || YPt <= _paper.MarginPt)
        {
            return false;
        }
        BreakPage();
        return true;
    }

    /// <summary>Begins a new page.</summary>
    public void BreakPage() => Page = NewPage();

    /// <summary>Numbers the pages ("sida 1 av 3") and writes them. The file itself is left to be finished.</summary>
    public void Finish()
    {
        for (int i = 0; i < _pages.Count; i++)
        {
            double y = BottomPt + 24;
            _pages[i].Text(LeftPt, y, _footer, File.Regular, 9, Ink.Grey);
            _pages[i]
                .TextEndingAt(
                    LeftPt + WidthPt,
                    y,
                    string.Format(CultureInfo.InvariantCulture, _number, i + 1, _pages.Count),
                    File.Regular,
                    9,
                    Ink.Grey
                );
            File.Write(_pages[i]);
        }
    }

    private void Heading(
        string kind,
        string text,
        double sizePt,
        double beforePt,
        double keptWithPt = KeptWithHeadingPt
    )
    {
        Room(beforePt + (sizePt * Leading) + 4 + keptWithPt);
        YPt += YPt > _paper.MarginPt ? beforePt : 0;
        var tag = File.Tag(File.Root, kind);
        foreach (string line in WordWrap.Lines(text, File.Bold.Face, sizePt, WidthPt))
        {
            Line(tag, line, File.Bold, sizePt, Ink.Deep);
        }
        YPt += 4;
    }

    private void Line(PdfTag tag, string line, PdfFont font, double sizePt, Ink ink)
    {
        Room(sizePt * Leading);
        if (line.Length > 0)
        {
            Page.Mark(tag, () => Page.Text(LeftPt, YPt + sizePt, line, font, sizePt, ink));
        }
        YPt += sizePt * Leading;
    }

    private PdfPage NewPage()
    {
        var page = new PdfPage(_paper.WidthPt, _paper.HeightPt);
        _pages.Add(page);
        YPt = _paper.MarginPt;
        return page;
    }
}
