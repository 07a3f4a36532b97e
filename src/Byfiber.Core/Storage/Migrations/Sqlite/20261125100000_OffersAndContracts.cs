using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Byfiber.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OffersAndContracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "given_orders", table: "plan_run", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "given_orders",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "area_news",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    area_id = table.Column<long>(type: "INTEGER", nullable: false),
                    title_sv = table.Column<string>(type: "TEXT", nullable: false),
                    text_sv = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    taken_back_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_news", x => x.id);
                    table.ForeignKey(
                        name: "fk_area_news_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "area_pace",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    area_id = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    weekly_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_pace", x => x.id);
                    table.ForeignKey(
                        name: "fk_area_pace_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "area_threshold",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    area_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_threshold", x => x.id);
                    table.ForeignKey(
                        name: "fk_area_threshold_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "attachment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "build_decision",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    area_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    deciders = table.Column<string>(type: "TEXT", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: true),
                    premises_count = table.Column<int>(type: "INTEGER", nullable: false),
                    offered_count = table.Column<int>(type: "INTEGER", nullable: false),
                    interested_count = table.Column<int>(type: "INTEGER", nullable: false),
                    signed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    threshold_count = table.Column<int>(type: "INTEGER", nullable: true),
                    cost_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    trench_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    signed_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_build_decision", x => x.id);
                    table.ForeignKey(
                        name: "fk_build_decision_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_build_decision_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "data_rule",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    why_sv = table.Column<string>(type: "TEXT", nullable: false),
                    why_en = table.Column<string>(type: "TEXT", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    retention_months = table.Column<int>(type: "INTEGER", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_rule", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "payment_import",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    row_count = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_import", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    organisation_number = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    personal_number_cipher = table.Column<string>(type: "TEXT", nullable: true),
                    personal_number_hash = table.Column<string>(type: "TEXT", nullable: true),
                    personal_number_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_run_order",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    premises_id = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_run_order", x => new { x.run_id, x.premises_id });
                    table.ForeignKey(
                        name: "fk_plan_run_order_premises_id",
                        column: x => x.premises_id,
                        principalTable: "premises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_run_order_run_id",
                        column: x => x.run_id,
                        principalTable: "plan_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "price_list",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_list", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "price_scenario",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    input_json = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_scenario", x => x.id);
                    table.ForeignKey(
                        name: "fk_price_scenario_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "search_lead",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_lead", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "terms_version",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text_sv = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawal_days = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terms_version", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claim_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_closure",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", nullable: false),
                    reopened_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reopened_by = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_closure", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_closure_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_link",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", nullable: false),
                    new_email = table.Column<string>(type: "TEXT", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    spent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_link_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_login_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_account_passkey_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_role",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    given_by = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_role", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_role_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_token",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_account_token",
                        x => new
                        {
                            x.user_id,
                            x.login_provider,
                            x.name,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_account_token_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ambassador",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    premises_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ambassador", x => x.id);
                    table.ForeignKey(
                        name: "fk_ambassador_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_ambassador_premises_id",
                        column: x => x.premises_id,
                        principalTable: "premises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "message",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    template = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    recipient_name = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body_text = table.Column<string>(type: "TEXT", nullable: false),
                    body_html = table.Column<string>(type: "TEXT", nullable: true),
                    has_secret = table.Column<bool>(type: "INTEGER", nullable: false),
                    cause_entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    dedup_key = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    useless_from = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                    table.ForeignKey(
                        name: "fk_message_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "one_time_code",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    bound = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    used_by = table.Column<Guid>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_code", x => x.id);
                    table.ForeignKey(
                        name: "fk_one_time_code_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "person_read",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_read", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_read_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "premises_person",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    premises_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tie = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_premises_person", x => x.id);
                    table.ForeignKey(
                        name: "fk_premises_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_premises_person_premises_id",
                        column: x => x.premises_id,
                        principalTable: "premises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "price_list_row",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    price_list_id = table.Column<long>(type: "INTEGER", nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: true),
                    connection_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    late_connection_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_base_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_base_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_per_metre_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    rot_work_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    rot_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    rot_most_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    instalment_months = table.Column<int>(type: "INTEGER", nullable: false),
                    instalment_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    network_monthly_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_early_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_decided_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_building_ore = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_list_row", x => x.id);
                    table.ForeignKey(
                        name: "fk_price_list_row_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_price_list_row_price_list_id",
                        column: x => x.price_list_id,
                        principalTable: "price_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "campaign",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    price_list_id = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    promise_months = table.Column<int>(type: "INTEGER", nullable: false),
                    deliver_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reservation_sv = table.Column<string>(type: "TEXT", nullable: false),
                    reservation_en = table.Column<string>(type: "TEXT", nullable: false),
                    remind_after_days = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaign_price_list_id",
                        column: x => x.price_list_id,
                        principalTable: "price_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_campaign_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_campaign_terms_version_id",
                        column: x => x.terms_version_id,
                        principalTable: "terms_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "message_attachment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    message_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_attachment", x => x.id);
                    table.ForeignKey(
                        name: "fk_message_attachment_message_id",
                        column: x => x.message_id,
                        principalTable: "message",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "message_attempt",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    message_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_attempt", x => x.id);
                    table.ForeignKey(
                        name: "fk_message_attempt_message_id",
                        column: x => x.message_id,
                        principalTable: "message",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "message_due",
                columns: table => new
                {
                    message_id = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    secret_text = table.Column<string>(type: "TEXT", nullable: true),
                    secret_html = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_due", x => x.message_id);
                    table.ForeignKey(
                        name: "fk_message_due_message_id",
                        column: x => x.message_id,
                        principalTable: "message",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "campaign_area",
                columns: table => new
                {
                    campaign_id = table.Column<long>(type: "INTEGER", nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_area", x => new { x.campaign_id, x.area_id });
                    table.ForeignKey(
                        name: "fk_campaign_area_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_campaign_area_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "campaign_premises",
                columns: table => new
                {
                    campaign_id = table.Column<long>(type: "INTEGER", nullable: false),
                    premises_id = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_premises", x => new { x.campaign_id, x.premises_id });
                    table.ForeignKey(
                        name: "fk_campaign_premises_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_campaign_premises_premises_id",
                        column: x => x.premises_id,
                        principalTable: "premises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "campaign_status",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    campaign_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_status", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaign_status_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "letter_text",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    campaign_id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    heading = table.Column<string>(type: "TEXT", nullable: false),
                    text_sv = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    sender_name = table.Column<string>(type: "TEXT", nullable: false),
                    sender_address = table.Column<string>(type: "TEXT", nullable: false),
                    sender_postcode = table.Column<string>(type: "TEXT", nullable: false),
                    sender_locality = table.Column<string>(type: "TEXT", nullable: false),
                    sender_phone = table.Column<string>(type: "TEXT", nullable: false),
                    sender_phone_hours = table.Column<string>(type: "TEXT", nullable: false),
                    sender_email = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_text", x => x.id);
                    table.ForeignKey(
                        name: "fk_letter_text_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "mailing",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    campaign_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    offer_count = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailing", x => x.id);
                    table.ForeignKey(
                        name: "fk_mailing_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "offer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    campaign_id = table.Column<long>(type: "INTEGER", nullable: false),
                    premises_id = table.Column<long>(type: "INTEGER", nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: true),
                    drop_mm = table.Column<long>(type: "INTEGER", nullable: true),
                    terms_version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    promise_months = table.Column<int>(type: "INTEGER", nullable: false),
                    deliver_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    connection_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    late_connection_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_base_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_base_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_per_metre_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    rot_work_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    rot_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    rot_most_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    instalment_months = table.Column<int>(type: "INTEGER", nullable: false),
                    instalment_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    network_monthly_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_early_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_decided_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_building_ore = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer", x => x.id);
                    table.ForeignKey(
                        name: "fk_offer_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_offer_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_offer_premises_id",
                        column: x => x.premises_id,
                        principalTable: "premises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_offer_terms_version_id",
                        column: x => x.terms_version_id,
                        principalTable: "terms_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "mailing_status",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    mailing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailing_status", x => x.id);
                    table.ForeignKey(
                        name: "fk_mailing_status_mailing_id",
                        column: x => x.mailing_id,
                        principalTable: "mailing",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "answer",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    offer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_answer_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "contact",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    offer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    mailing_id = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact", x => x.id);
                    table.ForeignKey(
                        name: "fk_contact_mailing_id",
                        column: x => x.mailing_id,
                        principalTable: "mailing",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_contact_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "contract",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    offer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    premises_id = table.Column<long>(type: "INTEGER", nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: true),
                    terms_version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    dig = table.Column<string>(type: "TEXT", nullable: false),
                    drop_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    pay = table.Column<string>(type: "TEXT", nullable: false),
                    total_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    dormant = table.Column<bool>(type: "INTEGER", nullable: false),
                    reservation_sv = table.Column<string>(type: "TEXT", nullable: false),
                    reservation_en = table.Column<string>(type: "TEXT", nullable: false),
                    property = table.Column<string>(type: "TEXT", nullable: true),
                    withdraw_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    promised_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    connection_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    late_connection_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_base_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_base_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    dig_per_metre_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    rot_work_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    rot_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    rot_most_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    instalment_months = table.Column<int>(type: "INTEGER", nullable: false),
                    instalment_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    network_monthly_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_early_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_decided_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    cancel_building_ore = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_contract_premises_id",
                        column: x => x.premises_id,
                        principalTable: "premises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_contract_terms_version_id",
                        column: x => x.terms_version_id,
                        principalTable: "terms_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "mailing_offer",
                columns: table => new
                {
                    mailing_id = table.Column<long>(type: "INTEGER", nullable: false),
                    offer_id = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailing_offer", x => new { x.mailing_id, x.offer_id });
                    table.ForeignKey(
                        name: "fk_mailing_offer_mailing_id",
                        column: x => x.mailing_id,
                        principalTable: "mailing",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_mailing_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "offer_code",
                columns: table => new
                {
                    offer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_code", x => new { x.offer_id, x.round });
                    table.ForeignKey(
                        name: "fk_offer_code_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "contract_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    contract_id = table.Column<long>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_document", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_document_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contract",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "contract_party",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    contract_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    rot_percent = table.Column<int>(type: "INTEGER", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_party", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_party_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contract",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_contract_party_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "contract_status",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    contract_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    fee_ore = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_status", x => x.id);
                    table.ForeignKey(
                        name: "fk_contract_status_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contract",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "hindrance",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: true),
                    contract_id = table.Column<long>(type: "INTEGER", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    attachment_id = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hindrance", x => x.id);
                    table.ForeignKey(
                        name: "fk_hindrance_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hindrance_attachment_id",
                        column: x => x.attachment_id,
                        principalTable: "attachment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hindrance_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contract",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "payment_due",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    contract_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    months_after_connection = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_due", x => x.id);
                    table.ForeignKey(
                        name: "fk_payment_due_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contract",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "signature",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    contract_id = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    document_sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    evidence_json = table.Column<string>(type: "TEXT", nullable: false),
                    attachment_id = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signature", x => x.id);
                    table.ForeignKey(
                        name: "fk_signature_attachment_id",
                        column: x => x.attachment_id,
                        principalTable: "attachment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_signature_contract_id",
                        column: x => x.contract_id,
                        principalTable: "contract",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_signature_party_id",
                        column: x => x.party_id,
                        principalTable: "contract_party",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "hindrance_word",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    hindrance_id = table.Column<long>(type: "INTEGER", nullable: false),
                    text_sv = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false),
                    expected_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hindrance_word", x => x.id);
                    table.ForeignKey(
                        name: "fk_hindrance_word_hindrance_id",
                        column: x => x.hindrance_id,
                        principalTable: "hindrance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "payment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    payment_due_id = table.Column<long>(type: "INTEGER", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount_ore = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment", x => x.id);
                    table.ForeignKey(
                        name: "fk_payment_import_id",
                        column: x => x.import_id,
                        principalTable: "payment_import",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_payment_payment_due_id",
                        column: x => x.payment_due_id,
                        principalTable: "payment_due",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "signature_confirmation",
                columns: table => new
                {
                    signature_id = table.Column<long>(type: "INTEGER", nullable: false),
                    agrees = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signature_confirmation", x => x.signature_id);
                    table.ForeignKey(
                        name: "fk_signature_confirmation_signature_id",
                        column: x => x.signature_id,
                        principalTable: "signature",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_account_normalized_email",
                table: "account",
                column: "normalized_email",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_account_normalized_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_account_claim_user_id", table: "account_claim", column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_closure_account_id",
                table: "account_closure",
                column: "account_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_account_link_account_id",
                table: "account_link",
                column: "account_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_account_link_secret_hash",
                table: "account_link",
                column: "secret_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_account_login_user_id", table: "account_login", column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_passkey_user_id",
                table: "account_passkey",
                column: "user_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_account_role_account_id",
                table: "account_role",
                column: "account_id"
            );

            migrationBuilder.CreateIndex(name: "ix_ambassador_person_id", table: "ambassador", column: "person_id");

            migrationBuilder.CreateIndex(name: "ix_ambassador_premises_id", table: "ambassador", column: "premises_id");

            migrationBuilder.CreateIndex(name: "ix_answer_offer_id", table: "answer", column: "offer_id");

            migrationBuilder.CreateIndex(name: "ix_answer_person_id", table: "answer", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_answer_request_id",
                table: "answer",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_area_news_area_id", table: "area_news", column: "area_id");

            migrationBuilder.CreateIndex(name: "ix_area_pace_area_id", table: "area_pace", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_pace_request_id",
                table: "area_pace",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_area_threshold_area_id", table: "area_threshold", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_threshold_request_id",
                table: "area_threshold",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_attachment_sha256", table: "attachment", column: "sha256");

            migrationBuilder.CreateIndex(name: "ix_build_decision_area_id", table: "build_decision", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_build_decision_request_id",
                table: "build_decision",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_build_decision_revision_id",
                table: "build_decision",
                column: "revision_id"
            );

            migrationBuilder.CreateIndex(name: "ix_campaign_name", table: "campaign", column: "name", unique: true);

            migrationBuilder.CreateIndex(name: "ix_campaign_price_list_id", table: "campaign", column: "price_list_id");

            migrationBuilder.CreateIndex(name: "ix_campaign_revision_id", table: "campaign", column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_terms_version_id",
                table: "campaign",
                column: "terms_version_id"
            );

            migrationBuilder.CreateIndex(name: "ix_campaign_area_area_id", table: "campaign_area", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_premises_premises_id",
                table: "campaign_premises",
                column: "premises_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_campaign_status_campaign_id",
                table: "campaign_status",
                column: "campaign_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_contact_mailing_id_offer_id_outcome",
                table: "contact",
                columns: new[] { "mailing_id", "offer_id", "outcome" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_contact_offer_id_outcome",
                table: "contact",
                columns: new[] { "offer_id", "outcome" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_contact_request_id",
                table: "contact",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_contract_area_id_ended_at",
                table: "contract",
                columns: new[] { "area_id", "ended_at" }
            );

            migrationBuilder.CreateIndex(name: "ix_contract_number", table: "contract", column: "number", unique: true);

            migrationBuilder.CreateIndex(name: "ix_contract_offer_id", table: "contract", column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "ix_contract_premises_id",
                table: "contract",
                column: "premises_id",
                unique: true,
                filter: "ended_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "ix_contract_promised_by", table: "contract", column: "promised_by");

            migrationBuilder.CreateIndex(
                name: "ix_contract_request_id",
                table: "contract",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_contract_terms_version_id",
                table: "contract",
                column: "terms_version_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_contract_document_contract_id_language",
                table: "contract_document",
                columns: new[] { "contract_id", "language" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_contract_document_sha256",
                table: "contract_document",
                column: "sha256"
            );

            migrationBuilder.CreateIndex(
                name: "ix_contract_party_contract_id",
                table: "contract_party",
                column: "contract_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_contract_party_person_id",
                table: "contract_party",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_contract_status_contract_id",
                table: "contract_status",
                column: "contract_id"
            );

            migrationBuilder.CreateIndex(name: "ix_data_rule_kind", table: "data_rule", column: "kind");

            migrationBuilder.CreateIndex(name: "ix_hindrance_area_id", table: "hindrance", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_hindrance_attachment_id",
                table: "hindrance",
                column: "attachment_id"
            );

            migrationBuilder.CreateIndex(name: "ix_hindrance_contract_id", table: "hindrance", column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_hindrance_word_hindrance_id",
                table: "hindrance_word",
                column: "hindrance_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_hindrance_word_request_id",
                table: "hindrance_word",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_letter_text_campaign_id_purpose",
                table: "letter_text",
                columns: new[] { "campaign_id", "purpose" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_mailing_campaign_id_number",
                table: "mailing",
                columns: new[] { "campaign_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_mailing_request_id",
                table: "mailing",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_mailing_offer_offer_id", table: "mailing_offer", column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "ix_mailing_status_mailing_id",
                table: "mailing_status",
                column: "mailing_id"
            );

            migrationBuilder.CreateIndex(name: "ix_message_address", table: "message", column: "address");

            migrationBuilder.CreateIndex(name: "ix_message_created_at", table: "message", column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_message_dedup_key",
                table: "message",
                column: "dedup_key",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_message_person_id", table: "message", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_attachment_message_id",
                table: "message_attachment",
                column: "message_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_message_attempt_message_id",
                table: "message_attempt",
                column: "message_id"
            );

            migrationBuilder.CreateIndex(name: "ix_message_due_due_at", table: "message_due", column: "due_at");

            migrationBuilder.CreateIndex(name: "ix_offer_area_id", table: "offer", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_campaign_id_area_id",
                table: "offer",
                columns: new[] { "campaign_id", "area_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_offer_campaign_id_premises_id",
                table: "offer",
                columns: new[] { "campaign_id", "premises_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_offer_premises_id", table: "offer", column: "premises_id");

            migrationBuilder.CreateIndex(name: "ix_offer_terms_version_id", table: "offer", column: "terms_version_id");

            migrationBuilder.CreateIndex(name: "ix_offer_code_hash", table: "offer_code", column: "hash", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_code_expires_at",
                table: "one_time_code",
                column: "expires_at"
            );

            migrationBuilder.CreateIndex(
                name: "ix_one_time_code_person_id_issued_at",
                table: "one_time_code",
                columns: new[] { "person_id", "issued_at" }
            );

            migrationBuilder.CreateIndex(name: "ix_payment_import_id", table: "payment", column: "import_id");

            migrationBuilder.CreateIndex(name: "ix_payment_payment_due_id", table: "payment", column: "payment_due_id");

            migrationBuilder.CreateIndex(name: "ix_payment_reference", table: "payment", column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_payment_due_contract_id_number",
                table: "payment_due",
                columns: new[] { "contract_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_payment_due_reference",
                table: "payment_due",
                column: "reference",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_payment_import_sha256",
                table: "payment_import",
                column: "sha256",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_person_email", table: "person", column: "email");

            migrationBuilder.CreateIndex(
                name: "ix_person_personal_number_hash",
                table: "person",
                column: "personal_number_hash"
            );

            migrationBuilder.CreateIndex(name: "ix_person_subject", table: "person", column: "subject", unique: true);

            migrationBuilder.CreateIndex(name: "ix_person_read_at", table: "person_read", column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_person_read_person_id_at",
                table: "person_read",
                columns: new[] { "person_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_run_order_premises_id",
                table: "plan_run_order",
                column: "premises_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_premises_person_person_id",
                table: "premises_person",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_premises_person_premises_id",
                table: "premises_person",
                column: "premises_id"
            );

            migrationBuilder.CreateIndex(name: "ix_price_list_name", table: "price_list", column: "name", unique: true);

            migrationBuilder.CreateIndex(name: "ix_price_list_row_area_id", table: "price_list_row", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_price_list_row_price_list_id_area_id",
                table: "price_list_row",
                columns: new[] { "price_list_id", "area_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_price_scenario_request_id",
                table: "price_scenario",
                column: "request_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_price_scenario_revision_id",
                table: "price_scenario",
                column: "revision_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_search_lead_day_search_text",
                table: "search_lead",
                columns: new[] { "day", "search_text" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_signature_attachment_id",
                table: "signature",
                column: "attachment_id"
            );

            migrationBuilder.CreateIndex(name: "ix_signature_contract_id", table: "signature", column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_signature_party_id",
                table: "signature",
                column: "party_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_terms_version_number",
                table: "terms_version",
                column: "number",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "account_claim");

            migrationBuilder.DropTable(name: "account_closure");

            migrationBuilder.DropTable(name: "account_link");

            migrationBuilder.DropTable(name: "account_login");

            migrationBuilder.DropTable(name: "account_passkey");

            migrationBuilder.DropTable(name: "account_role");

            migrationBuilder.DropTable(name: "account_token");

            migrationBuilder.DropTable(name: "ambassador");

            migrationBuilder.DropTable(name: "answer");

            migrationBuilder.DropTable(name: "area_news");

            migrationBuilder.DropTable(name: "area_pace");

            migrationBuilder.DropTable(name: "area_threshold");

            migrationBuilder.DropTable(name: "build_decision");

            migrationBuilder.DropTable(name: "campaign_area");

            migrationBuilder.DropTable(name: "campaign_premises");

            migrationBuilder.DropTable(name: "campaign_status");

            migrationBuilder.DropTable(name: "contact");

            migrationBuilder.DropTable(name: "contract_document");

            migrationBuilder.DropTable(name: "contract_status");

            migrationBuilder.DropTable(name: "data_rule");

            migrationBuilder.DropTable(name: "hindrance_word");

            migrationBuilder.DropTable(name: "letter_text");

            migrationBuilder.DropTable(name: "mailing_offer");

            migrationBuilder.DropTable(name: "mailing_status");

            migrationBuilder.DropTable(name: "message_attachment");

            migrationBuilder.DropTable(name: "message_attempt");

            migrationBuilder.DropTable(name: "message_due");

            migrationBuilder.DropTable(name: "offer_code");

            migrationBuilder.DropTable(name: "one_time_code");

            migrationBuilder.DropTable(name: "payment");

            migrationBuilder.DropTable(name: "person_read");

            migrationBuilder.DropTable(name: "plan_run_order");

            migrationBuilder.DropTable(name: "premises_person");

            migrationBuilder.DropTable(name: "price_list_row");

            migrationBuilder.DropTable(name: "price_scenario");

            migrationBuilder.DropTable(name: "search_lead");

            migrationBuilder.DropTable(name: "signature_confirmation");

            migrationBuilder.DropTable(name: "account");

            migrationBuilder.DropTable(name: "hindrance");

            migrationBuilder.DropTable(name: "mailing");

            migrationBuilder.DropTable(name: "message");

            migrationBuilder.DropTable(name: "payment_import");

            migrationBuilder.DropTable(name: "payment_due");

            migrationBuilder.DropTable(name: "signature");

            migrationBuilder.DropTable(name: "attachment");

            migrationBuilder.DropTable(name: "contract_party");

            migrationBuilder.DropTable(name: "contract");

            migrationBuilder.DropTable(name: "person");

            migrationBuilder.DropTable(name: "offer");

            migrationBuilder.DropTable(name: "campaign");

            migrationBuilder.DropTable(name: "price_list");

            migrationBuilder.DropTable(name: "terms_version");

            migrationBuilder.DropColumn(name: "given_orders", table: "plan_run");

            migrationBuilder.DropColumn(name: "given_orders", table: "plan_revision");
        }
    }
}
