using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Documents;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace Byfiber.Core.Tests.Offers;

/// <summary>What a campaign's letters say, and that each household gets its own.</summary>
public class LetterTests
{
    private static readonly LetterWish Words = new(
        "Fiber till ert hus",
        "Nu kan ni ansluta.",
        "You can connect.",
        "Vingåkers kommun",
        "Parkvägen 8",
        "643 80",
        "Vingåker",
        "0151-191 00",
        "vardagar 8–16",
        "fiber@exempel.se"
    );

    [Theory, OnBoth]
    public async Task The_last_words_hold_and_another_campaigns_are_only_a_suggestion(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long one = await v.StartedAsync(),
            other = await v.PrepareAsync(await v.WishAsync() with { Name = "Senare" });
        var save = new SaveLetterText(v.Data, v.Time);
        (await save.HeldAsync(one, MailingPurpose.Offer)).ShouldBeNull();

        await save.RunAsync(one, MailingPurpose.Offer, Words, "Anna");
        await save.RunAsync(one, MailingPurpose.Offer, Words with { Heading = " Fiber till ert hus " }, "Anna");
        var kept = Words with { SenderPostcode = "64380" };
        (await save.HeldAsync(one, MailingPurpose.Offer)).ShouldBe(new LetterSaid(kept, true));
        (await save.HeldAsync(other, MailingPurpose.Offer)).ShouldBe(new LetterSaid(kept, false));
        (await save.HeldAsync(one, MailingPurpose.Reminder)).ShouldBeNull();
        await save.RunAsync(one, MailingPurpose.Offer, Words with { Heading = "Ny" }, "Anna");
        (await save.HeldAsync(one, MailingPurpose.Offer))!.Words.Heading.ShouldBe("Ny");

        await using var db = v.Db.Open();
        (
            await db.LetterTexts.CountAsync(),
            await db.Journal.CountAsync(e => e.Verb == nameof(SaveLetterText))
        ).ShouldBe((2, 2));
    }

    [Theory, OnBoth]
    public async Task Words_that_will_not_do_are_refused_by_their_field_and_leave_nothing(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        long campaign = await v.StartedAsync();
        var save = new SaveLetterText(v.Data, v.Time);
        (LetterWish Wish, string Says)[] bad =
        [
            (Words with { Heading = " " }, "The letter's heading is missing"),
            (Words with { Heading = new string('x', 81) }, "The letter's heading has more than 80 characters"),
            (Words with { TextSv = null }, "The letter's text is missing"),
            (Words with { TextSv = new string('x', 1501) }, "The letter's text has more than 1500"),
            (Words with { TextEn = "" }, "The letter's English text is missing"),
            (Words with { SenderName = "" }, "The sender's name is missing"),
            (Words with { SenderPostcode = "6438" }, "five digits"),
            (Words with { SenderPostcode = "6438O" }, "five digits"),
            (Words with { SenderPhone = null }, "The sender's phone number is missing"),
            (Words with { SenderPhoneHours = null }, "The sender's phone hours is missing"),
            (Words with { SenderEmail = "fiber" }, "mail address"),
        ];
        foreach (var (wish, says) in bad)
            (
                await Village.RefusedAsync(() => save.RunAsync(campaign, MailingPurpose.Offer, wish, "Anna"))
            ).Message.ShouldContain(says);
        (
            await Village.RefusedAsync(() => save.RunAsync(99, MailingPurpose.Offer, Words, "Anna"))
        ).NotFound.ShouldBeTrue();
        await using var db = v.Db.Open();
        (await db.LetterTexts.AnyAsync()).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task Each_household_of_the_mailing_gets_its_own_code_and_reference(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        long mailing = (
            await v.Mailings.RunAsync(
                new(campaign, Channel.Letter, MailingPurpose.Offer, Guid.NewGuid(), v.West),
                "Anna"
            )
        ).MailingId;
        var print = new PrintLetters(v.Data, v.Time, v.Key);
        (await Refused(mailing)).Message.ShouldContain("write their text and sender first");
        await new SaveLetterText(v.Data, v.Time).RunAsync(campaign, MailingPurpose.Offer, Words, "Anna");
        long replaced = await v.OfferAsync(2);
        string next = await new ReplaceCode(v.Data, v.Time, v.Key).RunAsync(replaced, 1, "Anna");
        using var file = new MemoryStream();

        (await print.RunAsync(mailing, "https://fiber.exempel.se", file, "Anna")).ShouldBe(5);

        using var document = PdfDocument.Open(file.ToArray());
        for (int house = 1; house <= 5; house++)
        {
            long offer = await v.OfferAsync(house);
            string code = house == 2 ? next : CodeKey.Printed(v.Key.CodeOf(offer, 1));
            string sheet = PdfText.Of(document.GetPage(house));
            sheet.ShouldContain(FormattableString.Invariant($"Åvägen {house}\n"));
            sheet.ShouldContain(code);
            sheet.ShouldContain(OfferReference.Of(offer));
            PdfText.QrCodes(file.ToArray(), house)[1].ShouldEndWith(code.Replace("-", "", StringComparison.Ordinal));
        }
        await using var db = v.Db.Open();
        string journal = (await db.Journal.SingleAsync(e => e.Verb == nameof(PrintLetters))).DataJson;
        journal.ShouldBe(FormattableString.Invariant($$"""{"campaignId":{{campaign}},"number":1,"letters":5}"""));
        (await Refused(99)).NotFound.ShouldBeTrue();

        Task<RefusedException> Refused(long id) =>
            Village.RefusedAsync(() => print.RunAsync(id, "https://fiber.exempel.se", new MemoryStream(), "Anna"));
    }

    [Theory, OnBoth]
    public async Task A_mailing_by_mail_has_no_letters(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.OwnerAsync(1, "a@exempel.se");
        long mailing = (
            await v.Mailings.RunAsync(new(campaign, Channel.Mail, MailingPurpose.Offer, Guid.NewGuid()), "Anna")
        ).MailingId;
        (
            await Village.RefusedAsync(() =>
                new PrintLetters(v.Data, v.Time, v.Key).RunAsync(mailing, "https://x.se", new MemoryStream(), "Anna")
            )
        ).Message.ShouldContain("went by Mail: it has no letters");
        (await Village.RefusedAsync(() => v.Settle.RunAsync(mailing, "Anna"))).Message.ShouldContain("went by Mail");
    }
}
