namespace Byfiber.Core.Offers;

/// <summary>
/// What a connection costs, in the columns that a price list, an offer and a contract share: each copies them from the one before, so
/// that a later change of price never reaches what was promised. Prices are öre with VAT, as consumers are told them.
/// </summary>
public abstract class PricedRow
{
    /// <summary>The connection fee.</summary>
    public long ConnectionOre { get; init; }

    /// <summary>The fee of one who orders after the area was decided on.</summary>
    public long LateConnectionOre { get; init; }

    /// <summary>Digging on the plot by the operator: the price of the first <see cref="DigBaseMm"/> or part of them.</summary>
    public long DigBaseOre { get; init; }

    /// <summary>How far <see cref="DigBaseOre"/> reaches, mm.</summary>
    public long DigBaseMm { get; init; }

    /// <summary>Each metre, or part of one, beyond it.</summary>
    public long DigPerMetreOre { get; init; }

    /// <summary>How much of the digging is work in the sense of the ROT deduction, percent.</summary>
    public int RotWorkPercent { get; init; }

    /// <summary>The deduction's share of that work, percent; law changes it from year to year.</summary>
    public int RotPercent { get; init; }

    /// <summary>The most that one owner may deduct, öre.</summary>
    public long RotMostOre { get; init; }

    /// <summary>Months of an instalment plan; 0 means that none is offered.</summary>
    public int InstalmentMonths { get; init; }

    /// <summary>Each month's instalment, interest included.</summary>
    public long InstalmentOre { get; init; }

    /// <summary>The network fee, a month, from the day of connection.</summary>
    public long NetworkMonthlyOre { get; init; }

    /// <summary>What it costs to cancel before the area's build decision.</summary>
    public long CancelEarlyOre { get; init; }

    /// <summary>What it costs to cancel after the decision, before anybody digs.</summary>
    public long CancelDecidedOre { get; init; }

    /// <summary>What it costs to cancel once digging has begun.</summary>
    public long CancelBuildingOre { get; init; }

    /// <summary>What the operator's digging on the plot costs, öre: the base, and each begun metre beyond it.</summary>
    /// <param name="lengthMm">The drop's length on the plot, mm; 0 costs nothing.</param>
    public long DigOre(long lengthMm)
    {
        if (lengthMm <= 0)
            return 0;
        long beyondMm = Math.Max(0, lengthMm - DigBaseMm);
        return DigBaseOre + (beyondMm + 999) / 1000 * DigPerMetreOre;
    }

    /// <summary>
    /// What the owners together may deduct of a digging price, öre: whole kronor, rounded down, as the tax agency pays it
    /// (Inkomstskattelagen 67 kap; Skatteverket, rotavdrag).
    /// </summary>
    /// <param name="digOre">The digging's price.</param>
    /// <param name="owners">How many share the deduction.</param>
    public long RotOre(long digOre, int owners) =>
        Math.Min(digOre * RotWorkPercent / 100 * RotPercent / 100, RotMostOre * owners) / 100 * 100;
}
