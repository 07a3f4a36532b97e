using System.Globalization;
using Byfiber.Planning.Geometry;
using Microsoft.Data.Sqlite;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Writes <c>plan.gpkg</c>: OGC GeoPackage 1.3 (OGC 12-128r17), one layer per table of the plan, in the plan's own plane. The
/// file holds everything that <see cref="PlanCheck"/> needs: rules and prices too. The same plan gives the same rows.
/// </summary>
public static class GeoPackageWriter
{
    /// <summary>"GPKG", the application id by which readers know the format, and version 1.3.0.</summary>
    private const int ApplicationId = 0x47504B47;
    private const int UserVersion = 10300;

    /// <summary>
    /// Required by the standard; fixed, because a moment would make two files of the same plan differ.
    /// </summary>
    private const string LastChange = "2000-01-01T00:00:00.000Z";

    /// <summary>Writes a new file at <paramref name="path"/>, which must not exist.</summary>
    /// <exception cref="IOException">No space or no right to write there; <see cref="PlanFiles"/> turns it into a sentence.</exception>
    public static void Write(Plan plan, string path, CancellationToken cancel = default)
    {
        try
        {
            WriteTables(plan, path, cancel);
        }
        catch (SqliteException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static void WriteTables(Plan plan, string path, CancellationToken cancel)
    {
        // Pooling would keep the file open after us, and it is about to be moved.
        var target = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        using var connection = new SqliteConnection(target.ToString());
        connection.Open();
        // The file is thrown away if writing fails, so a rollback journal would only cost time.
        Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;");
        Run(connection, Invariant($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {UserVersion};"));
        using var transaction = connection.BeginTransaction();
        Run(connection, StandardTables);
        WriteReferenceSystems(connection, plan.Crs);
        var bounds = Bounds.Of(plan);
        foreach (var table in PlanTables.Of(plan))
        {
            Run(connection, table.CreateSql);
            Register(connection, table, plan.Crs.Epsg, bounds);
            table.Fill(connection, cancel);
        }
        Run(connection, Indexes);
        transaction.Commit();
    }

    private const string StandardTables = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
          description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        """;

    private const string Indexes = """
        CREATE INDEX cable_ducts_cable ON cable_ducts(cable_id, seq);
        CREATE INDEX ducts_trench ON ducts(trench_id);
        CREATE INDEX fibre_paths_premises ON fibre_paths(premises_id);
        """;

    private static void WriteReferenceSystems(SqliteConnection connection, Crs crs)
    {
        const string Geographic =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
            + "UNIT[\"degree\",0.0174532925199433]]";
        (string Name, int Id, string Organisation, string Definition)[] systems =
        [
            ("Undefined cartesian SRS", -1, "NONE", "undefined"),
            ("Undefined geographic SRS", 0, "NONE", "undefined"),
            ("WGS 84 geodetic", 4326, "EPSG", Geographic),
            (crs.Name, crs.Epsg, "EPSG", WellKnownText(crs)),
        ];
        foreach (var (name, id, organisation, definition) in systems)
        {
            Run(
                connection,
                "INSERT INTO gpkg_spatial_ref_sys VALUES ($name, $id, $organisation, $id, $definition, NULL)",
                ("$name", name),
                ("$id", id),
                ("$organisation", organisation),
                ("$definition", definition)
            );
        }
    }

    private static string WellKnownText(Crs crs) =>
        Invariant(
            $"PROJCS[\"{crs.Name}\",GEOGCS[\"ETRS89\",DATUM[\"European_Terrestrial_Reference_System_1989\",SPHEROID[\"GRS 1980\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",{crs.CentralMeridian}],PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",{crs.FalseEasting}],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"{crs.Epsg}\"]]"
        );

    private static void Register(SqliteConnection connection, GeoPackageTable table, int epsg, Bounds bounds)
    {
        var spatial = table.Geometry is not null;
        Run(
            connection,
            "INSERT INTO gpkg_contents VALUES ($name, $type, $name, '', $change, $minX, $minY, $maxX, $maxY, $srs)",
            ("$name", table.Name),
            ("$type", spatial ? "features" : "attributes"),
            ("$change", LastChange),
            ("$minX", spatial ? bounds.MinX : DBNull.Value),
            ("$minY", spatial ? bounds.MinY : DBNull.Value),
            ("$maxX", spatial ? bounds.MaxX : DBNull.Value),
            ("$maxY", spatial ? bounds.MaxY : DBNull.Value),
            ("$srs", spatial ? epsg : DBNull.Value)
        );
        if (spatial)
        {
            Run(
                connection,
                "INSERT INTO gpkg_geometry_columns VALUES ($name, 'geom', $geometry, $srs, 0, 0)",
                ("$name", table.Name),
                ("$geometry", table.Geometry!),
                ("$srs", epsg)
            );
        }
    }

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        // The statements are this file's own text: names of tables, never anything from a map.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }
        command.ExecuteNonQuery();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
