using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class BillRulesTests
{
    [Fact]
    public void A_bill_line_is_quantity_times_the_cost_books_price() =>
        ShouldBreak("bill-sums", "UPDATE cost_book SET ore = 16000 WHERE item = 'splice'").Ids.ShouldBe(["splice"]);

    [Fact]
    public void The_whole_bill_is_the_sum_over_areas() =>
        ShouldBreak("bill-sums", "UPDATE bill_of_materials SET total_ore = total_ore + 1 WHERE item = 'site'")
            .Ids.ShouldBe(["site"]);

    [Fact]
    public void The_bill_buys_what_is_built() =>
        ShouldBreak("bill-matches-tables", "UPDATE splices SET built = 0 WHERE id = 11").Ids.ShouldBe(["splice"]);

    [Fact]
    public void The_shares_sum_to_the_bill() =>
        ShouldBreak("shares-sum-to-bill", "UPDATE premises SET share_ore = share_ore + 1 WHERE id = 1")
            .Count.ShouldBe(1);

    [Fact]
    public void The_summary_follows_from_the_tables() =>
        ShouldBreak("summary-is-recounted", Info("premises.planned", 5)).Ids.ShouldBe(["premises.planned"]);

    [Fact]
    public void The_proven_bound_is_not_above_the_cost() =>
        ShouldBreak("summary-is-recounted", Info("trench_bound_ore", 20_351_016)).Ids.ShouldBe(["trench_bound_ore"]);
}
