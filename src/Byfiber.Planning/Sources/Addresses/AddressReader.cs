using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Sources.Addresses;

/// <summary>
/// Reads addresses from a file beside the map: CSV, GeoJSON points or a GeoPackage (Lantmäteriet's layout or a plain one).
/// A file with bad rows gives nothing, unless asked to skip them; then every skipped row is listed.
/// </summary>
public static class AddressReader
{
    /// <summary>The addresses of a file in the map's plane, in the file's order.</summary>
    /// <param name="path">The file: .csv, .geojson, .json or .gpkg.</param>
    /// <param name="map">The map that they belong to; gives the plane, and what "far outside" means.</param>
    /// <param name="options">Plane of x and y, and what to do with bad rows.</param>
    /// <exception cref="PlanningException">The file cannot be read, or has bad rows; up to 20 of them are named.</exception>
    public static AddressList Read(string path, MapData map, AddressReadOptions? options = null)
    {
        options ??= new AddressReadOptions();
        var table = SourceFile.Kind(path) switch
        {
            ".csv" or ".txt" or ".tsv" => CsvAddresses.Read(path, Crs.FromEpsg(options.Epsg)),
            ".geojson" or ".json" => GeoJsonAddresses.Read(path),
            ".gpkg" => GeoPackageAddresses.Read(path),
            _ => throw new PlanningException(
                $"The addresses {path} have an unknown ending: give a file ending in .csv, .geojson or .gpkg."
            ),
        };
        if (table.Rows.Count == 0)
        {
            throw new PlanningException($"The file {path} holds no addresses: export it again with at least one.");
        }
        return new AddressCheck(table, map).Apply(options.SkipBadRows);
    }
}

/// <summary>Addresses of a file, and what a person should know about them (one sentence each).</summary>
public sealed record AddressList(IReadOnlyList<Premises> Premises, IReadOnlyList<string> Warnings);

/// <summary>How a file of addresses is read.</summary>
public sealed record AddressReadOptions
{
    /// <summary>The plane of a CSV's x and y columns; SWEREF 99 TM unless said.</summary>
    public int Epsg { get; init; } = 3006;

    /// <summary>Leave out bad rows, each with a warning, instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }
}
