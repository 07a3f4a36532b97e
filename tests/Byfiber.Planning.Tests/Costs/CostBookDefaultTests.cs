using System.Globalization;
using System.Text.Json;
using Byfiber.Planning.Costs;
using Byfiber.Planning.Network;

namespace Byfiber.Planning.Tests.Costs;

public class CostBookDefaultTests
{
    [Fact]
    public void The_default_book_prices_every_size_that_the_default_rules_can_buy()
    {
        var rules = new PlanningRules();
        string[] items =
        [
            .. rules.CabinetSizes.Select(size => $"cabinet.{size}"),
            .. rules.CableSizes.Append(rules.BackboneFibres).Select(size => $"cable.{size}"),
            .. rules.DropCableSizes.Select(size => $"cable.drop.{size}"),
            .. rules.DistributionDuctSizes.Select(size => $"duct.distribution.{size}"),
            .. rules.FeederDuctSizes.Select(size => $"duct.feeder.{size}"),
            .. new[] { 8, 16, 32, 64, 128 }.Select(ratio => $"splitter.{ratio}"),
        ];
        items.Where(item => !CostBook.Default.Prices.ContainsKey(item)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_price_is_positive_by_the_metre_or_the_piece_and_says_where_it_comes_from()
    {
        foreach (var (item, price) in CostBook.Default.Prices)
        {
            price.Ore.ShouldBePositive(item);
            price.Unit.ShouldBeOneOf("m", "pcs");
            price.Source.ShouldNotBeNullOrWhiteSpace(item);
        }
    }

    [Fact]
    public void Half_kronor_are_exact() => CostBook.Default.Ore("trench.plot.open-cut").ShouldBe(18_750);

    [Fact]
    public void A_larger_size_costs_more_in_all_and_less_per_part()
    {
        foreach (string series in new[] { "duct.feeder", "duct.distribution", "cable", "cable.drop", "cabinet" })
        {
            var sizes = CostBook
                .Default.Prices.Where(price => price.Key.StartsWith(series + ".", StringComparison.Ordinal))
                .Select(price => (Tail: price.Key[(series.Length + 1)..], price.Value.Ore))
                .Where(price => price.Tail.All(char.IsAsciiDigit))
                .Select(price => (Parts: int.Parse(price.Tail, CultureInfo.InvariantCulture), price.Ore))
                .OrderBy(price => price.Parts)
                .ToList();
            sizes.Count.ShouldBeGreaterThan(2);
            foreach (var (smaller, larger) in sizes.Zip(sizes.Skip(1)))
            {
                larger.Ore.ShouldBeGreaterThan(smaller.Ore, $"{series}.{larger.Parts}");
                (larger.Ore * smaller.Parts).ShouldBeLessThanOrEqualTo(smaller.Ore * larger.Parts, series);
            }
        }
    }

    [Fact]
    public void The_document_of_the_cost_book_states_the_same_prices()
    {
        string[] rows = File.ReadAllLines(Document("cost-book.md"));
        foreach (var (item, price) in CostBook.Default.Prices)
        {
            string sek = (price.Ore / 100m).ToString(price.Ore % 100 == 0 ? "N0" : "N2", CultureInfo.InvariantCulture);
            rows.ShouldContain(row =>
                row.StartsWith($"| `{item}` | {price.Unit} | {sek} | {price.Source} |", StringComparison.Ordinal)
            );
        }
        // The table of prices has a column for the unit, which that of the worth has not.
        rows.Count(row => row.StartsWith("| `", StringComparison.Ordinal) && row.Count(c => c == '|') == 6)
            .ShouldBe(CostBook.Default.Prices.Count);
        var worth = CostBook.Default.Worth;
        foreach (
            var (member, value) in new[]
            {
                ("connectionFeeSek", worth.ConnectionFeeOre / 100),
                ("monthlyMarginSek", worth.MonthlyMarginOre / 100),
                ("years", worth.Years),
            }
        )
        {
            string row = string.Create(CultureInfo.InvariantCulture, $"| `{member}` | {value:N0} |");
            rows.ShouldContain(text => text.StartsWith(row, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_document_of_the_rules_names_every_rule()
    {
        string text = File.ReadAllText(Document("rules.md"));
        foreach (var rule in typeof(PlanningRules).GetProperties().Where(property => property.CanWrite))
        {
            text.ShouldContain($"| `{JsonNamingPolicy.CamelCase.ConvertName(rule.Name)}` |");
        }
    }

    private static string Document(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Byfiber.slnx")))
            {
                return Path.Combine(folder.FullName, "docs", name);
            }
        }
        throw new FileNotFoundException("The repository's root was not found above the test binary.");
    }
}
