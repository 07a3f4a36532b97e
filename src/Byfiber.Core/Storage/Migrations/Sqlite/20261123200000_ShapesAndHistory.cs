using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Byfiber.Core.Storage.Migrations.Sqlite;

/// <summary>
/// What the model cannot say: R*Tree tables over every shape, kept by triggers, and triggers that refuse changes to history.
/// Written by hand; a migration never changes once it is out.
/// </summary>
[DbContext(typeof(SqliteByfiberDb))]
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
        foreach (string table in (string[])["road", "building", "water"])
        {
            Index(migrationBuilder, table, "new.min_x, new.max_x, new.min_y, new.max_y");
        }
        Index(migrationBuilder, "premises", "new.x, new.x, new.y, new.y");
        foreach (string table in (string[])["plan_trench", "plan_cable"])
        {
            IndexOfRevision(migrationBuilder, table, "new.min_x, new.max_x, new.min_y, new.max_y");
        }
        foreach (string table in (string[])["plan_node", "plan_premises"])
        {
            IndexOfRevision(migrationBuilder, table, "new.x, new.x, new.y, new.y");
        }
        foreach (string table in Frozen)
        {
            foreach (string verb in (string[])["UPDATE", "DELETE"])
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER {table}_no_{verb.ToLowerInvariant()} BEFORE {verb} ON {table} "
                        + $"BEGIN SELECT RAISE(ABORT, '{table} is history and cannot be changed or deleted'); END;"
                );
            }
        }
    }

    private static void Index(MigrationBuilder migration, string table, string box)
    {
        migration.Sql($"CREATE VIRTUAL TABLE {table}_box USING rtree(id, min_x, max_x, min_y, max_y);");
        migration.Sql(
            $"CREATE TRIGGER {table}_box_insert AFTER INSERT ON {table} BEGIN "
                + $"INSERT INTO {table}_box VALUES (new.id, {box}); END;"
        );
        string moved = box.Replace("new.", "", StringComparison.Ordinal)
            .Replace("x, x, y, y", "x, y", StringComparison.Ordinal);
        migration.Sql(
            $"CREATE TRIGGER {table}_box_update AFTER UPDATE OF {moved} ON {table} BEGIN "
                + $"INSERT OR REPLACE INTO {table}_box VALUES (new.id, {box}); END;"
        );
        migration.Sql(
            $"CREATE TRIGGER {table}_box_delete AFTER DELETE ON {table} BEGIN "
                + $"DELETE FROM {table}_box WHERE id = old.id; END;"
        );
    }

    /// <summary>Parts of a plan are never changed, so inserting is all. The revision is a third dimension of the box.</summary>
    private static void IndexOfRevision(MigrationBuilder migration, string table, string box)
    {
        migration.Sql(
            $"CREATE VIRTUAL TABLE {table}_box USING rtree(id, min_x, max_x, min_y, max_y, min_revision, max_revision);"
        );
        migration.Sql(
            $"CREATE TRIGGER {table}_box_insert AFTER INSERT ON {table} BEGIN "
                + $"INSERT INTO {table}_box VALUES ((new.revision_id << 32) | new.id, {box}, new.revision_id, new.revision_id); END;"
        );
    }
}
