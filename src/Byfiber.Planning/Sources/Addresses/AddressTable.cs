namespace Byfiber.Planning.Sources.Addresses;

/// <summary>
/// A file of addresses before it is checked. <paramref name="RowWord"/> is what its rows are called in messages;
/// <paramref name="Plane"/> the plane of its positions, or null for WGS 84 degrees.
/// </summary>
internal sealed record AddressTable(string Path, string RowWord, Geometry.Crs? Plane, IReadOnlyList<AddressRow> Rows)
{
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>
/// One row: its number in the file (from 1), its fields by lower-case name, its position as written (x or longitude first),
/// and what the reader found wrong with it already.
/// </summary>
internal sealed record AddressRow(int Number, AddressFields Fields, double X, double Y, string? Fault = null);

/// <summary>A row's filled fields; every name of ours has the other names that it goes by.</summary>
internal sealed class AddressFields
{
    public const string Id = "id";
    public const string Address = "address";
    public const string Lon = "lon";
    public const string Lat = "lat";
    public const string X = "x";
    public const string Y = "y";
    public const string Dwellings = "dwellings";
    public const string Workplaces = "workplaces";
    public const string HolidayHomes = "holiday_homes";
    public const string Postcode = "postcode";
    public const string Locality = "locality";
    public const string Property = "property";
    public const string Worth = "worth_sek";

    // Lantmäteriet's names for the parts of a Swedish address.
    private const string Area = "adressomrade_faststalltnamn";
    private const string Farm = "gardsadressomrade_faststalltnamn";
    private const string Place = "adressplatsnummer";
    private const string Letter = "bokstavstillagg";
    private const string Position = "lagestillagg";
    private const string PositionNumber = "lagestillaggsnummer";
    private const string Status = "statusforbelagenhetsadress";
    private const string Valid = "Gällande";

    private static readonly Dictionary<string, string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["objektidentitet"] = Id,
        ["uuid"] = Id,
        ["fid"] = Id,
        ["adress"] = Address,
        ["longitude"] = Lon,
        ["latitude"] = Lat,
        ["easting"] = X,
        ["northing"] = Y,
        ["postnummer"] = Postcode,
        ["addr:postcode"] = Postcode,
        ["postort"] = Locality,
        ["city"] = Locality,
        ["addr:city"] = Locality,
        ["fastighetsbeteckning"] = Property,
        ["worth"] = Worth,
    };

    private static readonly string[] s_ours =
    [
        Id,
        Address,
        Lon,
        Lat,
        X,
        Y,
        Dwellings,
        Workplaces,
        HolidayHomes,
        Postcode,
        Locality,
        Property,
        Worth,
    ];

    private static readonly string[] s_parts =
    [
        Area,
        Farm,
        Place,
        Letter,
        Position,
        PositionNumber,
        Status,
        "addr:street",
        "addr:housenumber",
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The field at a name, or null when missing or blank.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The name that a column is known by here, or null when it has no use.</summary>
    public static string? Known(string column)
    {
        var name = column.Trim();
        return s_ours.Concat(s_parts).FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? s_names.GetValueOrDefault(name);
    }

    /// <summary>Whether these columns, by their known names, make up an address.</summary>
    public static bool MakeAddress(IReadOnlyCollection<string> known) =>
        known.Contains(Address) || known.Contains(Area) || known.Contains("addr:street");

    /// <summary>Keeps a value under its column's known name; a column of our own name beats its other names.</summary>
    public void Add(string column, string? value)
    {
        if (Known(column) is { } name && value?.Trim() is { Length: > 0 } text)
        {
            if (column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                _values[name] = text;
            }
            else
            {
                _values.TryAdd(name, text);
            }
        }
    }

    /// <summary>Lantmäteriet's files also hold addresses that are only planned or no longer valid.</summary>
    public bool IsValid => this[Status] is not { } status || status.Equals(Valid, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address as a person writes it, or null when the row has none.</summary>
    public string? Text()
    {
        if (this[Address] is { } whole)
        {
            return whole;
        }
        if (this["addr:street"] is { } street)
        {
            return $"{street} {this["addr:housenumber"]}".TrimEnd();
        }
        if (this[Area] is not { } area)
        {
            return null;
        }
        string?[] parts = [area, this[Farm], this[Place] + this[Letter], this[Position] + this[PositionNumber]];
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
