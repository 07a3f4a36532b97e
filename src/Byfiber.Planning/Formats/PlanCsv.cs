using System.Globalization;
using CsvHelper;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Writes the tables that people open in a spreadsheet: RFC 4180 (comma, CRLF, quotes where needed), UTF-8 with a byte order mark so that
/// åäö survive, decimal points whatever the machine's language. A cell that a spreadsheet would run as a formula is
/// made text.
/// </summary>
public static class PlanCsv
{
    private static readonly CsvWriterOptions Format = new()
    {
        Separator = ',',
        NewLine = "\r\n",
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
    };

    /// <summary><c>bill-of-materials.csv</c>: the whole bill first (area "all"), then each area in build order.</summary>
    public static void WriteBill(Plan plan, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        Row(csv, "area", "item", "unit", "quantity", "unit_sek", "total_sek");
        WriteLines(csv, "all", Bills.Whole(plan));
        foreach (var area in plan.Areas)
        {
            WriteLines(csv, area.Name, Bills.OfArea(plan, area));
        }
    }

    /// <summary><c>splices.csv</c>: the splice list, by node, as the crew works through it.</summary>
    public static void WriteSplices(Plan plan, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        Row(csv, "node", "node_kind", "in_cable", "in_fibre", "out_cable", "out_fibre", "premises", "address");
        foreach (var splice in plan.Splices.OrderBy(splice => splice.NodeId).ThenBy(splice => splice.Id))
        {
            var premises = splice.PremisesId is { } id ? plan.Premises[id - 1] : null;
            Row(
                csv,
                splice.NodeId,
                Words.Of(plan.Nodes[splice.NodeId - 1].Kind),
                splice.InCableId,
                splice.InFibre,
                splice.OutCableId,
                splice.OutFibre,
                premises?.Id,
                premises?.Address
            );
        }
    }

    private static void WriteLines(CsvWriter csv, string area, IEnumerable<BillLine> lines)
    {
        var total = 0L;
        foreach (var line in lines)
        {
            total += line.TotalOre;
            Row(
                csv,
                area,
                line.Item,
                line.Unit,
                line.QuantityThousandths / 1000m,
                line.UnitOre / 100m,
                line.TotalOre / 100m
            );
        }
        Row(csv, area, "total", null, null, null, total / 100m);
    }

    private static void Row(CsvWriter csv, params object?[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(
                cell is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : cell as string
            );
        }
        csv.EndRecord();
    }
}
