using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class ChoiceRulesTests
{
    /// <summary>Makes of the tiny plan a plan by worth: Fjärran 6 would take more than its worth.</summary>
    private const string ByWorth = """
        UPDATE premises SET worth_ore = 5000000, own_ore = 500000 WHERE status = 'planned';
        UPDATE premises SET status = 'not_chosen', worth_ore = 5000000, own_ore = 1000000, marginal_ore = 61000000 WHERE id = 6;
        UPDATE plan_info SET value = '0' WHERE name = 'premises.left_out';
        UPDATE plan_info SET value = '1' WHERE name = 'premises.not_chosen';
        INSERT INTO plan_info (name, value) VALUES ('choice.by_worth', 'true'), ('choice.worth_ore', '20000000'),
            ('choice.worth_not_chosen_ore', '5000000'), ('choice.value_ore', '23351015'), ('choice.value_bound_ore', '23000000');
        """;

    [Fact]
    public void A_plan_by_worth_passes() => Check(ByWorth).ShouldBeEmpty();

    [Fact]
    public void Who_is_not_chosen_says_what_it_would_take() =>
        ShouldBreak("not-chosen-is-not-joined", ByWorth + "UPDATE premises SET marginal_ore = NULL WHERE id = 6")
            .Ids.ShouldBe(["6"]);

    [Fact]
    public void Nobody_takes_more_of_the_bill_than_it_is_worth() =>
        ShouldBreak("planned-pays", ByWorth + "UPDATE premises SET marginal_ore = 5000001 WHERE id = 1")
            .Ids.ShouldBe(["1"]);

    /// <summary>At a take-up of 75 % a net worth of 40,000 kronor pays 30,000 kronor of trench.</summary>
    [Fact]
    public void Nobody_who_would_pay_is_left_out() =>
        ShouldBreak("not-chosen-does-not-pay", ByWorth + "UPDATE premises SET marginal_ore = 3999998 WHERE id = 6")
            .Ids.ShouldBe(["6"]);

    [Fact]
    public void The_bill_keeps_the_budget() =>
        ShouldBreak(
            "budget-is-kept",
            ByWorth + "INSERT INTO plan_info (name, value) VALUES ('choice.budget_ore', '96575599')"
        )
            .Count.ShouldBe(1);

    [Theory]
    [InlineData("choice.worth_ore", 20_000_001)]
    [InlineData("choice.value_ore", 23_351_020)]
    [InlineData("choice.value_bound_ore", 23_351_016)]
    public void The_choice_follows_from_the_tables(string name, long value) =>
        ShouldBreak("choice-is-recounted", ByWorth + Info(name, value)).Ids.ShouldBe([name]);

    [Theory]
    [InlineData("premises_bound = 0")]
    [InlineData("cost_ore = 96575600")]
    [InlineData("premises = 4, premises_bound = 3")]
    public void The_curve_rises_and_keeps_below_its_proof(string set) =>
        ShouldBreak("curve-rises", $"UPDATE budget_curve SET {set} WHERE id = 1").Layer.ShouldBe("budget_curve");
}
