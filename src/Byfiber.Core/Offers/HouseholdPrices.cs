namespace Byfiber.Core.Offers;

/// <summary>An offer's price as a household reads it, öre with VAT: the parts, and what they add up to.</summary>
/// <param name="ConnectionOre">The connection.</param>
/// <param name="LateConnectionOre">The connection for who orders after the area's decision.</param>
/// <param name="DropMm">The stretch on the plot by the plan, mm; null where the plan does not reach.</param>
/// <param name="DigBaseOre">Digging by the operator: the price of the first stretch.</param>
/// <param name="DigBaseMm">How far that reaches, mm.</param>
/// <param name="DigPerMetreOre">Each metre beyond.</param>
/// <param name="DigOre">Digging the whole drop; null where its length is not known.</param>
/// <param name="RotOre">What one owner may deduct of it by ROT; null where the digging is not known.</param>
/// <param name="InstalmentMonths">Months of the instalment plan; 0 without one.</param>
/// <param name="InstalmentOre">Each instalment.</param>
/// <param name="NetworkMonthlyOre">The network fee, a month, once connected.</param>
/// <param name="CancelEarlyOre">To cancel before the area's decision.</param>
/// <param name="CancelDecidedOre">To cancel after it, before anybody digs.</param>
/// <param name="CancelBuildingOre">To cancel once digging has begun.</param>
public sealed record HouseholdPrices(
    long ConnectionOre,
    long LateConnectionOre,
    long? DropMm,
    long DigBaseOre,
    long DigBaseMm,
    long DigPerMetreOre,
    long? DigOre,
    long? RotOre,
    int InstalmentMonths,
    long InstalmentOre,
    long NetworkMonthlyOre,
    long CancelEarlyOre,
    long CancelDecidedOre,
    long CancelBuildingOre
)
{
    /// <summary>All of it when the owner digs on the plot: the connection alone.</summary>
    public long TotalOwnDigOre => ConnectionOre;

    /// <summary>All of it when the operator digs; null where the length is not known.</summary>
    public long? TotalOre => ConnectionOre + DigOre;

    /// <summary>The same after one owner's ROT deduction.</summary>
    public long? TotalAfterRotOre => TotalOre - RotOre;

    /// <summary>All instalments together; 0 without a plan.</summary>
    public long InstalmentsTotalOre => InstalmentMonths * InstalmentOre;

    /// <summary>The price of an offer, or of whatever else copies its columns.</summary>
    /// <param name="prices">Where the prices stand.</param>
    /// <param name="dropMm">The drop's length, mm; null where it is not known.</param>
    public static HouseholdPrices Of(PricedRow prices, long? dropMm)
    {
        long? dig = dropMm is { } mm ? prices.DigOre(mm) : null;
        return new HouseholdPrices(
            prices.ConnectionOre,
            prices.LateConnectionOre,
            dropMm,
            prices.DigBaseOre,
            prices.DigBaseMm,
            prices.DigPerMetreOre,
            dig,
            dig is { } ore ? prices.RotOre(ore, 1) : null,
            prices.InstalmentMonths,
            prices.InstalmentOre,
            prices.NetworkMonthlyOre,
            prices.CancelEarlyOre,
            prices.CancelDecidedOre,
            prices.CancelBuildingOre
        );
    }

    internal static HouseholdPrices Of(Offer offer) => Of(offer, offer.DropMm);
}
