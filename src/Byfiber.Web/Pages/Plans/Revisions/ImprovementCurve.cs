using System.Text.Json;

namespace Byfiber.Web.Pages.Plans.Revisions;

/// <summary>How a plan's trench cost fell and its bound rose as the search went on, read from its <c>plan.json</c>.</summary>
public static class ImprovementCurve
{
    /// <summary>The points in the order of the work; none when the plan has no such list.</summary>
    public static IReadOnlyList<CurvePoint> Of(string planJson)
    {
        using var document = JsonDocument.Parse(planJson);
        if (
            !document.RootElement.TryGetProperty("improvement", out var improvement)
            || improvement.ValueKind != JsonValueKind.Array
        )
            return [];
        return [.. improvement.EnumerateArray().Select(Point)];
    }

    private static CurvePoint Point(JsonElement step) =>
        new(Number(step, "fraction") ?? 0, Number(step, "trench_cost_sek"), Proven(Number(step, "trench_bound_sek")));

    /// <summary>Before anything is proven the bound says nothing, which a negative figure stands for.</summary>
    private static double? Proven(double? bound) => bound > 0 ? bound : null;

    private static double? Number(JsonElement step, string name) =>
        step.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <summary>Share of the work done, 0 to 1, with the best trench cost and the bound so far in kronor.</summary>
public sealed record CurvePoint(double Share, double? CostSek, double? BoundSek);
