using System.Globalization;
using System.Text;
using CsvHelper;

namespace Byfiber.Planning.Sources.Addresses;

/// <summary>
/// Addresses as CSV: the first line names the columns (id, address, lon and lat or x and y; optional dwellings, workplaces,
/// holiday_homes, postcode, locality, property, worth_sek), parted by comma, semicolon or tab. Where it is not comma, decimals may be
/// written with one. UTF-8, else Latin-1, as spreadsheets save it.
/// </summary>
internal static class CsvAddresses
{
    public static AddressTable Read(string path, Geometry.Crs plane)
    {
        try
        {
            return Read(path, plane, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            return Read(path, plane, Encoding.Latin1);
        }
    }

    private static AddressTable Read(string path, Geometry.Crs plane, Encoding encoding)
    {
        // The separator is found from the first line.
        var options = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using var file = SourceFile.Open(path);
        using var csv = CsvReader.Create(new StreamReader(file.Content, encoding), options);
        try
        {
            string[] columns = [.. csv.Headers];
            var (x, y, degrees) = Check(path, columns);
            var rows = new List<AddressRow>();
            while (csv.Read())
            {
                rows.Add(Row(csv.Current.ToArray(), (int)csv.LineNumber, columns, x, y, csv.Separator != ','));
            }
            return new AddressTable(path, "row", degrees ? null : plane, rows) { Warnings = Unused(path, columns) };
        }
        catch (CsvFormatException e)
        {
            throw new PlanningException($"Row {e.LineNumber} of {path} cannot be read as CSV: mend its quotes.", e);
        }
    }

    private static (int X, int Y, bool Degrees) Check(string path, string[] columns)
    {
        var known = columns.Select(AddressFields.Known).ToArray();
        int Place(string name) => Array.IndexOf(known, name);
        var degrees = Place(AddressFields.Lon) >= 0 && Place(AddressFields.Lat) >= 0;
        var metres = Place(AddressFields.X) >= 0 && Place(AddressFields.Y) >= 0;
        var missing =
            Place(AddressFields.Id) < 0 ? "\"id\""
            : !AddressFields.MakeAddress([.. known.OfType<string>()]) ? "\"address\""
            : !degrees && !metres ? "\"lon\" and \"lat\" (or \"x\" and \"y\")"
            : null;
        if (missing is not null)
        {
            throw new PlanningException(
                $"The file {path} has no column {missing}: its first line must name id, address, and lon, lat or x, y; "
                    + $"it names {string.Join(", ", columns)}."
            );
        }
        var twice = known.OfType<string>().GroupBy(name => name).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new PlanningException($"The file {path} has two columns for \"{twice.Key}\": keep one of them.");
        }
        return degrees
            ? (Place(AddressFields.Lon), Place(AddressFields.Lat), true)
            : (Place(AddressFields.X), Place(AddressFields.Y), false);
    }

    private static AddressRow Row(string[] values, int number, string[] columns, int x, int y, bool commaDecimals)
    {
        var fields = new AddressFields();
        if (values.Length != columns.Length)
        {
            var fault = $"it has {values.Length} fields where the first line has {columns.Length}";
            return new AddressRow(number, fields, 0, 0, fault);
        }
        for (var i = 0; i < columns.Length; i++)
        {
            var decimals = commaDecimals && AddressFields.Known(columns[i]) == AddressFields.Worth;
            fields.Add(columns[i], decimals ? values[i].Replace(',', '.') : values[i]);
        }
        return Number(values[x], commaDecimals) is not { } east ? Bad(x)
            : Number(values[y], commaDecimals) is not { } north ? Bad(y)
            : new AddressRow(number, fields, east, north);

        AddressRow Bad(int column) =>
            new(number, fields, 0, 0, $"its {columns[column]} \"{values[column]}\" is no number");
    }

    private static double? Number(string text, bool commaDecimals)
    {
        var plain = commaDecimals ? text.Replace(',', '.') : text;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return double.TryParse(plain, Style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
    }

    private static string[] Unused(string path, string[] columns)
    {
        var unused = columns.Where(column => AddressFields.Known(column) is null).ToArray();
        return unused.Length == 0 ? [] : [$"Columns of {path} that are not used: {string.Join(", ", unused)}."];
    }
}
