using System.Globalization;
using System.Text;
using CsvHelper;

namespace Byfiber.Core.Documents;

/// <summary>A column, by the headings that people give it; compared without case.</summary>
/// <param name="Names">The first is what errors call it.</param>
internal sealed record CsvColumn(params string[] Names)
{
    public string Name => Names[0];
}

/// <summary>What was read of a file.</summary>
/// <param name="Rows">In the file's order.</param>
/// <param name="Skipped">A sentence for each row that was left out.</param>
public sealed record CsvRows<T>(IReadOnlyList<T> Rows, IReadOnlyList<string> Skipped);

/// <summary>A row that is being read; every complaint names file, row, column and mend.</summary>
internal sealed class CsvRow(string fileName, int number, string[] cells, IReadOnlyDictionary<CsvColumn, int> places)
{
    /// <summary>As a spreadsheet counts, the heading being 1.</summary>
    public int Number => number;

    /// <summary>The cell without spaces around it; empty where the column or the cell is not there.</summary>
    public string Text(CsvColumn column) =>
        places.TryGetValue(column, out int at) && at < cells.Length ? cells[at].Trim() : "";

    /// <summary>A date as "2026-03-05", "20260305" or "5/3 2026".</summary>
    public DateOnly Day(CsvColumn column) =>
        DateOnly.TryParseExact(
            Text(column),
            ["yyyy-MM-dd", "yyyyMMdd", "d/M yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw Bad(column, "write a date such as 2026-03-05");

    /// <summary>An amount as "1 234,50", "1234.50", "1.234,50" or "1 234", in öre.</summary>
    public long Ore(CsvColumn column)
    {
        string text = Text(column);
        string digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)))
            .Replace("kr", "", StringComparison.OrdinalIgnoreCase)
            .Replace("SEK", "", StringComparison.OrdinalIgnoreCase)
            .Replace('\u2212', '-');
        int mark = digits.LastIndexOfAny([',', '.']);
        // A comma or point with three digits after it may part thousands or decimals: that is not ours to guess.
        int decimals = mark < 0 ? 0 : digits.Length - mark - 1;
        string whole = mark < 0 ? digits : digits[..mark];
        string? groups =
            whole.Contains(',', StringComparison.Ordinal) ? ","
            : whole.Contains('.', StringComparison.Ordinal) ? "."
            : null;
        if (
            decimals > 2
            || (mark >= 0 && decimals == 0)
            || (groups is not null && (groups[0] == digits[mark] || !Thousands(whole, groups)))
        )
        {
            throw Bad(column, "write an amount such as 1234,50, with two decimals and no thousands mark but a space");
        }
        whole = groups is null ? whole : whole.Replace(groups, "", StringComparison.Ordinal);
        string part = mark < 0 ? "" : digits[(mark + 1)..];
        return
            long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long kronor)
            && part.All(char.IsAsciiDigit)
            && Math.Abs((decimal)kronor) < 1_000_000_000_000
            ? (kronor * 100)
                + ((whole[0] == '-' ? -1 : 1) * long.Parse(part.PadRight(2, '0'), CultureInfo.InvariantCulture))
            : throw Bad(column, "write an amount such as 1234,50");
    }

    /// <summary>This cell will not do.</summary>
    public RefusedException Bad(CsvColumn column, string mend) =>
        new(
            Text(column).Length == 0
                ? $"{fileName}, row {number}: \"{column.Name}\" is empty; {mend}."
                : $"{fileName}, row {number}: \"{Text(column)}\" will not do as \"{column.Name}\"; {mend}."
        );

    private static bool Thousands(string whole, string mark)
    {
        string[] groups = whole.TrimStart('-', '+').Split(mark);
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }
}

/// <summary>
/// Reads a CSV file as people save it: comma, semicolon or tab, UTF-8 or Latin-1, Swedish or English headings, decimals by comma or point.
/// </summary>
internal static class CsvFile
{
    /// <summary>A file larger than this is none of ours: a line for each of 100,000 letters takes a tenth of it.</summary>
    private const int MostBytes = 50_000_000;

    /// <param name="content">The whole file.</param>
    /// <param name="fileName">Named in errors.</param>
    /// <param name="needed">Columns that must be there.</param>
    /// <param name="known">Columns that may be there; others are passed over.</param>
    /// <param name="skipBadRows">Whether bad rows are listed instead of refusing the file.</param>
    /// <param name="read">Makes a row's value or throws what is wrong with it.</param>
    public static CsvRows<T> Read<T>(
        Stream content,
        string fileName,
        CsvColumn[] needed,
        CsvColumn[] known,
        bool skipBadRows,
        Func<CsvRow, T> read
    )
    {
        string text = Decoded(content, fileName);
        var rows = new List<T>();
        var skipped = new List<string>();
        try
        {
            using var csv = CsvReader.Create(
                new StringReader(text),
                new CsvReaderOptions { TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw }
            );
            var places = Places([.. csv.Headers], fileName, needed, known);
            while (csv.Read())
            {
                string[] cells = csv.Current.ToArray();
                if (cells.All(string.IsNullOrWhiteSpace))
                {
                    continue;
                }
                try
                {
                    rows.Add(read(new CsvRow(fileName, (int)csv.LineNumber, cells, places)));
                }
                catch (RefusedException bad) when (skipBadRows)
                {
                    skipped.Add(bad.Message);
                }
            }
        }
        catch (CsvFormatException e)
        {
            throw new RefusedException(
                $"{fileName}, row {e.LineNumber}: it cannot be read as CSV; mend its quotes.",
                e
            );
        }
        return rows.Count + skipped.Count > 0
            ? new(rows, skipped)
            : throw new RefusedException($"{fileName} has no rows beneath its headings: choose the right file.");
    }

    /// <summary>The file's text, be it UTF-8 or Latin-1.</summary>
    /// <exception cref="RefusedException">It is far too large, or no text.</exception>
    public static string Decoded(Stream content, string fileName)
    {
        using var buffer = new MemoryStream();
        byte[] block = new byte[81920];
        for (int count; (count = content.Read(block)) > 0; )
        {
            if (buffer.Length + count > MostBytes)
            {
                throw new RefusedException(
                    $"{fileName} is larger than {MostBytes / 1_000_000} MB: choose the right file."
                );
            }
            buffer.Write(block, 0, count);
        }
        byte[] bytes = buffer.ToArray();
        if (bytes.AsSpan().Contains((byte)0))
        {
            throw new RefusedException(
                $"{fileName} is not a text file: save the table as CSV (UTF-8) and choose that file."
            );
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static Dictionary<CsvColumn, int> Places(
        string[] headings,
        string fileName,
        CsvColumn[] needed,
        CsvColumn[] known
    )
    {
        var places = new Dictionary<CsvColumn, int>();
        foreach (var column in needed.Concat(known))
        {
            int[] found =
            [
                .. headings
                    .Index()
                    .Where(heading => column.Names.Contains(heading.Item.Trim(), StringComparer.OrdinalIgnoreCase))
                    .Select(heading => heading.Index),
            ];
            if (found.Length > 1)
            {
                throw new RefusedException($"{fileName} has two columns for \"{column.Name}\": keep one of them.");
            }
            if (found.Length == 1)
            {
                places[column] = found[0];
            }
            else if (needed.Contains(column))
            {
                throw new RefusedException(
                    $"{fileName} has no column \"{column.Name}\" (or {string.Join(", ", column.Names.Skip(1))}): name it in the first row; it has {string.Join(", ", headings)}."
                );
            }
        }
        return places;
    }
}
