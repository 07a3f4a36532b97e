using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Byfiber.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorthAndBudget : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "sort_text",
                table: "premises",
                type: "TEXT",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<long>(name: "worth_ore", table: "premises", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<long>(name: "budget_ore", table: "plan_run", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "by_worth",
                table: "plan_run",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<long>(
                name: "budget_ore",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "by_worth",
                table: "plan_revision",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(
                name: "premises_bound",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(
                name: "premises_not_chosen",
                table: "plan_revision",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<long>(
                name: "value_bound_ore",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(
                name: "value_ore",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(
                name: "worth_bound_ore",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(
                name: "worth_not_chosen_ore",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(
                name: "worth_ore",
                table: "plan_revision",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(name: "own_ore", table: "plan_premises", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "worth_ore",
                table: "plan_premises",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "plan_budget",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    cost_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    premises = table.Column<int>(type: "INTEGER", nullable: false),
                    worth_ore = table.Column<long>(type: "INTEGER", nullable: false),
                    premises_bound = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_budget", x => new { x.revision_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_budget_revision_id",
                        column: x => x.revision_id,
                        principalTable: "plan_revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_premises_revision_id_status_marginal_ore",
                table: "plan_premises",
                columns: new[] { "revision_id", "status", "marginal_ore" }
            );

            // History, as every part of a plan: nothing here is changed or deleted.
            foreach (string verb in (string[])["UPDATE", "DELETE"])
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER plan_budget_no_{verb.ToLowerInvariant()} BEFORE {verb} ON plan_budget "
                        + "BEGIN SELECT RAISE(ABORT, 'plan_budget is history and cannot be changed or deleted'); END;"
                );
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "plan_budget");

            migrationBuilder.DropIndex(
                name: "ix_plan_premises_revision_id_status_marginal_ore",
                table: "plan_premises"
            );

            migrationBuilder.DropColumn(name: "sort_text", table: "premises");

            migrationBuilder.DropColumn(name: "worth_ore", table: "premises");

            migrationBuilder.DropColumn(name: "budget_ore", table: "plan_run");

            migrationBuilder.DropColumn(name: "by_worth", table: "plan_run");

            migrationBuilder.DropColumn(name: "budget_ore", table: "plan_revision");

            migrationBuilder.DropColumn(name: "by_worth", table: "plan_revision");

            migrationBuilder.DropColumn(name: "premises_bound", table: "plan_revision");

            migrationBuilder.DropColumn(name: "premises_not_chosen", table: "plan_revision");

            migrationBuilder.DropColumn(name: "value_bound_ore", table: "plan_revision");

            migrationBuilder.DropColumn(name: "value_ore", table: "plan_revision");

            migrationBuilder.DropColumn(name: "worth_bound_ore", table: "plan_revision");

            migrationBuilder.DropColumn(name: "worth_not_chosen_ore", table: "plan_revision");

            migrationBuilder.DropColumn(name: "worth_ore", table: "plan_revision");

            migrationBuilder.DropColumn(name: "own_ore", table: "plan_premises");

            migrationBuilder.DropColumn(name: "worth_ore", table: "plan_premises");
        }
    }
}
