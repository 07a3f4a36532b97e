using System.Text.Json;
using System.Text.Json.Nodes;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Costs;

public sealed partial record CostBook
{
    private const int MostSek = 1_000_000_000;

    /// <summary>A wrong item this few letters from a known one is taken for a slip of the pen.</summary>
    private const int SlipLetters = 2;

    private static readonly string[] s_bookMembers = ["name", "complete", "prices", "worth"];
    private static readonly string[] s_priceMembers = ["item", "unit", "sek", "source"];

    /// <summary>
    /// The prices of a JSON file (its form is in <c>docs/cost-book.md</c>), laid over the default book; with "complete": true
    /// the file must price every item itself.
    /// </summary>
    /// <exception cref="PlanningException">The file is no cost book; the sentence names the item and its place in the list.</exception>
    public static CostBook Read(string path) => Parse(JsonText.ReadFile(path), path);

    /// <summary>The prices of a JSON text; <paramref name="source"/> is what messages call it (a file's name).</summary>
    /// <exception cref="PlanningException">The text is no cost book; names the item and its place in the list.</exception>
    public static CostBook Parse(string json, string source)
    {
        var book = JsonText.Object(json, source);
        CheckMembers(book, s_bookMembers, $"The cost book {source}");
        var worth = ReadWorth(book, source);
        return new CostBook(
            Text(book, "name") ?? source,
            Merge(ReadPrices(book, source, needed: worth is null), IsComplete(book, source), source)
        )
        {
            Worth = worth ?? new Worth(),
        };
    }

    /// <summary>The list "prices"; a book that only says what a premises is worth needs none.</summary>
    private static Dictionary<string, Price> ReadPrices(JsonElement book, string source, bool needed)
    {
        if (!book.TryGetProperty("prices", out var list) && !needed)
        {
            return new Dictionary<string, Price>(StringComparer.Ordinal);
        }
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new PlanningException($"The cost book {source} has no list \"prices\": give it one.");
        }
        var given = new Dictionary<string, Price>(StringComparer.Ordinal);
        var position = 0;
        foreach (var entry in list.EnumerateArray())
        {
            var (item, price) = ReadPrice(entry, $"Price {++position} of the cost book {source}");
            if (!given.TryAdd(item, price))
            {
                throw new PlanningException($"The cost book {source} has two prices for \"{item}\": keep one of them.");
            }
        }
        return given;
    }

    /// <summary>The book as JSON that <see cref="Parse"/> reads back to the same book; items by name.</summary>
    public string ToJson()
    {
        var prices = Prices
            .OrderBy(price => price.Key, StringComparer.Ordinal)
            .Select(price =>
                (JsonNode)
                    new JsonObject
                    {
                        ["item"] = price.Key,
                        ["unit"] = price.Value.Unit,
                        ["sek"] = price.Value.Ore / 100m,
                        ["source"] = price.Value.Source,
                    }
            );
        var complete = Default.Prices.Keys.All(Prices.ContainsKey);
        var book = new JsonObject
        {
            ["name"] = Name,
            ["complete"] = complete,
            ["worth"] = new JsonObject
            {
                ["connectionFeeSek"] = Worth.ConnectionFeeOre / 100m,
                ["feePer"] = Worth.FeePerUnit ? "unit" : "premises",
                ["monthlyMarginSek"] = Worth.MonthlyMarginOre / 100m,
                ["years"] = Worth.Years,
                ["source"] = Worth.Source,
            },
            ["prices"] = new JsonArray([.. prices]),
        };
        return book.ToJsonString(JsonText.Options) + "\n";
    }

    private static (string Item, Price Price) ReadPrice(JsonElement entry, string where)
    {
        if (entry.ValueKind != JsonValueKind.Object || Text(entry, "item") is not { } item)
        {
            throw new PlanningException($"{where} names no \"item\": give it one, such as \"trench.verge.plough\".");
        }
        where = $"{where} (\"{item}\")";
        CheckMembers(entry, s_priceMembers, where);
        var unit = CheckItem(item, Text(entry, "unit"), where);
        var source =
            Text(entry, "source")
            ?? throw new PlanningException($"{where} has no \"source\": say where it comes from, or \"assumption\".");
        return (item, new Price(ReadOre(entry, where), unit, source));
    }

    private static long ReadOre(JsonElement entry, string where) =>
        entry.TryGetProperty("sek", out var value)
            ? Ore(value, "sek", where)
            : throw new PlanningException($"{where} has no price: give \"sek\", SEK per unit.");

    private static long Ore(JsonElement value, string member, string where)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var sek))
        {
            throw new PlanningException($"{where} has the price {value.GetRawText()}: give \"{member}\" as a number.");
        }
        if (sek < 0 || sek > MostSek)
        {
            throw new PlanningException($"{where} has the price {value.GetRawText()}: give SEK from 0 to {MostSek}.");
        }
        return sek * 100 == decimal.Truncate(sek * 100)
            ? (long)(sek * 100)
            : throw new PlanningException(
                $"{where} has the price {value.GetRawText()}: give at most two decimals (whole öre)."
            );
    }

    /// <summary>The unit that an item is bought in; unknown items must at least belong to a known family.</summary>
    private static string CheckItem(string item, string? unit, string where)
    {
        var expected = Default.Prices.TryGetValue(item, out var known) ? known.Unit : FamilyUnit(item);
        if (expected is null)
        {
            throw new PlanningException($"{where} is of an unknown item: {JsonText.Mend(item, Default.Prices.Keys)}");
        }
        return unit == expected
            ? unit
            : throw new PlanningException(
                $"{where} has the unit \"{unit}\": give \"{expected}\", which the item is bought in."
            );
    }

    /// <summary>Another size ("cable.432") or way of digging ("trench.verge.saw") is bought like its brothers and sisters.</summary>
    private static string? FamilyUnit(string item)
    {
        var stem = item[..(item.LastIndexOf('.') + 1)];
        var family = Default.Prices.Where(price => stem.Length > 0 && IsIn(price.Key, stem)).ToArray();
        var size = item[stem.Length..].All(char.IsAsciiDigit);
        var slip = !size && Default.Prices.Keys.Any(known => JsonText.Distance(item, known) <= SlipLetters);
        var sizes = family.Any(price => price.Key[stem.Length..].All(char.IsAsciiDigit));
        return family.Length == 0 || slip || size != sizes || item.Length == stem.Length ? null : family[0].Value.Unit;
    }

    private static bool IsIn(string item, string stem) =>
        item.StartsWith(stem, StringComparison.Ordinal) && item.LastIndexOf('.') == stem.Length - 1;

    private static Dictionary<string, Price> Merge(Dictionary<string, Price> given, bool complete, string source)
    {
        var missing = Default.Prices.Keys.Where(item => !given.ContainsKey(item)).ToArray();
        if (complete && missing.Length > 0)
        {
            throw new PlanningException(
                $"The cost book {source} says it is complete but has no price for \"{missing[0]}\""
                    + (missing.Length > 1 ? $" and {missing.Length - 1} other items" : "")
                    + ": add them, or take out \"complete\"."
            );
        }
        foreach (var item in missing)
        {
            given.Add(item, Default.Prices[item]);
        }
        return given;
    }

    private static bool IsComplete(JsonElement book, string source) =>
        book.TryGetProperty("complete", out var value)
        && (
            value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.GetBoolean()
                : throw new PlanningException(
                    $"The cost book {source} has a \"complete\" that is neither true nor false."
                )
        );

    private static void CheckMembers(JsonElement element, string[] known, string where)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new PlanningException(
                    $"{where} has the unknown member \"{member.Name}\": {JsonText.Mend(member.Name, known)}"
                );
            }
        }
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString()!.Trim() is { Length: > 0 } text
            ? text
            : null;
}
