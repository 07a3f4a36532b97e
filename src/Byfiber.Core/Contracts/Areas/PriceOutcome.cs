namespace Byfiber.Core.Contracts.Areas;

/// <summary>What a price for all comes to. Money in öre without VAT unless said otherwise.</summary>
public sealed record PriceOutcome
{
    public required IReadOnlyList<PriceAreaOutcome> Areas { get; init; }
    public required int Takers { get; init; }
    public required long IncomeOre { get; init; }
    public required long CostOre { get; init; }

    /// <summary>Income less cost.</summary>
    public long MarginOre => IncomeOre - CostOre;

    /// <summary>What is missing for the whole to pay; 0 when nothing is.</summary>
    public long SubsidyOre => Math.Max(0, -MarginOre);

    /// <summary>What the areas with a surplus carry of the others' deficits.</summary>
    public required long CarriedOre { get; init; }

    /// <summary>The lowest price at which the whole pays, öre with VAT; null when none up to a million kronor does.</summary>
    public required long? BreakEvenOre { get; init; }

    /// <summary>The highest such price: beyond it too few sign. Null where take-up does not depend on the price.</summary>
    public required long? HighestOre { get; init; }

    /// <summary>The price with the largest margin; null where take-up does not depend on the price, or never ends doing so.</summary>
    public required long? BestOre { get; init; }

    /// <summary>The lowest share, the same in every area, at which the whole pays at this price, hundredths of a percent; null when none does.</summary>
    public required int? BreakEvenShare { get; init; }

    /// <summary>The margin at prices from 0 on.</summary>
    public required IReadOnlyList<PricePoint> ByPrice { get; init; }

    /// <summary>The margin at this price when every area has the same share.</summary>
    public required IReadOnlyList<SharePoint> ByShare { get; init; }

    /// <summary>The margin by price and take-up together: a row for each price, when every area has the same share.</summary>
    public required IReadOnlyList<PriceRow> ByBoth { get; init; }

    /// <summary>What a tenth more or less of price, take-up and cost does, the one that matters most first.</summary>
    public required IReadOnlyList<PriceSensitivity> Sensitivity { get; init; }
}

/// <summary>One area at the price for all.</summary>
public sealed record PriceAreaOutcome
{
    public required int PlanAreaId { get; init; }
    public required string Name { get; init; }
    public required bool Included { get; init; }
    public required int Premises { get; init; }
    public required int Takers { get; init; }
    public required long IncomeOre { get; init; }
    public required long CostOre { get; init; }
    public long MarginOre => IncomeOre - CostOre;

    /// <summary>The price at which the area would carry itself with as many takers, öre with VAT; null when none up to a million kronor does.</summary>
    public required long? OwnPriceOre { get; init; }

    /// <summary>What it gives to other areas.</summary>
    public required long GivesOre { get; init; }

    /// <summary>What it gets from other areas; the rest of its deficit nobody covers.</summary>
    public required long GetsOre { get; init; }
}

/// <summary>The total margin at a price (öre with VAT), and how many take it.</summary>
public sealed record PricePoint(long PriceOre, long MarginOre, int Takers);

/// <summary>The total margin at a take-up (hundredths of a percent).</summary>
public sealed record SharePoint(int Share, long MarginOre);

/// <summary>The total margins at one price (öre with VAT), by take-up.</summary>
public sealed record PriceRow(long PriceOre, IReadOnlyList<SharePoint> Shares);

/// <summary>The total margin with a tenth less and a tenth more of something.</summary>
public sealed record PriceSensitivity(PriceFactor Factor, long LessOre, long MoreOre)
{
    public long SpreadOre => Math.Abs(MoreOre - LessOre);
}

public enum PriceFactor
{
    Price,
    TakeUp,
    Cost,
}
