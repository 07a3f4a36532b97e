using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Byfiber.Core.Storage.Migrations.Postgres
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
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C"
            );

            migrationBuilder.AddColumn<long>(name: "worth_ore", table: "premises", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<long>(name: "budget_ore", table: "plan_run", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "by_worth",
                table: "plan_run",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<long>(
                name: "budget_ore",
                table: "plan_revision",
                type: "bigint",
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "by_worth",
                table: "plan_revision",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(
                name: "premises_bound",
                table: "plan_revision",
                type: "integer",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(
                name: "premises_not_chosen",
                table: "plan_revision",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<long>(
                name: "value_bound_ore",
                table: "plan_revision",
                type: "bigint",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(name: "value_ore", table: "plan_revision", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "worth_bound_ore",
                table: "plan_revision",
                type: "bigint",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(
                name: "worth_not_chosen_ore",
                table: "plan_revision",
                type: "bigint",
                nullable: true
            );

            migrationBuilder.AddColumn<long>(name: "worth_ore", table: "plan_revision", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<long>(name: "own_ore", table: "plan_premises", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<long>(name: "worth_ore", table: "plan_premises", type: "bigint", nullable: true);

            migrationBuilder.CreateTable(
                name: "plan_budget",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false),
                    cost_ore = table.Column<long>(type: "bigint", nullable: false),
                    premises = table.Column<int>(type: "integer", nullable: false),
                    worth_ore = table.Column<long>(type: "bigint", nullable: false),
                    premises_bound = table.Column<int>(type: "integer", nullable: false),
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
            migrationBuilder.Sql(
                "CREATE TRIGGER plan_budget_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_budget "
                    + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();"
            );
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
