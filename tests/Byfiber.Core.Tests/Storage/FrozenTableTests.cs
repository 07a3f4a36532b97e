using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Storage;

/// <summary>
/// Which tables of the rooms of offers and contracts are history that the database itself keeps from changing, and which are not, with the
/// reason: a new table is in neither list until somebody has said which.
/// </summary>
public class FrozenTableTests
{
    /// <summary>Tables whose rows may change or go, and why.</summary>
    private static readonly Dictionary<string, string> s_open = new()
    {
        ["ambassador"] = "ended by its row's own day",
        ["area_news"] = "taken back by its row's own day",
        ["campaign"] = "its states are its history, and each offer has its own copy of price and promise",
        ["campaign_area"] = "what a campaign covers, asked anew by later offers",
        ["campaign_premises"] = "what a campaign covers, asked anew by later offers",
        ["mailing"] = "its states are its history",
        ["mailing_offer"] = "whom a mailing went to: its contacts are the history",
        ["offer_code"] = "taken back by its row's own day; expired ones are erased",
        ["premises_person"] = "a tie ends by its row's own day",
        ["search_lead"] = "a counter by day",
    };

    [Theory, OnBoth]
    public async Task Every_table_of_offers_and_contracts_is_frozen_or_says_why_not(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using var rows = db.Open();
        var triggers = await TriggersAsync(rows, kind);
        var frozen = triggers
            .Select(t => t.Table)
            .Distinct()
            .Where(table => Watches(table, "UPDATE") && Watches(table, "DELETE"))
            .ToList();
        var tables = rows
            .Model.GetEntityTypes()
            .Where(e => e.ClrType.Namespace is { } room && (Is(room, "Offers") || Is(room, "Contracts")))
            .Select(e => e.GetTableName()!)
            .Distinct()
            .Order()
            .ToList();

        tables.Count.ShouldBeGreaterThan(20);
        tables.Except(frozen).Except(s_open.Keys).ShouldBeEmpty("say in FrozenOffers, or here with a reason");
        s_open.Keys.Except(tables).ShouldBeEmpty();
        s_open.Keys.Intersect(frozen).ShouldBeEmpty();

        bool Watches(string table, string verb) =>
            triggers.Any(t => t.Table == table && t.When.Contains(verb, StringComparison.Ordinal));
    }

    /// <summary>A trigger that watches columns watches all but those that are meant to be written later.</summary>
    [Theory, OnBoth]
    public async Task A_trigger_watches_every_column_but_those_that_may_be_emptied(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using var rows = db.Open();
        var triggers = await TriggersAsync(rows, kind);
        foreach (var (table, left) in s_writable)
        {
            string when = triggers
                .Single(t => t.Table == table && t.When.Contains(" OF ", StringComparison.Ordinal))
                .When;
            string[] watched = when[(when.IndexOf(" OF ", StringComparison.Ordinal) + 4)..].Split(", ");
            rows.Model.GetEntityTypes()
                .Where(e => e.GetTableName() == table)
                .SelectMany(e => e.GetProperties())
                .Select(p => p.GetColumnName())
                .Except(watched)
                .Order()
                .ToArray()
                .ShouldBe(left, customMessage: table);
        }
    }

    private static readonly Dictionary<string, string[]> s_writable = new()
    {
        ["answer"] = ["note"],
        ["contact"] = ["note"],
    };

    private static bool Is(string space, string room) =>
        space == $"Byfiber.Core.{room}" || space.StartsWith($"Byfiber.Core.{room}.", StringComparison.Ordinal);

    /// <summary>Each trigger's table, and what it watches: "BEFORE UPDATE OF id, kind".</summary>
    private static async Task<List<(string Table, string When)>> TriggersAsync(ByfiberDb rows, string kind)
    {
        var found = await rows
            .Database.SqlQueryRaw<string>(
                kind == TestDatabases.Sqlite
                    ? "SELECT tbl_name || '|' || sql AS \"Value\" FROM sqlite_master WHERE type = 'trigger'"
                    : "SELECT c.relname || '|' || pg_get_triggerdef(t.oid) AS \"Value\" FROM pg_trigger t "
                        + "JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
            )
            .ToListAsync();
        // Those of the spatial indexes come after a change and refuse nothing.
        return found
            .FindAll(text => text.Contains("BEFORE", StringComparison.Ordinal))
            .ConvertAll(text =>
            {
                int bar = text.IndexOf('|', StringComparison.Ordinal),
                    from = text.IndexOf("BEFORE", StringComparison.Ordinal),
                    to = text.IndexOf(" ON ", StringComparison.Ordinal);
                return (text[..bar], text[from..to]);
            });
    }
}
