using System.Text.Json;
using System.Text.RegularExpressions;
using Byfiber.Web.Commands;

namespace Byfiber.Web.Tests.Commands;

/// <summary><c>byfiber plan</c> with <c>--prizes</c>, with <c>--budget</c> and with both.</summary>
public sealed class PlanChoiceTests : IDisposable
{
    private static readonly string[] s_ofWorth =
    [
        "Worth of the planned",
        "  of those not chosen",
        "Trenches and net worth left out",
        "  proven necessary",
        "  gap",
    ];

    private readonly Shell shell = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        shell.Dispose();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("mycket")]
    [InlineData("1e6")]
    [InlineData("12,5")]
    [InlineData("40 000 000")]
    [InlineData("0.001")]
    [InlineData("1000000000001")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("")]
    public async Task A_budget_that_is_no_amount_is_refused_with_an_example(string budget)
    {
        var ran = await PlanAsync("--budget", budget);

        ShouldBeMisused(ran, $"\"{budget}\" is no amount of money", "--budget 40000000");
        Directory.Exists(shell.At("plan")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_budget_without_an_amount_or_with_two_is_refused()
    {
        ShouldBeMisused(await PlanAsync("--budget"), "--budget");
        ShouldBeMisused(await PlanAsync("--budget", "1000000", "--budget", "2000000"), "--budget");
        ShouldBeMisused(await PlanAsync("--prizes", "30000"), "30000");
    }

    [Fact]
    public async Task A_budget_that_joins_nobody_and_a_worth_that_pays_nobody_are_refused_with_the_mend()
    {
        (await PlanAsync("--budget", "1000")).ShouldRefuse("1,000 SEK joins nobody", "--budget");
        (await PlanAsync("--prizes", "--cost-book", Worth(10))).ShouldRefuse("is worth 10 SEK", "--prizes");
        File.Exists(shell.At("plan/plan.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_for_everybody_says_nothing_of_choices()
    {
        var ran = await PlanAsync();

        foreach (
            var label in (string[])["Budget", "  not chosen", "Worth of the planned", "Trenches and net worth left out"]
        )
            Row(ran, label).ShouldBeNull();
        Summary().TryGetProperty("choice", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_by_worth_says_what_is_worth_what_and_how_far_from_the_best_it_can_be()
    {
        var ran = await PlanAsync("--prizes", "--cost-book", Worth(50_000));

        ran.Exit.ShouldBe(0, ran.Error);
        var choice = Summary().GetProperty("choice");
        (choice.GetProperty("by_worth").GetBoolean(), choice.TryGetProperty("budget_sek", out _)).ShouldBe(
            (true, false)
        );
        NotChosen().ShouldBeGreaterThan(0);
        Row(ran, "  not chosen").ShouldBe(Figures.Count(NotChosen()));
        Row(ran, "Worth of the planned").ShouldBe(Sek(choice, "worth_sek"));
        Row(ran, "  of those not chosen").ShouldBe(Sek(choice, "worth_not_chosen_sek"));
        Row(ran, "Trenches and net worth left out").ShouldBe(Sek(choice, "value_sek"));
        Row(ran, "  proven necessary").ShouldBe(Sek(choice, "value_bound_sek"));
        Row(ran, "Budget").ShouldBeNull();
        await ShouldPassCheckAsync();
    }

    [Fact]
    public async Task A_plan_for_a_budget_keeps_it_and_says_the_most_that_it_could_join()
    {
        await PlanAsync();
        var budget = Math.Floor(0.8 * Summary().GetProperty("cost_sek").GetDouble());

        var ran = await PlanAsync("--budget", FormattableString.Invariant($"{budget:0}.50"));

        ran.Exit.ShouldBe(0, ran.Error);
        var choice = Summary().GetProperty("choice");
        choice.GetProperty("budget_sek").GetDouble().ShouldBe(budget + 0.5);
        choice.GetProperty("by_worth").GetBoolean().ShouldBeFalse();
        Summary().GetProperty("cost_sek").GetDouble().ShouldBeLessThanOrEqualTo(budget + 0.5);
        NotChosen().ShouldBeGreaterThan(0);
        Row(ran, "Budget").ShouldBe(Sek(choice, "budget_sek"));
        Row(ran, "  premises proven to be the most")
            .ShouldBe($"at most {choice.GetProperty("premises_bound").GetInt32()}");
        foreach (var label in s_ofWorth.Take(3).Append("  worth proven to be the most"))
            Row(ran, label).ShouldBeNull();
        await ShouldPassCheckAsync();
    }

    [Fact]
    public async Task A_plan_by_worth_for_a_budget_says_the_most_worth_for_it()
    {
        await PlanAsync();
        var budget = Math.Floor(0.8 * Summary().GetProperty("cost_sek").GetDouble());

        var ran = await PlanAsync(
            "--prizes",
            "--cost-book",
            Worth(900_000),
            "--budget",
            FormattableString.Invariant($"{budget:0}")
        );

        ran.Exit.ShouldBe(0, ran.Error);
        var choice = Summary().GetProperty("choice");
        choice.GetProperty("by_worth").GetBoolean().ShouldBeTrue();
        Summary().GetProperty("cost_sek").GetDouble().ShouldBeLessThanOrEqualTo(budget);
        Row(ran, "Budget").ShouldBe(Sek(choice, "budget_sek"));
        Row(ran, "Worth of the planned").ShouldBe(Sek(choice, "worth_sek"));
        Row(ran, "  worth proven to be the most").ShouldBe($"at most {Sek(choice, "worth_bound_sek")}");
        Row(ran, "  premises proven to be the most").ShouldBeNull();
        await ShouldPassCheckAsync();
    }

    /// <summary>A cost book in which each premises is worth so much.</summary>
    private string Worth(int sek) =>
        shell.Write(
            "worth.json",
            FormattableString.Invariant(
                $$"""{ "name": "Worth", "worth": { "connectionFeeSek": {{sek}}, "monthlyMarginSek": 0, "years": 1, "source": "assumption" } }"""
            )
        );

    private JsonElement Summary()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(shell.At("plan/plan.json")));
        return document.RootElement.Clone();
    }

    private int NotChosen() => Summary().GetProperty("premises").GetProperty("not_chosen").GetInt32();

    private static string Sek(JsonElement choice, string name) =>
        Figures.Sek((long)Math.Round(100 * choice.GetProperty(name).GetDouble()));

    private static void ShouldBeMisused(Ran ran, params string[] words)
    {
        ran.Exit.ShouldBe(2, ran.Error + ran.Out);
        foreach (var word in words.Append("byfiber plan --help"))
            ran.Error.ShouldContain(word);
    }

    /// <summary>What stands after a label in the table; null when there is no such row.</summary>
    private static string? Row(Ran ran, string label) =>
        Regex.Match(ran.Out, $"^{Regex.Escape(label)}  +(.+?) *\r?$", RegexOptions.Multiline) is { Success: true } row
            ? row.Groups[1].Value
            : null;

    private async Task ShouldPassCheckAsync()
    {
        var ran = await Shell.RunAsync("check", shell.At("plan/plan.gpkg"));
        ran.Exit.ShouldBe(0, ran.Out);
    }

    private Task<Ran> PlanAsync(params string[] more) =>
        Shell.RunAsync(["plan", shell.TinyMap, "--out", shell.At("plan"), "--effort", "5", .. more]);
}
