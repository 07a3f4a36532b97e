using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Places;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Storage;

public class MigrationTests
{
    [Theory, OnBoth]
    public async Task The_migrations_make_exactly_the_model(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using var rows = db.Open();

        rows.Database.HasPendingModelChanges().ShouldBeFalse("make a migration: dotnet ef migrations add");
        (await rows.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Programs_that_start_at_once_migrate_one_after_the_other(string kind)
    {
        await using var db = await TestDatabases.EmptyAsync(kind);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => db.Database.MigrateAsync())));

        await using var rows = db.Open();
        (await rows.Premises.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_database_of_a_newer_program_is_left_alone(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using (var rows = db.Open())
        {
            await rows.Database.ExecuteSqlAsync(
                $"""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Future', '99.0')"""
            );
        }

        var refused = await Should.ThrowAsync<RefusedException>(() => db.Database.MigrateAsync());

        refused.Message.ShouldContain("newer version of Byfiber (29990101000000_Future)");
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        await using var db = await TestDatabases.NewAsync(TestDatabases.Sqlite);
        await using (var rows = db.Open())
        {
            await rows.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        }

        await db.Database.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory, OnBoth]
    public async Task Every_reference_and_every_shape_has_an_index(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using var rows = db.Open();
        var missing = rows
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetForeignKeys())
            .Where(f =>
                !f
                    .DeclaringEntityType.GetIndexes()
                    .Select(i => i.Properties)
                    .Concat(f.DeclaringEntityType.GetKeys().Select(k => k.Properties))
                    .Any(indexed => indexed.Take(f.Properties.Count).SequenceEqual(f.Properties))
            )
            .Select(f => f.GetConstraintName());
        missing.ShouldBeEmpty();

        var shapes = rows
            .Model.GetEntityTypes()
            .Where(e => e.FindProperty("ShapeWkb") is not null || e.FindProperty("X") is not null)
            .Select(e => e.GetTableName()!)
            // Few rows each: areas, sites and cabinets are read whole.
            .Except(["area", "plan_site", "plan_cabinet"]);
        var names = await rows
            .Database.SqlQueryRaw<string>(
                kind == TestDatabases.Sqlite
                    ? "SELECT name AS Value FROM sqlite_master"
                    : "SELECT indexname AS \"Value\" FROM pg_indexes"
            )
            .ToListAsync();
        foreach (string table in shapes)
        {
            names.ShouldContain(kind == TestDatabases.Sqlite ? $"{table}_box" : $"ix_{table}_box");
        }
    }

    [Theory]
    [InlineData("SELECT * FROM premises WHERE search_text >= 'a' AND search_text < 'b'", "ix_premises_search_text")]
    [InlineData(
        "SELECT * FROM plan_premises WHERE premises_id = 7 AND revision_id = 1",
        "ix_plan_premises_premises_id_revision_id"
    )]
    [InlineData(
        "SELECT * FROM plan_premises WHERE revision_id = 1 AND area_id = 1 AND status = 'Planned'",
        "ix_plan_premises_revision_id_area_id_status"
    )]
    [InlineData("SELECT * FROM plan_trench WHERE revision_id = 1 ORDER BY id", "pk")]
    [InlineData(
        "SELECT * FROM plan_fibre_path WHERE revision_id = 1 AND plan_premises_id = 1",
        "ix_plan_fibre_path_revision_id_plan_premises_id"
    )]
    [InlineData(
        "SELECT * FROM plan_document WHERE revision_id = 1 AND file_name = 'plan.gpkg'",
        "ix_plan_document_revision_id_file_name"
    )]
    [InlineData("SELECT * FROM plan_run_status WHERE run_id = 1 ORDER BY id DESC LIMIT 1", "ix_plan_run_status_run_id")]
    [InlineData(
        "SELECT * FROM journal_entry WHERE subject_type = 'PlanRun' AND subject_id = 1 ORDER BY id DESC",
        "ix_journal_entry_subject_type_subject_id"
    )]
    public async Task The_questions_that_pages_ask_go_by_an_index(string sql, string index)
    {
        await using var db = await TestDatabases.NewAsync(TestDatabases.Sqlite);
        await using var rows = db.Open();
        var connection = rows.Database.GetDbConnection();
        await rows.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();

        reader.GetString(3).ShouldContain(index == "pk" ? "sqlite_autoindex" : index);
    }

    [Theory, OnBoth]
    public async Task A_box_finds_what_touches_it_and_nothing_else(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var random = new Random(20261123);
        var houses = Enumerable
            .Range(1, 400)
            .Select(n =>
                Maps.House(n) with
                {
                    Point = Maps.At(random.Next(0, 20_000) / 1000.0, random.Next(0, 20_000) / 1000.0),
                }
            )
            .ToList();
        await new Core.Places.ImportMap(db.Database, TimeProvider.System).RunAsync(
            Maps.Of(houses),
            "prov",
            "aa",
            "Anna"
        );
        var features = new Core.Places.MapFeatures(db.Database);
        for (int i = 0; i < 25; i++)
        {
            // Millimetres apart, far finer than the index's 32-bit boxes; the box's own edge belongs to it.
            var corner = houses[random.Next(houses.Count)].Point;
            var box = new Box(
                corner.X,
                corner.Y,
                corner.X + (random.Next(0, 3_000) / 1000.0),
                corner.Y + (random.Next(0, 3_000) / 1000.0)
            );

            var found = await features.PremisesAsync(box);

            found
                .Select(p => p.Address)
                .ShouldBe(
                    houses
                        .Where(h =>
                            h.Point.X >= box.MinX
                            && h.Point.X <= box.MaxX
                            && h.Point.Y >= box.MinY
                            && h.Point.Y <= box.MaxY
                        )
                        .Select(h => h.Address)
                );
        }
        (await features.ExtentAsync())!.Value.ShouldBe(Box.Around(houses.Select(h => h.Point)));
    }
}
