using System.Globalization;
using System.Text.RegularExpressions;

namespace Byfiber.Browser;

/// <summary>
/// A pile of paper answers beside the keyboard: thirty seconds each are plenty when one types the reference, and a dozen keys beside
/// it are enough.
/// </summary>
public partial class AnswerDeskTests(Chromium chromium, Demo demo)
{
    private const int MostKeys = 12;

    [Theory]
    [InlineData(0, "Yes", true)]
    [InlineData(1, "CallMe", true)]
    [InlineData(2, "No", true)]
    [InlineData(3, "No", false)]
    [InlineData(4, "Maybe", false)]
    public async Task A_paper_answer_takes_few_keys_and_leaves_the_desk_ready_for_the_next(
        int nth,
        string kind,
        bool script
    )
    {
        var offer = await WithoutAnswer(nth);
        await using var visit = await Visit.Begin(chromium, demo, new(Role: "sales", Script: script));
        var keys = new Keys(visit);
        await visit.Open(FormattableString.Invariant($"/answers?offer={offer}"));
        var reference = Reference().Match(await visit.Page.Locator(".answer-form p").First.InnerTextAsync()).Value;
        await visit.Open("/answers");
        await keys.ShouldComeTo("#q");
        await keys.Type(reference);
        await keys.Send();
        var address = await visit
            .Page.Locator(".answer-form h2")
            .EvaluateAsync<string>("x => x.firstChild.textContent.trim()");
        await keys.ShouldComeTo("[name=kind]");
        await keys.ChooseHere($"[name=kind][value={kind}]");
        if (kind == "No")
        {
            await keys.Press("Tab");
            await keys.Press("ArrowDown");
            // Enter in a list of choices sends nothing in Chromium: on to the note.
            await keys.Press("Tab");
            await keys.Press("Tab");
        }
        await keys.Send();
        await keys.ShouldComeTo("#q");
        keys.Presses.ShouldBeLessThanOrEqualTo(MostKeys);

        (await visit.Page.Locator(".note-box.good").InnerTextAsync()).ShouldContain(address);
        await visit.Open(string.Create(CultureInfo.InvariantCulture, $"/answers?offer={offer}"));
        var word = await visit.Page.Locator(".answer-form p strong").InnerTextAsync();
        word.ShouldContain(
            kind switch
            {
                "Yes" => "Ja",
                "No" => "Nej",
                "Maybe" => "Kanske",
                _ => "Ring",
            }
        );
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_no_without_its_reason_keeps_what_was_chosen_and_says_so()
    {
        var offer = await WithoutAnswer(5);
        await using var visit = await Visit.Begin(chromium, demo, new(Width: 360, Role: "sales"));
        var keys = new Keys(visit);
        await visit.Open(string.Create(CultureInfo.InvariantCulture, $"/answers?offer={offer}"));
        await keys.ShouldComeTo("[name=kind]");
        await keys.ChooseHere("[name=kind][value=No]");
        await keys.Send();
        (await visit.Page.Locator("#reason-error").InnerTextAsync()).Length.ShouldBeGreaterThan(10);
        (await visit.Page.Locator("[name=kind][value=No]").IsCheckedAsync()).ShouldBeTrue();
        (await visit.Breaches()).ShouldBeEmpty();
        await visit.ShouldFit();
        visit.ShouldBeQuiet();
    }

    /// <summary>An offer of the demo that nobody has answered: those who are missing have not.</summary>
    private async Task<long> WithoutAnswer(int nth)
    {
        using var client = await demo.Client("sales");
        var missing = await Sitemap.Resolve(demo, "/campaigns/*/missing", "sales");
        var html = await client.GetStringAsync(demo.Address + missing);
        return Offers()
            .Matches(html)
            .Select(x => long.Parse(x.Groups["id"].Value, CultureInfo.InvariantCulture))
            .ElementAt(nth);
    }

    /// <summary>As the paper bears it: "E000124-5".</summary>
    [GeneratedRegex(@"E\d{6,}(-[\dX])?")]
    private static partial Regex Reference();

    [GeneratedRegex("/answers\\?offer=(?<id>\\d+)")]
    private static partial Regex Offers();
}
