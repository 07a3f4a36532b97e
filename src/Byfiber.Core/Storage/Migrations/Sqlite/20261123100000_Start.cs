using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Byfiber.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "area",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    build_order = table.Column<int>(type: "INTEGER", nullable: false),
                    shape_wkb = table.Column<byte[]>(type: "BLOB", nullable: false),
                    min_x = table.Column<double>(type: "REAL", nullable: false),
                    min_y = table.Column<double>(type: "REAL", nullable: false),
                    max_x = table.Column<double>(type: "REAL", nullable: false),
                    max_y = table.Column<double>(type: "REAL", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "building",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    shape_wkb = table.Column<byte[]>(type: "BLOB", nullable: false),
                    min_x = table.Column<double>(type: "REAL", nullable: false),
                    min_y = table.Column<double>(type: "REAL", nullable: false),
                    max_x = table.Column<double>(type: "REAL", nullable: false),
                    max_y = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_building", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "import_batch",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    source_name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    epsg = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    synthetic = table.Column<bool>(type: "INTEGER", nullable: false),
                    attribution = table.Column<string>(type: "TEXT", nullable: false),
                    outline_wkb = table.Column<byte[]>(type: "BLOB", nullable: true),
                    road_count = table.Column<int>(type: "INTEGER", nullable: false),
                    premises_count = table.Column<int>(type: "INTEGER", nullable: false),
                    building_count = table.Column<int>(type: "INTEGER", nullable: false),
                    water_count = table.Column<int>(type: "INTEGER", nullable: false),
                    area_count = table.Column<int>(type: "INTEGER", nullable: false),
                    added_count = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    removed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged_count = table.Column<int>(type: "INTEGER", nullable: false),
                    warnings = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_batch", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "journal_cursor",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    last_entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    moved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_cursor", x => x.name);
                }
            );

            migrationBuilder.CreateTable(
                name: "journal_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    room = table.Column<string>(type: "TEXT", nullable: false),
                    verb = table.Column<string>(type: "TEXT", nullable: false),
                    subject_type = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    data_json = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_entry", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    take_up = table.Column<double>(type: "REAL", nullable: false),
                    effort = table.Column<int>(type: "INTEGER", nullable: false),
                    time_limit_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    architecture = table.Column<string>(type: "TEXT", nullable: false),
                    backbone = table.Column<string>(type: "TEXT", nullable: false),
                    seed = table.Column<long>(type: "INTEGER", nullable: false),
                    sites_json = table.Column<string>(type: "TEXT", nullable: false),
                    cost_book_json = table.Column<string>(type: "TEXT", nullable: true),
                    rules_json = table.Column<string>(type: "TEXT", nullable: true),
                    step = table.Column<string>(type: "TEXT", nullable: true),
                    fraction = table.Column<double>(type: "REAL", nullable: false),
                    best_cost_ore = table.Column<long>(type: "INTEGER", nullable: true),
                    bound_ore = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_run", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "road",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: false),
                    surface = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    shape_wkb = table.Column<byte[]>(type: "BLOB", nullable: false),
                    min_x = table.Column<double>(type: "REAL", nullable: false),
                    min_y = table.Column<double>(type: "REAL", nullable: false),
                    max_x = table.Column<double>(type: "REAL", nullable: false),
                    max_y = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_road", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "water",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    shape_wkb = table.Column<byte[]>(type: "BLOB", nullable: false),
                    min_x = table.Column<double>(type: "REAL", nullable: false),
                    min_y = table.Column<double>(type: "REAL", nullable: false),
                    max_x = table.Column<double>(type: "REAL", nullable: false),
                    max_y = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_water", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "premises",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    postcode = table.Column<string>(type: "TEXT", nullable: true),
                    locality = table.Column<string>(type: "TEXT", nullable: true),
                    property = table.Column<string>(type: "TEXT", nullable: true),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    x = table.Column<double>(type: "REAL", nullable: false),
                    y = table.Column<double>(type: "REAL", nullable: false),
                    dwellings = table.Column<int>(type: "INTEGER", nullable: false),
                    workplaces = table.Column<int>(type: "INTEGER", nullable: false),
                    holiday_homes = table.Column<int>(type: "INTEGER", nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: true),
                    first_batch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    last_batch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_batch_id = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_premises", x => x.id);
                    table.ForeignKey(
                        name: "fk_premises_area_id",
                        column: x => x.area_id,
                        principalTable: "area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull
                    );
                    table.ForeignKey(
                        name: "fk_premises_first_batch_id",
                        column: x => x.first_batch_id,
                        principalTable: "import_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_premises_last_batch_id",
                        column: x => x.last_batch_id,
                        principalTable: "import_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_premises_removed_batch_id",
                        column: x => x.removed_batch_id,
                        principalTable: "import_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_revision",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    epsg = table.Column<int>(type: "INTEGER", nullable: false),
                    synthetic = table.Column<bool>(type: "INTEGER", nullable: false),
                    attribution = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: false),
                    architecture = table.Column<string>(type: "TEXT", nullable: false),
                    backbone = table.Column<string>(type: "TEXT", nullable: false),
                    take_up = table.Column<double>(type: "REAL", nullable: false),
                    effort = table.Column<int>(type: "INTEGER", nullable: false),
                    cut_short = table.Column<bool>(type: "INTEGER", nullable: false),
                    premises_total = table.Column<int>(type: "INTEGER", nullable: false),
                    premises_planned = table.Column<int>(type: "INTEGER", nullable: false),
                    premises_left_out = table.Column<int>(type: "INTEGER", nullable: false),
                    premises_unreachable = table.Column<int>(type: "INTEGER", nullable: false),
                    premises_ordered = table.Column<int>(type: "INTEGER", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: false),
                    trench_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    route_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    drop_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    trench_cost_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    trench_bound_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    site_count = table.Column<int>(type: "INTEGER", nullable: false),
                    cabinet_count = table.Column<int>(type: "INTEGER", nullable: false),
                    max_fibre_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    max_loss_mdb = table.Column<int>(type: "INTEGER", nullable: false),
                    warnings = table.Column<string>(type: "TEXT", nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: false),
                    plan_json = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_revision", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_revision_batch_id",
                        column: x => x.batch_id,
                        principalTable: "import_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_revision_run_id",
                        column: x => x.run_id,
                        principalTable: "plan_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_run_status",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_run_status", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_run_status_run_id",
                        column: x => x.run_id,
                        principalTable: "plan_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_area",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    premises_count = table.Column<int>(type: "INTEGER", nullable: false),
                    places_area_id = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_area", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_area_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_bill",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    area_id = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    quantity_thousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    total_ore = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_bill", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_bill_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_cabinet",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    node_id = table.Column<int>(type: "INTEGER", nullable: false),
                    site_id = table.Column<int>(type: "INTEGER", nullable: false),
                    premises_count = table.Column<int>(type: "INTEGER", nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    splitters = table.Column<int>(type: "INTEGER", nullable: false),
                    x = table.Column<double>(type: "REAL", nullable: false),
                    y = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_cabinet", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_cabinet_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_cable",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    from_node_id = table.Column<int>(type: "INTEGER", nullable: false),
                    to_node_id = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    fibres = table.Column<int>(type: "INTEGER", nullable: false),
                    used = table.Column<int>(type: "INTEGER", nullable: false),
                    length_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    built = table.Column<bool>(type: "INTEGER", nullable: false),
                    area_id = table.Column<int>(type: "INTEGER", nullable: false),
                    shape_wkb = table.Column<byte[]>(type: "BLOB", nullable: false),
                    min_x = table.Column<double>(type: "REAL", nullable: false),
                    min_y = table.Column<double>(type: "REAL", nullable: false),
                    max_x = table.Column<double>(type: "REAL", nullable: false),
                    max_y = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_cable", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_cable_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_document",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_document", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_document_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_fibre_path",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    plan_premises_id = table.Column<int>(type: "INTEGER", nullable: false),
                    site_id = table.Column<int>(type: "INTEGER", nullable: false),
                    port = table.Column<int>(type: "INTEGER", nullable: false),
                    feeder_cable_id = table.Column<int>(type: "INTEGER", nullable: true),
                    feeder_fibre = table.Column<int>(type: "INTEGER", nullable: true),
                    tube_colour = table.Column<string>(type: "TEXT", nullable: true),
                    fibre_colour = table.Column<string>(type: "TEXT", nullable: true),
                    cabinet_id = table.Column<int>(type: "INTEGER", nullable: true),
                    splitter_id = table.Column<int>(type: "INTEGER", nullable: true),
                    drop_cable_id = table.Column<int>(type: "INTEGER", nullable: false),
                    drop_fibre = table.Column<int>(type: "INTEGER", nullable: false),
                    length_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    loss_mdb = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_fibre_path", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_fibre_path_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_node",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    x = table.Column<double>(type: "REAL", nullable: false),
                    y = table.Column<double>(type: "REAL", nullable: false),
                    area_id = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_node", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_node_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_premises",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    premises_id = table.Column<long>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    x = table.Column<double>(type: "REAL", nullable: false),
                    y = table.Column<double>(type: "REAL", nullable: false),
                    node_id = table.Column<int>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    units = table.Column<int>(type: "INTEGER", nullable: false),
                    ordered = table.Column<bool>(type: "INTEGER", nullable: false),
                    drop_mm = table.Column<long>(type: "INTEGER", nullable: true),
                    fibre_mm = table.Column<long>(type: "INTEGER", nullable: true),
                    loss_mdb = table.Column<int>(type: "INTEGER", nullable: true),
                    share_ore = table.Column<long>(type: "INTEGER", nullable: true),
                    marginal_ore = table.Column<long>(type: "INTEGER", nullable: true),
                    cabinet_id = table.Column<int>(type: "INTEGER", nullable: true),
                    site_id = table.Column<int>(type: "INTEGER", nullable: true),
                    port = table.Column<int>(type: "INTEGER", nullable: true),
                    area_id = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_premises", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_premises_premises_id",
                        column: x => x.premises_id,
                        principalTable: "premises",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_premises_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_site",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    node_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hand_over = table.Column<bool>(type: "INTEGER", nullable: false),
                    premises_count = table.Column<int>(type: "INTEGER", nullable: false),
                    ports_used = table.Column<int>(type: "INTEGER", nullable: false),
                    ports = table.Column<int>(type: "INTEGER", nullable: false),
                    cards = table.Column<int>(type: "INTEGER", nullable: false),
                    racks = table.Column<int>(type: "INTEGER", nullable: false),
                    x = table.Column<double>(type: "REAL", nullable: false),
                    y = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_site", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_site_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_trench",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    from_node_id = table.Column<int>(type: "INTEGER", nullable: false),
                    to_node_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    crossing = table.Column<bool>(type: "INTEGER", nullable: false),
                    length_mm = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    area_id = table.Column<int>(type: "INTEGER", nullable: false),
                    built = table.Column<bool>(type: "INTEGER", nullable: false),
                    fibres = table.Column<int>(type: "INTEGER", nullable: false),
                    shape_wkb = table.Column<byte[]>(type: "BLOB", nullable: false),
                    min_x = table.Column<double>(type: "REAL", nullable: false),
                    min_y = table.Column<double>(type: "REAL", nullable: false),
                    max_x = table.Column<double>(type: "REAL", nullable: false),
                    max_y = table.Column<double>(type: "REAL", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_trench", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_trench_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "revision_adoption",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_adoption", x => x.id);
                    table.ForeignKey(
                        name: "fk_revision_adoption_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "ix_area_build_order", table: "area", column: "build_order");

            migrationBuilder.CreateIndex(name: "ix_area_name", table: "area", column: "name", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_subject_type_subject_id",
                table: "journal_entry",
                columns: new[] { "subject_type", "subject_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_area_places_area_id",
                table: "plan_area",
                column: "places_area_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_document_revision_id_file_name",
                table: "plan_document",
                columns: new[] { "revision_id", "file_name" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_fibre_path_revision_id_plan_premises_id",
                table: "plan_fibre_path",
                columns: new[] { "revision_id", "plan_premises_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_premises_premises_id_revision_id",
                table: "plan_premises",
                columns: new[] { "premises_id", "revision_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_premises_revision_id_area_id_status",
                table: "plan_premises",
                columns: new[] { "revision_id", "area_id", "status" }
            );

            migrationBuilder.CreateIndex(name: "ix_plan_revision_batch_id", table: "plan_revision", column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_revision_number",
                table: "plan_revision",
                column: "number",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_plan_revision_run_id", table: "plan_revision", column: "run_id");

            migrationBuilder.CreateIndex(name: "ix_plan_run_status_run_id", table: "plan_run_status", column: "run_id");

            migrationBuilder.CreateIndex(name: "ix_premises_area_id", table: "premises", column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_premises_first_batch_id",
                table: "premises",
                column: "first_batch_id"
            );

            migrationBuilder.CreateIndex(name: "ix_premises_last_batch_id", table: "premises", column: "last_batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_premises_removed_batch_id",
                table: "premises",
                column: "removed_batch_id"
            );

            migrationBuilder.CreateIndex(name: "ix_premises_search_text", table: "premises", column: "search_text");

            migrationBuilder.CreateIndex(
                name: "ix_premises_source_id",
                table: "premises",
                column: "source_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_revision_adoption_revision_id",
                table: "revision_adoption",
                column: "revision_id"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "building");

            migrationBuilder.DropTable(name: "journal_cursor");

            migrationBuilder.DropTable(name: "journal_entry");

            migrationBuilder.DropTable(name: "plan_area");

            migrationBuilder.DropTable(name: "plan_bill");

            migrationBuilder.DropTable(name: "plan_cabinet");

            migrationBuilder.DropTable(name: "plan_cable");

            migrationBuilder.DropTable(name: "plan_document");

            migrationBuilder.DropTable(name: "plan_fibre_path");

            migrationBuilder.DropTable(name: "plan_node");

            migrationBuilder.DropTable(name: "plan_premises");

            migrationBuilder.DropTable(name: "plan_run_status");

            migrationBuilder.DropTable(name: "plan_site");

            migrationBuilder.DropTable(name: "plan_trench");

            migrationBuilder.DropTable(name: "revision_adoption");

            migrationBuilder.DropTable(name: "road");

            migrationBuilder.DropTable(name: "water");

            migrationBuilder.DropTable(name: "premises");

            migrationBuilder.DropTable(name: "plan_revision");

            migrationBuilder.DropTable(name: "area");

            migrationBuilder.DropTable(name: "import_batch");

            migrationBuilder.DropTable(name: "plan_run");
        }
    }
}
