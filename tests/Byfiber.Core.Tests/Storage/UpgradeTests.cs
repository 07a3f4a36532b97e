using System.Data.Common;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Byfiber.Core.Tests.Storage;

/// <summary>Databases of older programs, with what people had in them, under this one.</summary>
public class UpgradeTests
{
    private const string BeforeWorth = "20261123200000_ShapesAndHistory";

    [Theory, OnBoth]
    public async Task A_revision_from_before_worth_and_budget_is_kept_and_has_no_choice(string kind)
    {
        await using var now = await PlannedAsync(kind);
        await using var old = await BeforeAsync(kind, BeforeWorth, now);

        await old.Database.MigrateAsync();

        var before = (await new RevisionDetails(now.Database).RunAsync(1))!;
        var after = (await new RevisionDetails(old.Database).RunAsync(1))!;
        after.Revision.ShouldSatisfyAllConditions(
            r => (r.ByWorth, r.BudgetOre, r.Chooses, r.PremisesNotChosen).ShouldBe((false, null, false, 0)),
            r => (r.WorthOre, r.WorthNotChosenOre, r.ValueOre, r.ValueBoundOre).ShouldBe((null, null, null, null)),
            r => (r.PremisesBound, r.WorthBoundOre).ShouldBe((null, null)),
            r => (r.CostOre, r.PlanJson).ShouldBe((before.Revision.CostOre, before.Revision.PlanJson))
        );
        after.Budget.ShouldBeEmpty();
        after
            .Documents.Select(d => (d.FileName, d.SizeBytes))
            .ShouldBe(before.Documents.Select(d => (d.FileName, d.SizeBytes)));
        (await new NotChosenPremises(old.Database).RunAsync(1)).Total.ShouldBe(0);
        await using var rows = old.Open();
        (await rows.PlanPremises.CountAsync(p => p.WorthOre == null && p.OwnOre == null)).ShouldBe(5);
        (await new PlanRunList(old.Database).OneAsync(1))!.State.ShouldBe(PlanRunState.Done);
    }

    [Theory, OnBoth]
    public async Task Premises_from_before_worth_and_budget_get_their_order_and_no_worth(string kind)
    {
        await using var now = await PlannedAsync(kind);
        await using var old = await BeforeAsync(kind, BeforeWorth, now);

        await old.Database.MigrateAsync();

        await using var before = now.Open();
        await using var after = old.Open();
        (
            await after
                .Premises.OrderBy(p => p.Id)
                .Select(p => new
                {
                    p.Address,
                    p.SortText,
                    p.WorthOre,
                })
                .ToListAsync()
        ).ShouldBe(
            await before
                .Premises.OrderBy(p => p.Id)
                .Select(p => new
                {
                    p.Address,
                    p.SortText,
                    p.WorthOre,
                })
                .ToListAsync()
        );
        after.Premises.ShouldAllBe(p => p.SortText != "");
    }

    [Theory, OnBoth]
    public async Task After_the_upgrade_a_choosing_plan_is_kept_beside_the_old_one_and_both_are_history(string kind)
    {
        await using var now = await PlannedAsync(kind);
        await using var old = await BeforeAsync(kind, BeforeWorth, now);
        await old.Database.MigrateAsync();

        await PlanRunTests.Queue(old, new PlanRunOptions { ByWorth = true, BudgetOre = 500_000 });
        await PlanRunTests.Worker(old, request => FakePlan.Choosing(request, 2)).RunAsync();

        var chosen = (await new RevisionDetails(old.Database).RunAsync(2))!;
        (chosen.Revision.Number, chosen.Revision.PremisesNotChosen, chosen.Budget.Count).ShouldBe((2, 2, 2));
        (await new NotChosenPremises(old.Database).RunAsync(2)).Total.ShouldBe(2);
        await using var rows = old.Open();
        foreach (
            var change in (Func<Task<int>>[])
                [
                    () => rows.PlanRevisions.ExecuteUpdateAsync(s => s.SetProperty(r => r.BudgetOre, 1)),
                    () => rows.PlanPremises.ExecuteUpdateAsync(s => s.SetProperty(r => r.WorthOre, 1)),
                    () => rows.PlanBudget.ExecuteDeleteAsync(),
                ]
        )
            (await Should.ThrowAsync<DbException>(change)).Message.ShouldContain("is history");
    }

    /// <summary>A map and a plan for everybody, as this program writes them.</summary>
    private static async Task<TestDatabase> PlannedAsync(string kind)
    {
        var db = await PlanRunTests.WithMapAsync(kind);
        await PlanRunTests.Queue(db);
        await PlanRunTests.Worker(db, FakePlan.Of).RunAsync();
        return db;
    }

    /// <summary>A database at an older migration, with those columns of a newer one's rows that it knows: what the older program wrote.</summary>
    private static async Task<TestDatabase> BeforeAsync(string kind, string migration, TestDatabase newer)
    {
        var db = await TestDatabases.EmptyAsync(kind);
        await using var rows = db.Open();
        await rows.GetService<IMigrator>().MigrateAsync(migration);
        await using var source = newer.Open();
        foreach (string table in TablesInOrder(rows))
            await CopyAsync(table, source, rows, kind);
        return db;
    }

    /// <summary>Tables before those that point at them.</summary>
    private static List<string> TablesInOrder(ByfiberDb rows)
    {
        var left = rows.Model.GetEntityTypes().Where(e => e.GetTableName() is not null).ToList();
        var done = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where(e =>
                    e.GetForeignKeys().All(f => f.PrincipalEntityType == e || !left.Contains(f.PrincipalEntityType))
                )
                .ToList();
            free.ShouldNotBeEmpty();
            done.AddRange(free.Select(e => e.GetTableName()!));
            left.RemoveAll(free.Contains);
        }
        return [.. done.Distinct()];
    }

    private static async Task CopyAsync(string table, ByfiberDb from, ByfiberDb to, string kind)
    {
        var columns = await ColumnsAsync(table, to, kind);
        if (columns.Count == 0)
            return;
        string names = string.Join(", ", columns);
        await using var read = await CommandAsync(from, $"SELECT {names} FROM {table} ORDER BY 1");
        await using var reader = await read.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            string values = string.Join(", ", columns.Select((_, i) => $"@v{i}"));
            await using var write = await CommandAsync(to, $"INSERT INTO {table} ({names}) VALUES ({values})");
            for (int i = 0; i < columns.Count; i++)
            {
                var parameter = write.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"v{i}", reader.GetValue(i));
                write.Parameters.Add(parameter);
            }
            await write.ExecuteNonQueryAsync();
        }
        await reader.DisposeAsync();
        if (kind == TestDatabases.Sqlite || !columns.Contains("id"))
            return;
        // A copied id does not move the server's own count of ids.
        await using var count = await CommandAsync(
            to,
            $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        );
        await count.ExecuteScalarAsync();
    }

    private static async Task<List<string>> ColumnsAsync(string table, ByfiberDb db, string kind)
    {
        await using var command = await CommandAsync(
            db,
            kind == TestDatabases.Sqlite
                ? $"SELECT name FROM pragma_table_info('{table}')"
                : $"SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
        );
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task<DbCommand> CommandAsync(ByfiberDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
