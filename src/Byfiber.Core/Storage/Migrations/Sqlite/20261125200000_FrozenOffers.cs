using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Byfiber.Core.Storage.Migrations.Sqlite;

/// <summary>What was offered, answered, signed and decided is history: triggers refuse to change it. Written by hand.</summary>
[DbContext(typeof(SqliteByfiberDb))]
[Migration("20261125200000_FrozenOffers")]
public sealed class FrozenOffers : Migration
{
    private static readonly string[] Frozen =
    [
        "price_list",
        "price_list_row",
        "terms_version",
        "campaign_status",
        "offer",
        "mailing_status",
        "signature",
        "signature_confirmation",
        "attachment",
        "contract_document",
        "hindrance_word",
        "area_threshold",
        "build_decision",
        "payment",
        "payment_import",
    ];

    /// <summary>History whose one column of free words an erasure may empty: all the others.</summary>
    private static readonly (string Table, string Columns)[] FrozenBesideNote =
    [
        ("answer", "id, offer_id, kind, reason, channel, at, actor, person_id, request_id"),
        ("contact", "id, offer_id, channel, outcome, at, actor, mailing_id, request_id"),
        ("contract_status", "id, contract_id, state, at, actor, fee_ore"),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (string table in Frozen)
        {
            Refuse(migrationBuilder, table, "UPDATE", "update");
            Refuse(migrationBuilder, table, "DELETE", "delete");
        }
        foreach (var (table, columns) in FrozenBesideNote)
        {
            Refuse(migrationBuilder, table, $"UPDATE OF {columns}", "update");
            Refuse(migrationBuilder, table, "DELETE", "delete");
        }
    }

    private static void Refuse(MigrationBuilder migration, string table, string verb, string name) =>
        migration.Sql(
            $"CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} "
                + $"BEGIN SELECT RAISE(ABORT, '{table} is history and cannot be changed or deleted'); END;"
        );
}
