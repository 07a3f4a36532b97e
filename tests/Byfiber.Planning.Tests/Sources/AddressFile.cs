using System.Globalization;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Byfiber.Planning.Tests.Sources;

/// <summary>A map to put addresses on, and a writer of GeoPackages in the layouts that people have.</summary>
internal static class AddressFile
{
    /// <summary>A road through Vingåker in SWEREF 99 TM; its middle is 550,000 east, 6,544,500 north.</summary>
    public static MapData Map { get; } =
        new()
        {
            Name = "test",
            Crs = Crs.Sweref99Tm,
            Roads = [new Road("1", RoadClass.Residential, null, [new(549_500, 6_544_500), new(550_500, 6_544_500)])],
        };

    public static LonLat Degrees(double x, double y) => Crs.Sweref99Tm.Unproject(new MapPoint(x, y));

    /// <summary>A GeoPackage with one point layer; each row is a position and its values, in the columns' order.</summary>
    public static string WriteGeoPackage(
        string path,
        int epsg,
        string[] columns,
        params (double X, double Y, string?[] Values)[] rows
    )
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(
            connection,
            $"""
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
                organization_coordsys_id INTEGER, definition TEXT);
            CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('plane', {epsg.ToString(CultureInfo.InvariantCulture)}, 'EPSG',
                {epsg.ToString(CultureInfo.InvariantCulture)}, '');
            INSERT INTO gpkg_contents VALUES ('layer', 'features', {epsg.ToString(CultureInfo.InvariantCulture)});
            INSERT INTO gpkg_geometry_columns VALUES ('layer', 'geom', 'POINT', {epsg.ToString(
                CultureInfo.InvariantCulture
            )});
            CREATE TABLE layer (geom BLOB, {string.Join(", ", columns.Select(column => $"\"{column}\" TEXT"))});
            """
        );
        var writer = new GeoPackageGeoWriter();
        foreach (var (x, y, values) in rows)
        {
            using var insert = connection.CreateCommand();
            var names = values.Select((_, i) => $"$v{i}").ToArray();
            insert.CommandText = $"INSERT INTO layer VALUES ($geom, {string.Join(", ", names)})";
            insert.Parameters.AddWithValue("$geom", writer.Write(new Point(x, y) { SRID = epsg }));
            for (var i = 0; i < values.Length; i++)
            {
                insert.Parameters.AddWithValue(names[i], (object?)values[i] ?? DBNull.Value);
            }
            insert.ExecuteNonQuery();
        }
        return path;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
