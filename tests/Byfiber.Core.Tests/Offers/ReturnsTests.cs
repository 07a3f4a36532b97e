using System.Text;
using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

/// <summary>Letters that came back, by whatever stands on them.</summary>
public class ReturnsTests
{
    private const string Web = "HTTPS://FIBER.EXEMPEL.SE/K/";

    [Theory, OnBoth]
    public async Task Everything_on_a_letter_tells_whose_it_is(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await v.PostedLettersAsync(await v.StartedAsync());
        long[] offers = [await v.OfferAsync(1), await v.OfferAsync(2), await v.OfferAsync(3), await v.OfferAsync(4)];
        string code = v.Key.CodeOf(offers[2], 1);
        string[] scanned =
        [
            OfferReference.Of(offers[0]),
            Web + v.Key.CodeOf(offers[1], 1),
            CodeKey.Printed(code),
            OfferReference.Of(offers[3]).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(),
        ];

        var outcome = await v.Returns.RunAsync([.. scanned.Select((s, i) => new ReturnedLetter(i + 1, s))], "Berit");

        outcome.Recorded.ShouldBe(4);
        await using var db = v.Db.Open();
        (
            await db
                .Contacts.Where(k => k.Outcome == ContactOutcome.Returned)
                .Select(k => k.OfferId)
                .Order()
                .ToListAsync()
        ).ShouldBe([.. offers.Order()]);
    }

    [Theory, OnBoth]
    public async Task An_offer_without_a_code_is_found_by_its_reference(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await v.PostedLettersAsync(await v.StartedAsync());
        long offer = await v.OfferAsync(5);
        await using (var db = v.Db.Open())
            await db.OfferCodes.Where(c => c.OfferId == offer).ExecuteDeleteAsync();

        (await v.Returns.RunAsync([new(1, OfferReference.Of(offer))], "Berit")).Recorded.ShouldBe(1);
        (await v.Desk.RunAsync(OfferReference.Of(offer))).Single().OfferId.ShouldBe(offer);
    }

    [Theory, OnBoth]
    public async Task A_mistyped_reference_leaves_the_neighbours_letter_alone(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        await v.PostedLettersAsync(await v.StartedAsync());
        long offer = await v.OfferAsync(1);
        string next = OfferReference.Of(offer + 1);
        // The sign of one reference behind the number of another: one digit was misread.
        string wrong = OfferReference.Of(offer)[..^1] + next[^1];

        var outcome = await v.Returns.RunAsync([new(7, wrong)], "Berit");
        var refused = await Village.RefusedAsync(() => v.Desk.RunAsync(wrong));

        (outcome.Recorded, outcome.Mistyped.Single().Row, outcome.Unknown.Count).ShouldBe((0, 7, 0));
        refused.Reason.ShouldBe(OfferRefusal.ReferenceMistyped);
        refused.Named.ShouldBe([wrong]);
        await using var db = v.Db.Open();
        (await db.Contacts.AnyAsync(k => k.Outcome == ContactOutcome.Returned)).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task A_file_keeps_what_can_be_told_and_lists_the_rest(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        await v.PostedLettersAsync(campaign);
        string good = OfferReference.Of(await v.OfferAsync(1)),
            other = OfferReference.Of(await v.OfferAsync(2));
        string text = string.Join(
            "\r\n",
            "referens;datum;orsak",
            $"{good};2026-03-10;Okänd på adressen",
            $"{OfferReference.Of(999)};;",
            $"{Misread(good)};;",
            ";2026-03-10;",
            $"{other};i går;",
            $"{good};;igen"
        );
        var file = new ReadReturns(v.Time).File("post.csv", new MemoryStream(Encoding.Latin1.GetBytes(text)));

        var outcome = await v.Returns.RunAsync(file.Letters, "Berit");

        file.NotRead.Count.ShouldBe(2);
        file.NotRead.ShouldAllBe(sentence => sentence.StartsWith("post.csv, row ") && sentence.EndsWith('.'));
        (outcome.Recorded, outcome.AlreadyRecorded).ShouldBe((1, 1));
        outcome.Unknown.Select(l => l.Row).ShouldBe([3]);
        outcome.Mistyped.Select(l => l.Row).ShouldBe([4]);
        await using var db = v.Db.Open();
        (await db.Contacts.SingleAsync(k => k.Outcome == ContactOutcome.Returned)).ShouldSatisfyAllConditions(
            k => k.Note.ShouldBe("Okänd på adressen"),
            k => k.Actor.ShouldBe("Berit")
        );
        (await db.Journal.SingleAsync(e => e.Verb == nameof(RecordReturns))).DataJson.ShouldBe(
            """{"returned":1,"unknown":1,"mistyped":1,"unsent":0}"""
        );
    }

    [Theory, OnBoth]
    public async Task Too_many_rows_are_refused_and_a_long_reason_is_cut(string kind)
    {
        await using var v = await Village.NewAsync(kind, 2);
        await v.PostedLettersAsync(await v.StartedAsync());
        var rows = Enumerable.Range(1, RecordReturns.Most + 1).Select(i => new ReturnedLetter(i, "x")).ToList();
        (await Village.RefusedAsync(() => v.Returns.RunAsync(rows, "Berit"))).Message.ShouldContain("send it in parts");

        string reference = OfferReference.Of(await v.OfferAsync(1));
        await v.Returns.RunAsync([new(1, reference, new string('å', 2000))], "Berit");
        await using var db = v.Db.Open();
        (await db.Contacts.SingleAsync(k => k.Outcome == ContactOutcome.Returned)).Note!.Length.ShouldBe(1000);
    }

    /// <summary>A return is of the latest letter, and takes its proof away; the reminder's own return is another row.</summary>
    [Theory, OnBoth]
    public async Task A_letter_comes_back_once_and_its_reminder_once_more(string kind)
    {
        await using var v = await Village.NewAsync(kind);
        long campaign = await v.StartedAsync();
        long first = await v.PostedLettersAsync(campaign);
        v.Time.Advance(TimeSpan.FromDays(14));
        await v.Settle.RunAsync(first, "Anna");
        v.Time.Advance(TimeSpan.FromDays(30));
        long second = await v.PostedLettersAsync(campaign, MailingPurpose.Reminder);
        string reference = OfferReference.Of(await v.OfferAsync(1));

        (await v.Returns.RunAsync([new(1, reference)], "Berit")).Recorded.ShouldBe(1);
        (await v.Returns.RunAsync([new(1, reference)], "Berit")).AlreadyRecorded.ShouldBe(1);

        await using var db = v.Db.Open();
        (await db.Contacts.SingleAsync(k => k.Outcome == ContactOutcome.Returned)).MailingId.ShouldBe(second);
        (await v.Proof.RunAsync(campaign)).Total.Offered.ShouldBe(9);
    }

    private static string Misread(string reference) => reference[..^1] + (reference[^1] == '3' ? '4' : '3');
}
