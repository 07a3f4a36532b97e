namespace Byfiber.Planning.Costs;

public sealed partial record CostBook
{
    /// <summary>Swedish rural prices; see <c>docs/cost-book.md</c> for the reasoning behind each.</summary>
    public static CostBook Default { get; } = new("default", new Dictionary<string, Price>(StringComparer.Ordinal));
}
