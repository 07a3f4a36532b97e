using System.Globalization;
using Byfiber.Core.Documents;
using Byfiber.Core.Storage;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Reads and writes a price list as CSV: the first line names the columns (<c>area</c> and those of <see cref="PriceCells"/>), then a
/// row for each area, and one named <c>*</c> for all others, whose cells an area's row takes where it leaves its own empty.
/// </summary>
public sealed class PriceListFile(IDbContextFactory<ByfiberDb> dbs)
{
    private const string Area = "area";
    private const string Others = "*";

    private static readonly CsvReaderOptions s_reading = new()
    {
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private static readonly CsvWriterOptions s_writing = new()
    {
        Separator = ',',
        NewLine = "\r\n",
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    /// <exception cref="RefusedException">The sentence names the file, the row and the column.</exception>
    public async Task<IReadOnlyList<PriceRow>> ReadAsync(
        string fileName,
        Stream content,
        CancellationToken cancel = default
    )
    {
        var areas = await AreasAsync(cancel);
        try
        {
            using var csv = CsvReader.Create(new StringReader(CsvFile.Decoded(content, fileName)), s_reading);
            string[] columns = [.. csv.Headers];
            Check(fileName, columns);
            var lines = new List<(int Number, string[] Cells)>();
            while (csv.Read())
            {
                lines.Add(((int)csv.LineNumber, csv.Current.ToArray()));
            }
            var others = lines
                .Where(line => line.Cells.Length == columns.Length && Cell(columns, line.Cells, Area) == Others)
                .Select(line => Row(fileName, line.Number, columns, line.Cells, areas, null))
                .FirstOrDefault();
            return lines.ConvertAll(line => Row(fileName, line.Number, columns, line.Cells, areas, others));
        }
        catch (CsvFormatException e)
        {
            throw new RefusedException(
                FormattableString.Invariant(
                    $"Row {e.LineNumber} of {fileName} cannot be read as CSV: mend its quotes."
                ),
                e
            );
        }
    }

    /// <summary>The areas by their names, as they are written; two may differ in their letters' case only.</summary>
    private async Task<ILookup<string, (string Name, long Id)>> AreasAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var areas = await db.Areas.Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        return areas.ToLookup(a => a.Name, a => (a.Name, a.Id), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Writes a list that can be read again under another name.</summary>
    public static void Write(IEnumerable<NamedPrice> rows, Stream output)
    {
        using var csv = CsvWriter.Create(output, s_writing, leaveOpen: true);
        csv.WriteField(Area);
        foreach (string column in PriceCells.Columns)
        {
            csv.WriteField(column);
        }
        csv.EndRecord();
        foreach (var row in rows)
        {
            csv.WriteField(row.Area ?? Others);
            foreach (string cell in PriceCells.Write(row.Price).Values)
            {
                csv.WriteField(cell);
            }
            csv.EndRecord();
        }
    }

    private static void Check(string fileName, string[] columns)
    {
        foreach (string needed in (string[])[Area, PriceCells.Columns[0]])
        {
            if (!columns.Contains(needed, StringComparer.Ordinal))
            {
                throw new RefusedException(
                    $"The file {fileName} has no column {needed}: its first line must name the columns, at least area and connection_sek."
                );
            }
        }
        if (columns.FirstOrDefault(c => c != Area && !PriceCells.Columns.Contains(c)) is { } unknown)
        {
            throw new RefusedException(
                $"The file {fileName} has a column {unknown} that no price list has: take it out or mend its name."
            );
        }
    }

    private static PriceRow Row(
        string fileName,
        int number,
        string[] columns,
        string[] cells,
        ILookup<string, (string Name, long Id)> areas,
        PriceRow? others
    )
    {
        string where = string.Create(CultureInfo.InvariantCulture, $"Row {number} of {fileName}");
        if (cells.Length != columns.Length)
        {
            throw new RefusedException(
                FormattableString.Invariant(
                    $"{where} has {cells.Length} cells where the first line has {columns.Length}: mend the row."
                )
            );
        }
        long? areaId = AreaId(where, Cell(columns, cells, Area)!, areas);
        var faults = new List<string>();
        var row = PriceCells.Read(
            areaId,
            column => Cell(columns, cells, column),
            areaId is null ? null : others,
            faults
        );
        return faults.Count == 0
            ? row
            : throw new RefusedException($"{where} has no number in {faults[0]}: write one as 18000 or 187.50.");
    }

    private static long? AreaId(string where, string name, ILookup<string, (string Name, long Id)> areas)
    {
        if (name == Others)
        {
            return null;
        }
        var found = areas[name].ToList();
        return found.Exists(a => a.Name == name) ? found.Find(a => a.Name == name).Id
            : found.Count == 1 ? found[0].Id
            : throw new RefusedException(
                $"{where} names an area {name} that there is none of: write its name as on the map, or *."
            );
    }

    private static string? Cell(string[] columns, string[] cells, string column) =>
        Array.IndexOf(columns, column) is >= 0 and var at ? cells[at] : null;
}
