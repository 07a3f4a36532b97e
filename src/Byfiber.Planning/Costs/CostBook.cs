namespace Byfiber.Planning.Costs;

/// <summary>
/// Prices by item, in öre per unit, each with its source or the word "assumption". Items are names with dots, the same in
/// the book, in the bill of materials and in the plan's tables ("trench.verge.plough", "cable.96", "cabinet.288").
/// </summary>
public sealed partial record CostBook(string Name, IReadOnlyDictionary<string, Price> Prices)
{
    /// <summary>What a connected premises is worth, where its address does not say.</summary>
    public Worth Worth { get; init; } = new();

    /// <summary>The price in öre of one unit (metre, piece) of an item.</summary>
    /// <exception cref="PlanningException">The book has no such item; the message says how to add it.</exception>
    public long Ore(string item) =>
        Prices.TryGetValue(item, out var price)
            ? price.Ore
            : throw new PlanningException(
                $"The cost book \"{Name}\" has no price for \"{item}\": add it under \"prices\"."
            );

    /// <summary>The cost in öre of a length in millimetres at the item's price per metre, rounded half up.</summary>
    public long OreForMm(string item, long lengthMm) => (checked(Ore(item) * lengthMm) + 500) / 1000;
}

/// <summary>One price: öre per unit ("m", "pcs"), and where the figure comes from.</summary>
public sealed record Price(long Ore, string Unit, string Source);
