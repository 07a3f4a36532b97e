using System.Globalization;
using Byfiber.Planning.Geometry;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;

namespace Byfiber.Planning.Sources.Addresses;

/// <summary>
/// Addresses as a GeoPackage's point layer: Lantmäteriet's layout (belägenhetsadress), or columns named as in the CSV. The
/// container is plain SQLite; NetTopologySuite reads the geometries.
/// </summary>
internal static class GeoPackageAddresses
{
    private const int Wgs84 = 4326;

    public static AddressTable Read(string path)
    {
        // SQLite's own error for a missing or empty file says nothing of the kind.
        SourceFile.Open(path).Dispose();
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        using var connection = new SqliteConnection(connectionString.ToString());
        try
        {
            connection.Open();
            var layer = Choose(path, Layers(connection));
            return new AddressTable(path, "row", Plane(path, layer), Rows(connection, layer));
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or InvalidOperationException)
        {
            throw new PlanningException($"The file {path} is no GeoPackage that can be read: export it again.", e);
        }
    }

    private static List<Layer> Layers(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT g.table_name, g.column_name, coalesce(s.organization_coordsys_id, g.srs_id)
            FROM gpkg_geometry_columns g
            JOIN gpkg_contents c ON c.table_name = g.table_name AND c.data_type = 'features'
            LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = c.srs_id
            WHERE upper(g.geometry_type_name) IN ('POINT', 'MULTIPOINT', 'GEOMETRY')
            ORDER BY g.table_name
            """;
        using var reader = command.ExecuteReader();
        var found = new List<(string Table, string Column, int Epsg)>();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        }
        return [.. found.Select(one => new Layer(one.Table, one.Column, one.Epsg, Columns(connection, one.Table)))];
    }

    private static Layer Choose(string path, List<Layer> layers)
    {
        var named = layers.Where(layer => AddressFields.MakeAddress(layer.Known)).ToArray();
        return named.Length switch
        {
            1 => named[0],
            0 => throw new PlanningException(
                $"The file {path} has no point layer with a column \"address\" or \"adressomrade_faststalltnamn\": "
                    + "export the addresses with one."
            ),
            _ => throw new PlanningException(
                $"The file {path} has several layers of addresses ({string.Join(", ", named.Select(layer => layer.Table))}): "
                    + "export one of them alone."
            ),
        };
    }

    private static Crs? Plane(string path, Layer layer)
    {
        try
        {
            return layer.Epsg == Wgs84 ? null : Crs.FromEpsg(layer.Epsg);
        }
        catch (PlanningException e)
        {
            throw new PlanningException($"The layer {layer.Table} of {path} cannot be placed. {e.Message}", e);
        }
    }

    private static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }
        return columns;
    }

    private static List<AddressRow> Rows(SqliteConnection connection, Layer layer)
    {
        var columns = layer.Columns.Where(column => AddressFields.Known(column) is not null).ToArray();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table and column names cannot be parameters; they are quoted.
        command.CommandText =
            $"SELECT {string.Join(", ", columns.Prepend(layer.Column).Select(Quoted))} FROM {Quoted(layer.Table)} ORDER BY rowid";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var geometries = new GeoPackageGeoReader();
        var rows = new List<AddressRow>();
        while (reader.Read())
        {
            var fields = new AddressFields();
            for (var i = 0; i < columns.Length; i++)
            {
                fields.Add(columns[i], Convert.ToString(reader.GetValue(i + 1), CultureInfo.InvariantCulture));
            }
            rows.Add(Row(rows.Count + 1, fields, reader.IsDBNull(0) ? null : reader.GetValue(0) as byte[], geometries));
        }
        return rows;
    }

    private static AddressRow Row(int number, AddressFields fields, byte[]? blob, GeoPackageGeoReader geometries)
    {
        try
        {
            return blob is not null && geometries.Read(blob) is { IsEmpty: false, Coordinate: { } at }
                ? new AddressRow(number, fields, at.X, at.Y)
                : new AddressRow(number, fields, 0, 0, "it has no position");
        }
        catch (Exception e)
            when (e is ArgumentException or ParseException or IOException or IndexOutOfRangeException or FormatException
            )
        {
            return new AddressRow(number, fields, 0, 0, "its geometry cannot be read");
        }
    }

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private sealed record Layer(string Table, string Column, int Epsg, List<string> Columns)
    {
        public IReadOnlyCollection<string> Known { get; } = [.. Columns.Select(AddressFields.Known).OfType<string>()];
    }
}
