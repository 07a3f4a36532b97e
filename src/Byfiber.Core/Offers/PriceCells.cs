using System.Globalization;

namespace Byfiber.Core.Offers;

/// <summary>
/// A price as text, in a form or a file: which columns it has, and what each means. Amounts are kronor ("18 000", "187,50"), lengths
/// metres, both kept as öre and millimetres.
/// </summary>
public static class PriceCells
{
    /// <summary>The columns in the order of forms and files. Only the first must be filled in.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "connection_sek",
        "late_connection_sek",
        "dig_base_sek",
        "dig_base_m",
        "dig_per_m_sek",
        "rot_work_percent",
        "rot_percent",
        "rot_most_sek",
        "instalment_months",
        "instalment_sek",
        "network_monthly_sek",
        "cancel_early_sek",
        "cancel_decided_sek",
        "cancel_building_sek",
    ];

    /// <summary>The price that the cells give; a cell that is no number is told in <paramref name="faults"/> and counts as empty.</summary>
    /// <param name="areaId">Whose price; null for all others.</param>
    /// <param name="cell">The text of a column; null or blank where it is empty.</param>
    /// <param name="inherited">What empty cells take; null lets them be 0, and the late price the same as the one in time.</param>
    /// <param name="faults">Gets the columns that hold something else than a number.</param>
    public static PriceRow Read(
        long? areaId,
        Func<string, string?> cell,
        PricedRow? inherited,
        ICollection<string> faults
    )
    {
        var shown = inherited is null ? null : Write(inherited);
        long connection = Read("connection_sek", 100, null);
        return new PriceRow
        {
            AreaId = areaId,
            ConnectionOre = connection,
            LateConnectionOre = Read("late_connection_sek", 100, connection),
            DigBaseOre = Read("dig_base_sek", 100, 0),
            DigBaseMm = Read("dig_base_m", 1000, 0),
            DigPerMetreOre = Read("dig_per_m_sek", 100, 0),
            RotWorkPercent = (int)Read("rot_work_percent", 1, 0),
            RotPercent = (int)Read("rot_percent", 1, 0),
            RotMostOre = Read("rot_most_sek", 100, 0),
            InstalmentMonths = (int)Read("instalment_months", 1, 0),
            InstalmentOre = Read("instalment_sek", 100, 0),
            NetworkMonthlyOre = Read("network_monthly_sek", 100, 0),
            CancelEarlyOre = Read("cancel_early_sek", 100, 0),
            CancelDecidedOre = Read("cancel_decided_sek", 100, 0),
            CancelBuildingOre = Read("cancel_building_sek", 100, 0),
        };

        long Read(string column, int unit, long? otherwise)
        {
            string? text = cell(column);
            // A late price that follows the one in time goes on following it where an area has a price of its own.
            bool follows = column == "late_connection_sek" && inherited?.LateConnectionOre == inherited?.ConnectionOre;
            if (string.IsNullOrWhiteSpace(text) && !follows)
            {
                text = shown?[column];
            }
            if (string.IsNullOrWhiteSpace(text) && otherwise is { } instead)
            {
                return instead;
            }
            if (Number(text, unit) is { } number)
            {
                return number;
            }
            faults.Add(column);
            return otherwise ?? 0;
        }
    }

    /// <summary>The same price as text, by column, as a file has it ("187.5").</summary>
    public static IReadOnlyDictionary<string, string> Write(PricedRow r) =>
        Columns
            .Zip(
                (string[])
                    [
                        Text(r.ConnectionOre, 100),
                        Text(r.LateConnectionOre, 100),
                        Text(r.DigBaseOre, 100),
                        Text(r.DigBaseMm, 1000),
                        Text(r.DigPerMetreOre, 100),
                        Text(r.RotWorkPercent, 1),
                        Text(r.RotPercent, 1),
                        Text(r.RotMostOre, 100),
                        Text(r.InstalmentMonths, 1),
                        Text(r.InstalmentOre, 100),
                        Text(r.NetworkMonthlyOre, 100),
                        Text(r.CancelEarlyOre, 100),
                        Text(r.CancelDecidedOre, 100),
                        Text(r.CancelBuildingOre, 100),
                    ]
            )
            .ToDictionary(x => x.First, x => x.Second);

    /// <summary>A number as people write it, in the smaller unit; null when it is none, is finer than that, or is absurdly large.</summary>
    private static long? Number(string? text, int unit)
    {
        string plain = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        const NumberStyles Style = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(plain, Style, CultureInfo.InvariantCulture, out decimal number) || number > 1_000_000_000)
        {
            return null;
        }
        // "18,000" is eighteen thousand to some and eighteen to others: that is not ours to guess.
        int decimals = plain.Contains('.', StringComparison.Ordinal) ? plain.Length - plain.IndexOf('.') - 1 : 0;
        if (unit == 100 && decimals > 2)
        {
            return null;
        }
        decimal whole = number * unit;
        return whole == decimal.Truncate(whole) && (unit > 1 || whole <= 10_000) ? (long)whole : null;
    }

    private static string Text(long value, int unit) =>
        (value / (decimal)unit).ToString("0.###", CultureInfo.InvariantCulture);
}
