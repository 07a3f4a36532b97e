using System.Text.Json;

namespace Byfiber.Planning.Costs;

public sealed partial record CostBook
{
    private const int MostYears = 100;

    private static readonly string[] s_worthMembers =
    [
        "connectionFeeSek",
        "feePer",
        "monthlyMarginSek",
        "years",
        "source",
    ];

    /// <summary>The member "worth", or null where the book has none; what it leaves out keeps its default.</summary>
    private static Worth? ReadWorth(JsonElement book, string source)
    {
        if (!book.TryGetProperty("worth", out var given))
        {
            return null;
        }
        var where = $"\"worth\" of the cost book {source}";
        if (given.ValueKind != JsonValueKind.Object)
        {
            throw new PlanningException($"{where} is no object: write its members between {{ and }}.");
        }
        CheckMembers(given, s_worthMembers, where);
        var usual = new Worth();
        return usual with
        {
            ConnectionFeeOre = given.TryGetProperty("connectionFeeSek", out var fee)
                ? Ore(fee, "connectionFeeSek", where)
                : usual.ConnectionFeeOre,
            MonthlyMarginOre = given.TryGetProperty("monthlyMarginSek", out var margin)
                ? Ore(margin, "monthlyMarginSek", where)
                : usual.MonthlyMarginOre,
            Years = ReadYears(given, where) ?? usual.Years,
            FeePerUnit = ReadFeePer(given, where) ?? usual.FeePerUnit,
            Source =
                Text(given, "source")
                ?? throw new PlanningException(
                    $"{where} has no \"source\": say where it comes from, or \"assumption\"."
                ),
        };
    }

    private static int? ReadYears(JsonElement given, string where) =>
        !given.TryGetProperty("years", out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var years) && years is >= 0 and <= MostYears
            ? years
        : throw new PlanningException(
            $"{where} has {value.GetRawText()} \"years\": give a whole number from 0 to {MostYears}."
        );

    private static bool? ReadFeePer(JsonElement given, string where) =>
        !given.TryGetProperty("feePer", out var value)
            ? null
            : Text(given, "feePer") switch
            {
                "unit" => true,
                "premises" => false,
                _ => throw new PlanningException(
                    $"{where} has {value.GetRawText()} as \"feePer\": give \"premises\" or \"unit\"."
                ),
            };
}
