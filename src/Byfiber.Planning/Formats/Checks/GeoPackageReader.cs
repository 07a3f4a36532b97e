using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Byfiber.Planning.Formats.Checks;

/// <summary>Reads tables of a GeoPackage by column names, and says in a sentence what a file lacks.</summary>
internal sealed class GeoPackageReader : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;

    /// <exception cref="PlanningException">The file is missing or is no GeoPackage.</exception>
    internal GeoPackageReader(string path)
    {
        _path = path;
        if (!File.Exists(path))
        {
            throw new PlanningException($"\"{path}\" does not exist: give the plan.gpkg that \"byfiber plan\" wrote.");
        }
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        _connection = new SqliteConnection(source.ToString());
        try
        {
            _connection.Open();
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM gpkg_contents, gpkg_spatial_ref_sys, gpkg_geometry_columns";
            command.ExecuteScalar();
        }
        catch (SqliteException e)
        {
            _connection.Dispose();
            throw new PlanningException(
                $"\"{path}\" is no GeoPackage: give the plan.gpkg that \"byfiber plan\" wrote.",
                e
            );
        }
    }

    /// <summary>All rows of a table in the order of its key.</summary>
    /// <exception cref="PlanningException">The table or a column is missing, or a value is of the wrong kind.</exception>
    internal List<T> Read<T>(string table, string columns, Func<Row, T> make)
    {
        var rows = new List<T>();
        try
        {
            using var command = _connection.CreateCommand();
            // Names of tables and columns are this namespace's constants.
#pragma warning disable CA2100
            command.CommandText = $"SELECT {columns} FROM \"{table}\" ORDER BY id";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var row = new Row(reader);
            while (reader.Read())
            {
                rows.Add(make(row));
            }
        }
        catch (SqliteException e)
        {
            throw new PlanningException(
                $"\"{_path}\" has no complete table \"{table}\" ({e.Message.TrimEnd('.')}): write it again with \"byfiber plan\".",
                e
            );
        }
        catch (Exception e)
            when (e
                    is InvalidOperationException
                        or InvalidCastException
                        or FormatException
                        or ArgumentException
                        or OverflowException
                        or IOException
                        or ParseException
            )
        {
            throw new PlanningException(
                $"\"{_path}\", table \"{table}\", row {rows.Count + 1} has an empty or unreadable value: write it again with \"byfiber plan\".",
                e
            );
        }
        return rows;
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>The current row; values by position in the list of columns.</summary>
    internal sealed class Row(SqliteDataReader reader)
    {
        private readonly GeoPackageGeoReader _blobs = new();

        internal int Int(int column) => checked((int)Long(column));

        internal int? IntOrNull(int column) => reader.IsDBNull(column) ? null : Int(column);

        internal long Long(int column) =>
            reader.GetValue(column) as long?
            ?? throw new FormatException($"{reader.GetName(column)} is no whole number");

        internal long? LongOrNull(int column) => reader.IsDBNull(column) ? null : Long(column);

        /// <summary>A decimal number in thousandths.</summary>
        internal long Thousandths(int column) => checked((long)Math.Round(reader.GetDouble(column) * 1000));

        internal bool Flag(int column) => Long(column) != 0;

        internal string Text(int column) => reader.GetString(column);

        internal string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        internal Coordinate[] Line(int column) => _blobs.Read(reader.GetFieldValue<byte[]>(column)).Coordinates;

        internal Coordinate Point(int column) => _blobs.Read(reader.GetFieldValue<byte[]>(column)).Coordinate;
    }
}
