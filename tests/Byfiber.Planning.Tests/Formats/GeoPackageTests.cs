using Byfiber.Planning.Formats;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;

namespace Byfiber.Planning.Tests.Formats;

public class GeoPackageTests
{
    [Fact]
    public void The_header_says_GeoPackage_1_3()
    {
        Scalar("PRAGMA application_id").ShouldBe(0x47504B47L);
        Scalar("PRAGMA user_version").ShouldBe(10300L);
        Scalar("PRAGMA integrity_check").ShouldBe("ok");
        Scalar("SELECT count(*) FROM pragma_foreign_key_check").ShouldBe(0L);
    }

    [Fact]
    public void The_reference_systems_that_the_standard_asks_for_are_there() =>
        Column("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id").ShouldBe([-1L, 0L, 3006L, 4326L]);

    [Fact]
    public void Every_table_is_registered_and_every_registered_table_is_there() =>
        Column("SELECT table_name FROM gpkg_contents ORDER BY 1")
            .ShouldBe(
                Column(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'gpkg_%' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
                )
            );

    [Fact]
    public void Every_layer_with_geometry_names_its_column_and_every_table_has_an_integer_key()
    {
        Column("SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY 1")
            .ShouldBe(Column("SELECT table_name FROM gpkg_geometry_columns WHERE column_name = 'geom' ORDER BY 1"));
        Scalar(
                """
                SELECT count(*) FROM gpkg_contents c WHERE NOT EXISTS
                  (SELECT 1 FROM pragma_table_info(c.table_name) i WHERE i.name = 'id' AND i.pk = 1 AND i.type = 'INTEGER')
                """
            )
            .ShouldBe(0L);
    }

    [Fact]
    public void A_geometry_is_a_blob_of_the_standard_in_the_plans_plane()
    {
        var blob = (byte[])Scalar("SELECT geom FROM trenches WHERE id = 1")!;
        blob[..2].ShouldBe("GP"u8.ToArray());
        var line = new GeoPackageGeoReader { HandleSRID = true }.Read(blob);
        line.SRID.ShouldBe(3006);
        line.AsText().ShouldBe("LINESTRING (548000 6542000, 548100 6542000, 548200 6542000)");
    }

    [Fact]
    public void Quantities_are_decimals_in_their_unit() =>
        Scalar("SELECT quantity FROM bill_of_materials WHERE item = 'cable.drop.2'").ShouldBe(195.0);

    [Fact]
    public void The_same_plan_gives_the_same_file()
    {
        var gpkg = PlanFiles.All.Single(file => file.Name == "plan.gpkg");
        gpkg.ToBytes(TinyPlan.Make(), TestContext.Current.CancellationToken)
            .ShouldBe(gpkg.ToBytes(TinyPlan.Make(), TestContext.Current.CancellationToken));
    }

    private static object? Scalar(string sql) => Column(sql).Single();

    private static List<object?> Column(string sql)
    {
        using var directory = new TempDirectory();
        using var connection = new SqliteConnection($"Data Source={TinyPlan.WriteGeoPackage(directory)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var values = new List<object?>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0));
        }
        return values;
    }
}
