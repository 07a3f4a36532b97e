using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Byfiber.Core.Storage.Migrations.Postgres;

/// <summary>What was offered, answered, signed and decided is history: triggers refuse to change it. Written by hand.</summary>
[DbContext(typeof(PostgresByfiberDb))]
[Migration("20261125200000_FrozenOffers")]
public sealed class FrozenOffers : Migration
{
    private static readonly string[] Frozen =
    [
        "plan_run_order",
        "price_list",
        "price_list_row",
        "terms_version",
        "campaign_status",
        "offer",
        "mailing_status",
        "letter_text",
        "signature",
        "signature_confirmation",
        "attachment",
        "contract_document",
        "hindrance",
        "hindrance_word",
        "area_pace",
        "area_threshold",
        "build_decision",
        "payment",
        "payment_import",
        "message_attempt",
        "data_rule",
    ];

    /// <summary>
    /// History of which some columns may still be written (free words that an erasure empties, the moment of an end): all the others.
    /// </summary>
    private static readonly (string Table, string Columns)[] FrozenBesideNote =
    [
        ("answer", "id, offer_id, kind, reason, channel, at, actor, person_id, request_id"),
        ("contact", "id, offer_id, channel, outcome, at, actor, mailing_id, request_id"),
        ("contract_status", "id, contract_id, state, at, actor, fee_ore"),
        (
            "contract",
            "id, number, offer_id, premises_id, area_id, terms_version_id, terms_sha256, dig, "
                + "drop_mm, pay, total_ore, late, dormant, reservation_sv, reservation_en, property, "
                + "withdraw_until, signed_on, promised_by, made_at, actor, request_id, connection_ore, "
                + "late_connection_ore, dig_base_ore, dig_base_mm, dig_per_metre_ore, rot_work_percent, "
                + "rot_percent, rot_most_ore, instalment_months, instalment_ore, network_monthly_ore, "
                + "cancel_early_ore, cancel_decided_ore, cancel_building_ore"
        ),
        ("contract_party", "id, contract_id, person_id, role, round, rot_percent, at"),
        ("payment_due", "id, contract_id, number, kind, months_after_connection, amount_ore, reference, " + "made_at"),
        ("price_scenario", "id, name, revision_id, input_json, at, actor, request_id"),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (string table in Frozen)
        {
            Refuse(migrationBuilder, table, "UPDATE OR DELETE OR TRUNCATE", "frozen");
        }
        foreach (var (table, columns) in FrozenBesideNote)
        {
            Refuse(migrationBuilder, table, $"UPDATE OF {columns}", "kept");
            Refuse(migrationBuilder, table, "DELETE OR TRUNCATE", "frozen");
        }
        // What was read stays as it was written, until its retention time is past.
        Refuse(migrationBuilder, "person_read", "UPDATE", "kept");
    }

    private static void Refuse(MigrationBuilder migration, string table, string verbs, string name) =>
        migration.Sql(
            $"CREATE TRIGGER {table}_{name} BEFORE {verbs} ON {table} "
                + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();"
        );
}
