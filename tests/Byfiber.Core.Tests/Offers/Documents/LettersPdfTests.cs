using Byfiber.Core.Offers.Documents;
using Byfiber.Core.Tests.Documents;
using UglyToad.PdfPig;

namespace Byfiber.Core.Tests.Offers.Documents;

public class LettersPdfTests
{
    internal static readonly CampaignLetter Campaign = new(
        new("Vingåkers kommun", "Parkvägen 8", "64380", "Vingåker", "0151-191 00", "vardagar 8–16", "fiber@exempel.se"),
        new DateOnly(2026, 3, 2),
        "Nu kan ni få fiber till ert hus",
        "Kommunen och nätägaren bygger fiber där du bor, om tillräckligt många vill vara med.\nSvaret är inte bindande.",
        "You are offered a fibre connection. Please answer by web, phone or the slip below.",
        new DateOnly(2026, 5, 31),
        "https://fiber.exempel.se",
        EnvelopeWindow.Right
    );

    internal static readonly HouseholdLetter Household = new(
        "Östra Åsvägen 12 B lgh 1101",
        "64330",
        "Vingåker",
        "E000123-1",
        "4F7K9QXM2BHT",
        [
            new("Anslutning till huset", 1_990_000),
            new("Grävning på tomten, 35 m", 337_500),
            new("ROT-avdrag, om du har rätt till det", -101_250),
            new("Eller delbetalning i 60 månader", 41_500, "i månaden"),
        ]
    );

    [Fact]
    public void A_letter_reads_as_agreed() => PdfText.Of(Write(Household)).ShouldBeAsIn("letter.txt");

    [Fact]
    public void The_codes_lead_to_the_household_and_name_the_offer() =>
        PdfText
            .QrCodes(Write(Household))
            .ShouldBe(["E000123-1", "HTTPS://FIBER.EXEMPEL.SE/K/4F7K9QXM2BHT", "E000123-1"]);

    [Fact]
    public void An_address_beneath_a_path_keeps_its_letters() =>
        PdfText
            .QrCodes(Write(Campaign with { WebAddress = "https://exempel.se/Fiber" }, Household))[1]
            .ShouldBe("https://exempel.se/Fiber/k/4F7K9QXM2BHT");

    /// <summary>Whoever carries the mail sees the window, and whoever opens the slip sees the slip.</summary>
    [Fact]
    public void The_personal_code_shows_neither_in_the_window_nor_on_the_slip()
    {
        using var document = PdfDocument.Open(Write(Household));
        var page = document.GetPage(1);
        var words = page.GetWords().Where(word => word.Text.Contains("4F7K", StringComparison.Ordinal)).ToList();
        double fromTopMm = (page.Height - words.ShouldHaveSingleItem().BoundingBox.Bottom) / 72 * 25.4;
        fromTopMm.ShouldBeInRange(100, 220);
    }

    [Fact]
    public void The_whole_address_stands_within_the_window()
    {
        using var document = PdfDocument.Open(Write(Household));
        var page = document.GetPage(1);
        var window = Campaign.Window;
        string[] address = ["Till", "boende", "på", "Östra", "Åsvägen", "12", "1101", "643", "VINGÅKER"];
        var seen = page.GetWords()
            .Where(word =>
                word.BoundingBox.Left >= (window.LeftMm / 25.4 * 72) - 1
                && word.BoundingBox.Right <= (window.LeftMm + window.WidthMm) / 25.4 * 72
                && page.Height - word.BoundingBox.Top >= window.TopMm / 25.4 * 72
                && page.Height - word.BoundingBox.Bottom <= (window.TopMm + window.HeightMm) / 25.4 * 72
            )
            .Select(word => word.Text)
            .ToList();
        address.ShouldBeSubsetOf(seen);
    }

    [Fact]
    public void Each_household_gets_a_sheet_of_its_own_in_the_order_given()
    {
        byte[] pdf = Write([.. Enumerable.Range(1, 30).Select(i => Household with { Address = $"Byvägen {i}" })]);
        PdfText.Pages(pdf).ShouldBe(30);
        using var document = PdfDocument.Open(pdf);
        document.GetPages().ShouldAllBe(page => PdfText.Of(page).Contains($"\nByvägen {page.Number}\n"));
    }

    [Fact]
    public void The_same_letters_give_the_same_bytes() => Write(Household).ShouldBe(Write(Household));

    [Fact]
    public void A_long_price_list_makes_the_type_smaller_before_it_is_refused()
    {
        HouseholdLetter With(int prices) =>
            Household with
            {
                Prices = [.. Enumerable.Range(1, prices).Select(i => new PriceFact($"Post {i}", 100))],
            };
        PdfText.Of(Write(With(6))).ShouldContain("Post 6");
        Should
            .Throw<RefusedException>(() => Write(With(12)))
            .Message.ShouldBe(
                "The letter to Östra Åsvägen 12 B lgh 1101 is 4 lines too long for its sheet: shorten its heading, its text or its list of prices."
            );
    }

    [Fact]
    public void An_address_that_the_window_cannot_show_is_refused_by_name() =>
        Should
            .Throw<RefusedException>(() =>
                Write(Household with { Address = string.Join(' ', Enumerable.Repeat("Långa namnets väg", 8)) })
            )
            .Message.ShouldContain("Långa namnets väg");

    [Fact]
    public void A_dispatch_to_nobody_is_refused() =>
        Should.Throw<RefusedException>(() => Write([])).Message.ShouldContain("choose premises");

    [Fact]
    public void A_premises_without_postal_address_gets_what_is_known()
    {
        string text = PdfText.Of(Write(Household with { PostalCode = "", Locality = "" }));
        text.ShouldContain("Till boende på");
        text.ShouldNotContain("643 30");
    }

    private static byte[] Write(params HouseholdLetter[] households) => Write(Campaign, households);

    private static byte[] Write(CampaignLetter campaign, params HouseholdLetter[] households)
    {
        using var output = new MemoryStream();
        LettersPdf.Write(output, campaign, households).ShouldBe(households.Length);
        return output.ToArray();
    }
}
