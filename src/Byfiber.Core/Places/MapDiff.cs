using Byfiber.Planning.Geometry;
using Source = Byfiber.Planning.Sources;

namespace Byfiber.Core.Places;

/// <summary>How a map's premises differ from the current ones.</summary>
public sealed record MapDiff(
    IReadOnlyList<PremisesChange> Added,
    IReadOnlyList<PremisesChange> Changed,
    IReadOnlyList<PremisesChange> Removed,
    int UnchangedCount
)
{
    /// <summary>Compares by source id; ids and lists are in the map's order, the removed ones in the order of their ids.</summary>
    internal static MapDiff Between(IReadOnlyCollection<Premises> known, IReadOnlyList<Source.Premises> map)
    {
        var current = known.Where(p => p.RemovedBatchId is null).ToDictionary(p => p.SourceId, StringComparer.Ordinal);
        var added = new List<PremisesChange>();
        var changed = new List<PremisesChange>();
        int unchanged = 0;
        foreach (var premises in map)
        {
            if (!current.Remove(premises.Id, out var old))
            {
                added.Add(new PremisesChange(premises.Id, premises.Address, []));
            }
            else if (Differences(old, premises) is { Count: > 0 } fields)
            {
                changed.Add(new PremisesChange(premises.Id, premises.Address, fields));
            }
            else
            {
                unchanged++;
            }
        }
        var removed = current
            .Values.OrderBy(p => p.Id)
            .Select(p => new PremisesChange(p.SourceId, p.Address, []))
            .ToList();
        return new MapDiff(added, changed, removed, unchanged);
    }

    private static List<FieldChange> Differences(Premises old, Source.Premises now)
    {
        var fields = new List<FieldChange>();
        Compare("address", old.Address, now.Address);
        Compare("postcode", old.Postcode, now.Postcode);
        Compare("locality", old.Locality, now.Locality);
        Compare("property", old.Property, now.Property);
        Compare("position", Position(new MapPoint(old.X, old.Y)), Position(now.Point));
        Compare("dwellings", Number(old.Dwellings), Number(now.Units.Dwellings));
        Compare("workplaces", Number(old.Workplaces), Number(now.Units.Workplaces));
        Compare("holidayHomes", Number(old.HolidayHomes), Number(now.Units.HolidayHomes));
        Compare("worth", Kronor(old.WorthOre), Kronor(now.WorthOre));
        return fields;

        void Compare(string field, string? before, string? after)
        {
            if (!string.Equals(before, after, StringComparison.Ordinal))
            {
                fields.Add(new FieldChange(field, before, after));
            }
        }
    }

    private static string Position(MapPoint p) => FormattableString.Invariant($"{p.X:0.###} {p.Y:0.###}");

    private static string? Kronor(long? ore) =>
        ore is { } known ? FormattableString.Invariant($"{known / 100m:0.##}") : null;

    private static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A premises that an import adds, changes or removes; for a changed one, what differs.</summary>
public sealed record PremisesChange(string SourceId, string Address, IReadOnlyList<FieldChange> Fields);

/// <summary>One field before and after, as text without culture ("position": "x y" in metres, "worth" in kronor).</summary>
public sealed record FieldChange(string Field, string? Before, string? After);
