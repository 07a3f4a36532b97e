using System.Text.Json;

namespace Byfiber.Planning.Costs;

public sealed partial record CostBook
{
    private const string DefaultResource = "cost-book.default.json";

    /// <summary>Swedish rural prices; see <c>docs/cost-book.md</c> for the reasoning behind each.</summary>
    public static CostBook Default { get; } = ReadDefault();

    /// <summary>Not by <see cref="Parse"/>, which checks a file's items against this book.</summary>
    private static CostBook ReadDefault()
    {
        using var stream =
            typeof(CostBook).Assembly.GetManifestResourceStream(DefaultResource)
            ?? throw new InvalidOperationException($"{DefaultResource} is not embedded.");
        using var json = JsonDocument.Parse(stream);
        var prices = new Dictionary<string, Price>(StringComparer.Ordinal);
        foreach (var price in json.RootElement.GetProperty("prices").EnumerateArray())
        {
            // Parsed as decimal, so that 187.50 is exactly 18,750 öre.
            long ore = (long)(price.GetProperty("sek").GetDecimal() * 100);
            string Text(string member) => price.GetProperty(member).GetString()!;
            prices.Add(Text("item"), new Price(ore, Text("unit"), Text("source")));
        }
        return new CostBook(json.RootElement.GetProperty("name").GetString()!, prices);
    }
}
