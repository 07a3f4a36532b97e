namespace Byfiber.Core.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Repeated on every page.</param>
/// <param name="Share">Of the width, in relation to the other columns.</param>
/// <param name="Figures">Figures stand to the right.</param>
internal sealed record PageColumn(string Heading, double Share, bool Figures = false);

/// <summary>Tables that go on over pages: the heading is repeated, a long cell wraps, every other row is shaded.</summary>
internal static class PageTable
{
    /// <summary>A cell that is an empty box to tick.</summary>
    public const string Tick = "\u2610";
    private const double PadPt = 4;
    private const double TickPt = 13;

    /// <summary>A table of no more rows than this is not parted by the end of a page.</summary>
    private const int KeptTogether = 8;

    /// <param name="flow">Where it is drawn.</param>
    /// <param name="columns">Left to right.</param>
    /// <param name="rows">As many cells each as there are columns.</param>
    /// <param name="sizePt">The type size.</param>
    /// <param name="leastRowPt">Height of the lowest row: room to write by hand.</param>
    /// <param name="sums">Whether the last row is a sum, in bold under a line.</param>
    public static void Draw(
        PageFlow flow,
        IReadOnlyList<PageColumn> columns,
        IReadOnlyList<string[]> rows,
        double sizePt = 11,
        double leastRowPt = 0,
        bool sums = false
    )
    {
        var file = flow.File;
        var table = file.Tag(file.Root, "Table");
        double[] widths = Widths(columns, file.Bold.Face, sizePt, flow.WidthPt);
        var grid = new Grid(flow, columns, widths, sizePt, leastRowPt);
        double whole = (rows.Count + 1) * RowPt(sizePt, leastRowPt);
        flow.Room(rows.Count <= KeptTogether ? whole : (sizePt * 4) + leastRowPt);
        grid.Heading(table);
        for (int i = 0; i < rows.Count; i++)
        {
            grid.Row(file.Tag(table, "TR"), rows[i], i % 2 == 1, sums && i == rows.Count - 1);
        }
        flow.YPt += 8;
    }

    /// <summary>Height of a row of one line.</summary>
    public static double RowPt(double sizePt, double leastRowPt = 0) =>
        Math.Max((sizePt * 1.25) + (2 * PadPt), leastRowPt);

    /// <summary>By the columns' shares, but none so narrow that a word of its heading is cut: the others give way.</summary>
    private static double[] Widths(IReadOnlyList<PageColumn> columns, TrueTypeFont face, double sizePt, double widthPt)
    {
        double[] least =
        [
            .. columns.Select(column =>
                column.Heading.Split(' ').Max(word => face.WidthPt(word, sizePt)) + (2 * PadPt) + 0.1
            ),
        ];
        var narrow = new HashSet<int>();
        while (true)
        {
            double left = widthPt - narrow.Sum(i => least[i]);
            double shares = columns
                .Index()
                .Where(column => !narrow.Contains(column.Index))
                .Sum(column => column.Item.Share);
            double[] widths =
            [
                .. columns.Select((column, i) => narrow.Contains(i) ? least[i] : left * column.Share / shares),
            ];
            int[] cut = [.. Enumerable.Range(0, widths.Length).Where(i => widths[i] < least[i])];
            if (cut.Length == 0 || narrow.Count + cut.Length == widths.Length)
            {
                return widths;
            }
            narrow.UnionWith(cut);
        }
    }

    private sealed record Grid(
        PageFlow Flow,
        IReadOnlyList<PageColumn> Columns,
        double[] Widths,
        double SizePt,
        double LeastRowPt
    )
    {
        private double LinePt => SizePt * 1.25;

        /// <param name="table">Where it belongs; null where it is a repetition, which is decoration.</param>
        public void Heading(PdfTag? table)
        {
            var row = table is null ? null : Flow.File.Tag(table, "TR");
            List<string>[] cells =
            [
                .. Columns.Select(
                    (c, i) => WordWrap.Lines(c.Heading, Flow.File.Bold.Face, SizePt, Widths[i] - (2 * PadPt))
                ),
            ];
            double height = (cells.Max(lines => lines.Count) * LinePt) + (2 * PadPt);
            Flow.Page.Box(Flow.LeftPt, Flow.YPt, Flow.WidthPt, height, Ink.Deep);
            for (int i = 0; i < cells.Length; i++)
            {
                var tag = row is null ? null : Flow.File.Tag(row, "TH");
                Cell(i, cells[i], Flow.File.Bold, tag, Ink.White);
            }
            Flow.YPt += height;
        }

        public void Row(PdfTag row, string[] texts, bool shaded, bool sum)
        {
            var font = sum ? Flow.File.Bold : Flow.File.Regular;
            PdfTag[] tags = [.. texts.Select(_ => Flow.File.Tag(row, "TD"))];
            List<string>[] cells =
            [
                .. texts.Select(
                    (text, i) =>
                        text == Tick ? [Tick] : WordWrap.Lines(text, font.Face, SizePt, Widths[i] - (2 * PadPt))
                ),
            ];
            int lines = cells.Max(cell => cell.Count);
            if (Flow.Room(Height(Math.Min(lines, 6))))
            {
                Heading(null);
            }
            // A cell longer than a page goes on on the next one.
            for (int from = 0; from < lines; )
            {
                if (from > 0)
                {
                    Flow.BreakPage();
                    Heading(null);
                }
                int fit = Math.Max(1, (int)((Flow.BottomPt - Flow.YPt - (2 * PadPt)) / LinePt));
                int count = Math.Min(fit, lines - from);
                List<string>[] part = [.. cells.Select(cell => cell.Skip(from).Take(count).ToList())];
                Part(part, Height(count), font, tags, shaded, sum);
                from += count;
            }
        }

        private double Height(int lines) => Math.Max((lines * LinePt) + (2 * PadPt), LeastRowPt);

        private void Part(List<string>[] cells, double height, PdfFont font, PdfTag[] tags, bool shaded, bool sum)
        {
            if (shaded)
            {
                Flow.Page.Box(Flow.LeftPt, Flow.YPt, Flow.WidthPt, height, Ink.Pale);
            }
            double edge = sum ? Flow.YPt : Flow.YPt + height;
            Flow.Page.Line(
                Flow.LeftPt,
                edge,
                Flow.LeftPt + Flow.WidthPt,
                edge,
                sum ? 1.2 : 0.4,
                sum ? Ink.Black : Ink.Line
            );
            for (int i = 0; i < cells.Length; i++)
            {
                Cell(i, cells[i], font, tags[i], Ink.Black);
            }
            Flow.YPt += height;
        }

        private void Cell(int column, List<string> lines, PdfFont font, PdfTag? tag, Ink ink)
        {
            double left = Flow.LeftPt + Widths.Take(column).Sum();
            double y = Flow.YPt + PadPt + SizePt;
            if (lines is [Tick])
            {
                double middle = left + ((Widths[column] - TickPt) / 2);
                Flow.Page.Frame(middle, Flow.YPt + PadPt, TickPt, TickPt, 0.9);
                return;
            }
            foreach (string line in lines.Where(line => line.Length > 0))
            {
                double at = y;
                void Draw()
                {
                    if (Columns[column].Figures)
                    {
                        Flow.Page.TextEndingAt(left + Widths[column] - PadPt, at, line, font, SizePt, ink);
                    }
                    else
                    {
                        Flow.Page.Text(left + PadPt, at, line, font, SizePt, ink);
                    }
                }
                if (tag is null)
                {
                    Draw();
                }
                else
                {
                    Flow.Page.Mark(tag, Draw);
                }
                y += LinePt;
            }
        }
    }
}
