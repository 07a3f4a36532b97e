using System.Text;
using System.Text.Json;
using Byfiber.Planning.Formats;

namespace Byfiber.Planning.Tests.Formats;

public class PlanTextTests
{
    [Fact]
    public void Plan_json_is_the_golden_text() => Golden.ShouldMatch(Written(PlanJson.Write), "plan.json");

    [Fact]
    public void The_bill_is_the_golden_text() =>
        Golden.ShouldMatch(Written(PlanCsv.WriteBill), "bill-of-materials.csv");

    [Fact]
    public void The_splice_list_is_the_golden_text() =>
        Golden.ShouldMatch(Written(PlanCsv.WriteSplices), "splices.csv");

    [Fact]
    public void Plan_json_differs_between_runs_only_in_seconds_and_memory()
    {
        var plan = TinyPlan.Make();
        var other = Bytes(stream => PlanJson.Write(plan, new PlanTimings(9, 8, 7, 6, 5, 4321), stream));
        Untimed(other).ShouldBe(Untimed(Written(PlanJson.Write)));
    }

    [Fact]
    public void Csv_starts_with_a_byte_order_mark_so_that_spreadsheets_read_the_letters_rightly() =>
        Written(PlanCsv.WriteBill)[..3].ShouldBe(Encoding.UTF8.GetPreamble());

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_is_made_text()
    {
        var plan = TinyPlan.Make() with { Areas = [new(1, "=1+1", 2), new(2, "B", 4)] };
        Encoding.UTF8.GetString(Bytes(stream => PlanCsv.WriteBill(plan, stream))).ShouldNotContain("\n=1+1");
    }

    private static byte[] Written(Action<Plan, Stream> write) => Bytes(stream => write(TinyPlan.Make(), stream));

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static string Untimed(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var kept = document
            .RootElement.EnumerateObject()
            .Where(member => member.Name is not ("seconds" or "peak_memory_mb"));
        return string.Join('\n', kept.Select(member => $"{member.Name}: {member.Value.GetRawText()}"));
    }
}
