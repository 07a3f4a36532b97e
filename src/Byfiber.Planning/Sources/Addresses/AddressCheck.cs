using System.Globalization;
using Byfiber.Planning.Geometry;
using NetTopologySuite.Geometries;

namespace Byfiber.Planning.Sources.Addresses;

/// <summary>Checks every row of a file of addresses and makes premises of the good ones.</summary>
internal sealed class AddressCheck
{
    private const int MostRowsNamed = 20;
    private const int MostUnits = 10_000;
    private const int MostSek = 1_000_000_000;

    /// <summary>An address this far outside the map's roads has a wrong position, not a long drop.</summary>
    private const double FarOutsideMetres = 50_000;

    private readonly AddressTable _table;
    private readonly Crs _crs;
    private readonly Envelope _map = new();
    private readonly Dictionary<string, int> _rowOfId = new(StringComparer.Ordinal);

    public AddressCheck(AddressTable table, MapData map)
    {
        _table = table;
        _crs = map.Crs;
        foreach (var point in map.Roads.SelectMany(road => road.Points))
        {
            _map.ExpandToInclude(point.X, point.Y);
        }
        _map.ExpandBy(FarOutsideMetres);
    }

    /// <exception cref="PlanningException">Rows are bad and are not to be skipped, or no good one is left.</exception>
    public AddressList Apply(bool skipBadRows)
    {
        var premises = new List<Premises>();
        var bad = new List<string>();
        var invalid = 0;
        foreach (var row in _table.Rows)
        {
            if (!row.Fields.IsValid)
            {
                invalid++;
            }
            else if (Make(row, out var one) is { } fault)
            {
                bad.Add($"{_table.RowWord} {row.Number}: {fault}");
            }
            else
            {
                premises.Add(one!);
            }
        }
        if (bad.Count > 0 && (!skipBadRows || premises.Count == 0))
        {
            throw Refuse(bad);
        }
        var warnings = new List<string>(_table.Warnings);
        warnings.AddRange(bad.Select(row => $"Skipped in {_table.Path}, {row}."));
        if (invalid > 0)
        {
            warnings.Add($"{invalid} addresses of {_table.Path} are not valid ones (Gällande) and were left out.");
        }
        return new AddressList(premises, warnings);
    }

    private PlanningException Refuse(List<string> bad)
    {
        var named = string.Join("; ", bad.Take(MostRowsNamed));
        var more = bad.Count > MostRowsNamed ? $"; and {bad.Count - MostRowsNamed} more" : "";
        var rows = bad.Count == 1 ? "1 bad row" : $"{bad.Count} bad rows";
        return new PlanningException(
            $"The file {_table.Path} has {rows} of {_table.Rows.Count} ({named}{more}): mend them, or skip bad rows (--skip-bad-rows)."
        );
    }

    /// <summary>What is wrong with a row, or null and the premises it makes.</summary>
    private string? Make(AddressRow row, out Premises? premises)
    {
        premises = null;
        if ((row.Fault ?? WrongUnit(row)) is { } fault)
        {
            return fault;
        }
        if (row.Fields.Text() is not { } address)
        {
            return "it has no address";
        }
        var point = Point(row);
        if (!_map.Contains(point.X, point.Y))
        {
            return Written(row, "its position {0}, {1} lies far outside the map (are the two swapped?)");
        }
        if (ReadUnits(row.Fields, out var units) is { } wrongUnits)
        {
            return wrongUnits;
        }
        if (ReadWorth(row.Fields, out var worthOre) is { } wrongWorth)
        {
            return wrongWorth;
        }
        var id = row.Fields[AddressFields.Id] ?? Written(row, address + "@{0},{1}");
        if (!_rowOfId.TryAdd(id, row.Number))
        {
            return $"its id \"{id}\" is also that of {_table.RowWord} {_rowOfId[id]}";
        }
        premises = new Premises(id, point, address)
        {
            Units = units,
            Postcode = row.Fields[AddressFields.Postcode],
            Locality = row.Fields[AddressFields.Locality],
            Property = row.Fields[AddressFields.Property],
            WorthOre = worthOre,
        };
        return null;
    }

    private string? WrongUnit(AddressRow row)
    {
        var degrees = Math.Abs(row.X) <= 180 && Math.Abs(row.Y) <= 90;
        return degrees == _table.Plane is null ? null
            : degrees ? Written(row, "its position {0}, {1} is in degrees where metres belong (mixed coordinates)")
            : Written(row, "its position {0}, {1} is in metres where degrees belong (mixed coordinates)");
    }

    private MapPoint Point(AddressRow row)
    {
        if (_table.Plane is not { } plane)
        {
            return _crs.Project(new LonLat(row.X, row.Y));
        }
        // SWEREF 99 TM and UTM 33 are the same figures: converting would only round twice.
        var same = plane.CentralMeridian == _crs.CentralMeridian && plane.FalseEasting == _crs.FalseEasting;
        var point = MapPoint.Rounded(row.X, row.Y);
        return same ? point : _crs.Project(plane.Unproject(point));
    }

    private static string? ReadUnits(AddressFields fields, out Units units)
    {
        units = new Units(1, 0, 0);
        string[] names = [AddressFields.Dwellings, AddressFields.Workplaces, AddressFields.HolidayHomes];
        if (names.All(name => fields[name] is null))
        {
            return null;
        }
        var counts = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var text = fields[names[i]] ?? "0";
            if (
                !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out counts[i])
                || counts[i] > MostUnits
            )
            {
                return $"its {names[i]} \"{text}\" is no whole number from 0 to {MostUnits}";
            }
        }
        units = new Units(counts[0], counts[1], counts[2]);
        return null;
    }

    private static string? ReadWorth(AddressFields fields, out long? ore)
    {
        ore = null;
        if (fields[AddressFields.Worth] is not { } text)
        {
            return null;
        }
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (
            !decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var sek)
            || sek is < 0 or > MostSek
            || sek * 100 != decimal.Truncate(sek * 100)
        )
        {
            return $"its worth \"{text}\" is no amount in SEK from 0 to {MostSek} with at most two decimals";
        }
        ore = (long)(sek * 100);
        return null;
    }

    private static string Written(AddressRow row, string format) =>
        string.Format(CultureInfo.InvariantCulture, format, row.X, row.Y);
}
