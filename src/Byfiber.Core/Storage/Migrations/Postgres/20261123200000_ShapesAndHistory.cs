using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Byfiber.Core.Storage.Migrations.Postgres;

/// <summary>
/// What the model cannot say: GiST indexes over every shape's box, and triggers that refuse changes to history. Written by hand; a
/// migration never changes once it is out.
/// </summary>
[DbContext(typeof(PostgresByfiberDb))]
[Migration("20261123200000_ShapesAndHistory")]
public sealed class ShapesAndHistory : Migration
{
    private static readonly string[] Frozen =
    [
        "import_batch",
        "journal_entry",
        "plan_run_status",
        "plan_revision",
        "revision_adoption",
        "plan_document",
        "plan_area",
        "plan_node",
        "plan_trench",
        "plan_cable",
        "plan_premises",
        "plan_site",
        "plan_cabinet",
        "plan_fibre_path",
        "plan_bill",
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE EXTENSION IF NOT EXISTS postgis;");
        migrationBuilder.Sql("CREATE EXTENSION IF NOT EXISTS btree_gist;");
        migrationBuilder.Sql("CREATE EXTENSION IF NOT EXISTS pg_trgm;");
        migrationBuilder.Sql("CREATE INDEX ix_premises_search_words ON premises USING gin (search_text gin_trgm_ops);");
        foreach (string table in (string[])["road", "building", "water"])
        {
            Index(migrationBuilder, table, "ST_MakeEnvelope(min_x, min_y, max_x, max_y)");
        }
        Index(migrationBuilder, "premises", "ST_MakeEnvelope(x, y, x, y)");
        foreach (string table in (string[])["plan_trench", "plan_cable"])
        {
            Index(migrationBuilder, table, "revision_id, ST_MakeEnvelope(min_x, min_y, max_x, max_y)");
        }
        foreach (string table in (string[])["plan_node", "plan_premises"])
        {
            Index(migrationBuilder, table, "revision_id, ST_MakeEnvelope(x, y, x, y)");
        }
        migrationBuilder.Sql(
            """
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is history and cannot be changed or deleted', TG_TABLE_NAME;
            END $$;
            """
        );
        foreach (string table in Frozen)
        {
            migrationBuilder.Sql(
                $"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                    + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();"
            );
        }
    }

    private static void Index(MigrationBuilder migration, string table, string box) =>
        migration.Sql($"CREATE INDEX ix_{table}_box ON {table} USING gist ({box});");
}
