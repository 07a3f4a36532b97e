using System.Globalization;

namespace Byfiber.Browser;

/// <summary>A coordinator makes prices, terms and a campaign for a few addresses, starts it and prints its letters, on a telephone.</summary>
public class CampaignTests(Chromium chromium, Demo demo)
{
    [Theory]
    [InlineData("sv", 360)]
    [InlineData("en", 1280)]
    public async Task A_campaign_goes_from_its_prices_to_its_printed_letters(string language, int width)
    {
        await using var visit = await Visit.Begin(chromium, demo, new(width, language, Role: "coordinator"));
        var name = $"Provkampanj {language}";
        var addresses = await Addresses(visit);
        await MakePrices(visit, name);
        await PublishTerms(visit);
        await Prepare(visit, name, addresses);
        await Start(visit);
        await PrintLetters(visit, addresses.Length);
        visit.ShouldBeQuiet();
    }

    /// <summary>Two that are missing, as one would write them: "Alersta 1, Högsjö".</summary>
    private async Task<string[]> Addresses(Visit visit)
    {
        await visit.Open(await Sitemap.Resolve(demo, "/campaigns/*/missing", "coordinator"));
        return await visit
            .Page.Locator("main tbody tr")
            .EvaluateAllAsync<string[]>(
                """
                rows => rows.slice(-2).map(row => row.querySelector("a").textContent.trim() + ", "
                    + row.querySelector("th .quiet").textContent.trim().replace(/^[\d ]+/, ""))
                """
            );
    }

    private static async Task MakePrices(Visit visit, string name)
    {
        await visit.Open("/prices/new");
        await visit.Page.Locator("[name=name]").FillAsync(name);
        await visit.Page.Locator("[name='all.connection_sek']").FillAsync("dyrt");
        await Send(visit, "main form button");
        await visit.Page.Locator(".text-danger:visible").First.WaitForAsync();
        await LookAt(visit);
        await visit.Page.Locator("[name='all.connection_sek']").FillAsync("19900");
        await Send(visit, "main form button");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = name }).WaitForAsync();
        await LookAt(visit);
    }

    private static async Task PublishTerms(Visit visit)
    {
        await visit.Open("/terms");
        await visit.Page.Locator("[name=textSv]").FillAsync($"Påhittade villkor för ett prov ({visit.Look.Language}).");
        await visit.Page.Locator("[name=textEn]").FillAsync($"Made-up terms of a test ({visit.Look.Language}).");
        await Send(visit, "main form button");
        await LookAt(visit);
    }

    private static async Task Prepare(Visit visit, string name, string[] addresses)
    {
        await visit.Open("/campaigns/new");
        await visit.Page.Locator("[name='Wish.Name']").FillAsync(name);
        foreach (var area in await visit.Page.Locator("[name='Wish.Areas']").AllAsync())
        {
            await area.UncheckAsync();
        }
        await visit.Page.Locator("main form summary").ClickAsync();
        await visit.Page.Locator("[name='Wish.Pasted']").FillAsync(string.Join('\n', addresses));
        await visit
            .Page.Locator("#price-list")
            .SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = name });
        var lastDay = DateTime.Today.AddMonths(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await visit.Page.Locator("[name='Wish.AnswerBy']").FillAsync(lastDay);
        await LookAt(visit);
        await Send(visit, "main form button");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = name }).WaitForAsync();
        await LookAt(visit);
    }

    private static async Task Start(Visit visit)
    {
        await Send(visit, "form[action*='Start'] button");
        await LookAt(visit);
    }

    private static async Task PrintLetters(Visit visit, int households)
    {
        await visit.Page.Locator(".downloads a[href$='/mailings']").ClickAsync();
        await visit.Page.Locator("#w-letter-offer").CheckAsync();
        await Send(visit, "form[action*='Make'] button");
        (await visit.Page.Locator(".mailing p").First.InnerTextAsync()).ShouldContain(
            households.ToString(CultureInfo.InvariantCulture)
        );
        foreach (
            var (field, words) in ((string, string)[])
                [
                    ("SenderName", "Provkommunen"),
                    ("SenderAddress", "Box 1"),
                    ("SenderPostcode", "643 80"),
                    ("SenderLocality", "Vingåker"),
                    ("SenderPhone", "0151-123 45"),
                    ("SenderPhoneHours", "8–16"),
                    ("SenderEmail", "fiber@exempel.se"),
                ]
        )
        {
            await visit.Page.Locator($"[name={field}]").FillAsync(words);
        }
        await Send(visit, "form[action*='Text'] button");
        await LookAt(visit);
        var letters = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.Locator("form[action*='Letters'] button").ClickAsync()
        );
        letters.SuggestedFilename.ShouldEndWith(".pdf");
        var file = await File.ReadAllBytesAsync(await letters.PathAsync());
        file.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        file.Length.ShouldBeGreaterThan(10_000);
    }

    /// <summary>Clicks, and waits for the page that comes.</summary>
    private static Task Send(Visit visit, string button) =>
        visit.AndTheNextPage(() => visit.Page.Locator(button).First.ClickAsync());

    private static async Task LookAt(Visit visit)
    {
        await visit.ShouldFit();
        (await visit.Breaches()).ShouldBeEmpty(visit.Page.Url);
    }
}
