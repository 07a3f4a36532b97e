namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// What an equal price is weighed against: each area's cost by a plan, split in what is there anyway and what each house adds. Flat
/// arrays, one element an area, in the plan's build order. Money is öre without VAT, as the cost book has it.
/// </summary>
public sealed record PriceBasis
{
    /// <summary>The areas' ids in the plan.</summary>
    public required int[] PlanAreaIds { get; init; }
    public required string[] Names { get; init; }

    /// <summary>Premises that the plan reaches.</summary>
    public required int[] Premises { get; init; }

    /// <summary>The area's bill less <see cref="MarginalOre"/>: sites, backbone, and trenches and ducts that houses share.</summary>
    public required long[] FixedOre { get; init; }

    /// <summary>What the houses add, each alone (<see cref="Plans.PlanPremisesRow.MarginalOre"/>), summed over <see cref="MarginalCount"/> of them.</summary>
    public required long[] MarginalOre { get; init; }

    /// <summary>How many houses <see cref="MarginalOre"/> sums over: those who order in the plan.</summary>
    public required int[] MarginalCount { get; init; }

    /// <summary>How many areas there are.</summary>
    public int Count => PlanAreaIds.Length;
}

/// <summary>What somebody asks the simulator: a price for all, and how many would take it.</summary>
public sealed record PriceWish
{
    /// <summary>The VAT that a connection fee holds: the general rate (mervärdesskattelagen 2023:200, 9 kap. 2 §), percent.</summary>
    public const int UsualVatPercent = 25;

    /// <summary>A million kronor: nobody pays more, and sums of it cannot overflow.</summary>
    public const long MostPriceOre = 100_000_000;

    /// <summary>Everybody, in hundredths of a percent.</summary>
    public const int Everybody = 10_000;

    /// <summary>The one price for all, öre with VAT.</summary>
    public required long PriceOre { get; init; }
    public int VatPercent { get; init; } = UsualVatPercent;

    /// <summary>The plan's cost times so many percent: 115 adds 15 % for what the cost book leaves out.</summary>
    public int CostPercent { get; init; } = 100;

    /// <summary>What a connection leaves each month besides its price, öre without VAT.</summary>
    public long MonthlyOre { get; init; }

    /// <summary>For how many months that is counted; neither discounted nor taxed.</summary>
    public int Months { get; init; }

    /// <summary>The share that takes the price, an area each, hundredths of a percent; not used with <see cref="Demand"/>.</summary>
    public required int[] TakeUp { get; init; }

    /// <summary>The areas that are built; the others cost and bring nothing.</summary>
    public required bool[] Included { get; init; }

    /// <summary>How the share falls as the price rises, the same in every area; null where the shares above hold at any price.</summary>
    public DemandLine? Demand { get; init; }

    /// <exception cref="RefusedException">A figure is out of range; the sentence says which.</exception>
    internal void Check(int areas)
    {
        if (PriceOre is < 0 or > MostPriceOre)
        {
            throw new RefusedException("The price must be from SEK 0 to SEK 1,000,000.");
        }
        if (VatPercent is < 0 or > 100)
        {
            throw new RefusedException("The VAT must be from 0 to 100 percent.");
        }
        if (CostPercent is < 1 or > 1000)
        {
            throw new RefusedException("The cost must be from 1 to 1,000 percent of the plan's.");
        }
        if (MonthlyOre is < 0 or > 10_000_000 || Months is < 0 or > 1200)
        {
            throw new RefusedException("The monthly part must be from SEK 0 to SEK 100,000, for 0 to 1,200 months.");
        }
        if (TakeUp.Length != areas || Included.Length != areas)
        {
            throw new RefusedException("The simulation must give each area of the plan once: open it anew.");
        }
        if (TakeUp.Any(share => share is < 0 or > Everybody))
        {
            throw new RefusedException("Each take-up must be from 0 to 100 percent.");
        }
        Demand?.Check();
    }
}

/// <summary>
/// An assumption of whoever simulates: at two prices so many would sign, and in between the share falls evenly. Beyond the two the same line
/// goes on until everybody or nobody takes it.
/// </summary>
/// <param name="LowOre">The lower price, öre with VAT.</param>
/// <param name="LowShare">The share that takes it, hundredths of a percent.</param>
/// <param name="HighOre">The higher price.</param>
/// <param name="HighShare">The share that takes it; not more than the other.</param>
public sealed record DemandLine(long LowOre, int LowShare, long HighOre, int HighShare)
{
    internal void Check()
    {
        if (
            LowOre < 0
            || HighOre > PriceWish.MostPriceOre
            || LowOre >= HighOre
            || HighShare < 0
            || LowShare > PriceWish.Everybody
            || HighShare > LowShare
        )
        {
            throw new RefusedException(
                "The two prices of the demand must differ, the lower one first, with a take-up from 0 to 100 percent that does not rise with the price."
            );
        }
    }
}
