using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.People.Residents;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.PersonalData;

public class ExpirePersonalDataTests
{
    [Theory, OnBoth]
    public async Task What_is_past_its_time_goes_and_one_row_says_how_much(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        await EndTieAsync(village, id);
        village.Time.Advance(TimeSpan.FromDays(740));

        var gone = await Run(village).RunAsync();

        gone.ShouldNotBeNull();
        (gone["contact"], gone["readings"]).ShouldBe((1, 1));
        await using var db = village.Db.Open();
        (await db.People.SingleAsync()).Name.ShouldBe(Person.ErasedName);
        (await EveryText.HoldingAsync(db, Everyday.Name, Everyday.Mail)).ShouldBeEmpty();
        var entry = (await new JournalReader(village.Data, village.Time).LatestAsync(1)).Single();
        entry.Verb.ShouldBe("ExpirePersonalData");
        entry.DataJson.ShouldContain("\"contact\":1");
    }

    [Theory, OnBoth]
    public async Task One_time_codes_go_after_their_month_whoever_asked_for_them(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await Everyday.LiveAsync(village);
        var issue = new IssueOneTimeCode(village.Data, village.Time, new OpenVault());
        await issue.ToAddressAsync(Everyday.Mail, "web");
        await issue.ToAddressAsync("nobody@example.se", "web");
        await using var db = village.Db.Open();
        DataKind[] kinds = [new OneTimeCodeData()];
        var register = new DataRegister(village.Data, village.Time, kinds);
        var expire = new ExpirePersonalData(village.Data, village.Time, kinds, register);
        long issued = await db.OneTimeCodes.LongCountAsync();

        village.Time.Advance(TimeSpan.FromDays(20));
        await expire.RunAsync();
        (await db.OneTimeCodes.LongCountAsync()).ShouldBe(issued);
        village.Time.Advance(TimeSpan.FromDays(20));
        (await expire.RunAsync())!["one-time-codes"].ShouldBe(issued);

        (await db.OneTimeCodes.AnyAsync()).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task Whoever_still_lives_there_stays(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await Everyday.LiveAsync(village);
        village.Time.Advance(TimeSpan.FromDays(740));

        (await Run(village).RunAsync())!["contact"].ShouldBe(0);

        await using var db = village.Db.Open();
        (await db.People.SingleAsync()).Name.ShouldBe(Everyday.Name);
        (await db.Messages.CountAsync(m => m.Address != "")).ShouldBe(1, "one waits still, the other is old");
    }

    [Theory, OnBoth]
    public async Task Whoever_something_happened_with_lately_stays(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        village.Time.Advance(TimeSpan.FromDays(740));
        await EndTieAsync(village, id);

        (await Run(village).RunAsync())!["contact"].ShouldBe(0);

        village.Time.Advance(TimeSpan.FromDays(740));
        (await Run(village).RunAsync())!["contact"].ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Whoever_is_held_stays_and_keeps_nobody_behind_them_waiting(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await using (var db = village.Db.Open())
        {
            db.AddRange(
                Enumerable
                    .Range(1, ContactData.AtOnce + 2)
                    .Select(n => new Person { Name = $"P{n}", CreatedAt = Village.Start.UtcDateTime })
            );
            await db.SaveChangesAsync();
        }
        village.Time.Advance(TimeSpan.FromDays(740));
        var run = Run(village, new HoldsFirst());

        (await run.RunAsync())!["contact"].ShouldBe(ContactData.AtOnce);
        (await run.RunAsync())!
            ["contact"]
            .ShouldBe(1, "the run before took as many as it may, so this one follows at once");
        (await run.RunAsync()).ShouldBeNull();

        await using var after = village.Db.Open();
        (await after.People.SingleAsync(p => p.ErasedAt == null)).Name.ShouldBe("P1");
    }

    [Theory, OnBoth]
    public async Task It_runs_once_a_day_however_many_programs_there_are(string kind)
    {
        await using var village = await Village.NewAsync(kind);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(village).RunAsync())));

        runs.Count(r => r is not null).ShouldBe(1);
        village.Time.Advance(TimeSpan.FromHours(23));
        (await Run(village).RunAsync()).ShouldNotBeNull();
        await using var db = village.Db.Open();
        (await db.Journal.CountAsync(e => e.Verb == "ExpirePersonalData")).ShouldBe(2);
        (await db.DataRules.CountAsync()).ShouldBe(4, "each kind was written down once");
    }

    [Theory, OnBoth]
    public async Task A_personal_number_goes_by_its_own_time(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await Everyday.LiveAsync(village);
        village.Time.Advance(TimeSpan.FromDays(365 * 8 - 30));
        (await Run(village).RunAsync())!["personal-number"].ShouldBe(0);
        village.Time.Advance(TimeSpan.FromDays(60));

        (await Run(village).RunAsync())!["personal-number"].ShouldBe(1);

        await using var db = village.Db.Open();
        var person = await db.People.SingleAsync();
        (person.PersonalNumberCipher, person.PersonalNumberHash, person.PersonalNumberOn).ShouldBe((null, null, null));
        person.Name.ShouldBe(Everyday.Name);
    }

    [Theory, OnBoth]
    public async Task An_administrators_time_holds_from_then_on_and_the_earlier_one_stays_to_be_seen(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await Everyday.LiveAsync(village);
        var register = Everyday.Register(village);
        (await register.RunAsync()).Single(l => l.Kind.Key == "readings").Rule.RetentionMonths.ShouldBe(24);
        var wish = Wish(village, 1);

        await new SaveDataRule(village.Data, village.Time, Everyday.Kinds()).RunAsync(wish, "Berit");
        await new SaveDataRule(village.Data, village.Time, Everyday.Kinds()).RunAsync(wish, "Berit");
        village.Time.Advance(TimeSpan.FromDays(40));

        (await Run(village).RunAsync())!["readings"].ShouldBe(1);
        var rules = (await register.HistoryAsync("readings"))!.Value.Rules;
        rules.Select(r => (r.RetentionMonths, r.Actor)).ShouldBe([(1, "Berit"), (24, "Byfiber")]);
        await using var db = village.Db.Open();
        (await db.Journal.SingleAsync(e => e.Verb == "SaveDataRule")).DataJson.ShouldContain("\"monthsBefore\":24");
    }

    [Theory, OnBoth]
    public async Task A_decision_that_is_not_right_is_refused(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        var save = new SaveDataRule(village.Data, village.Time, Everyday.Kinds());

        foreach (
            var wrong in (DataRuleWish[])
                [
                    Wish(village, 0),
                    Wish(village, 1_201),
                    Wish(village, 1) with
                    {
                        Source = " ",
                    },
                    Wish(village, 1) with
                    {
                        DecidedOn = village.Today.AddDays(1),
                    },
                ]
        )
        {
            await Village.RefusedAsync(() => save.RunAsync(wrong, "Berit"));
        }
        (
            await Village.RefusedAsync(() => save.RunAsync(Wish(village, 1) with { Kind = "nothing" }, "Berit"))
        ).NotFound.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task The_register_counts_what_there_is_now(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await Everyday.LiveAsync(village);

        var lines = await Everyday.Register(village).RunAsync();

        lines
            .Select(l => (l.Kind.Key, l.Count))
            .ShouldBe([("contact", 1), ("personal-number", 1), ("messages", 2), ("readings", 1)]);
    }

    [Theory, OnBoth]
    public async Task Readings_and_rules_cannot_be_changed_by_whoever_comes_past_the_program(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await Everyday.LiveAsync(village);
        await Everyday.Register(village).RunAsync();
        await using var db = village.Db.Open();

        foreach (
            string sql in (string[])
                [
                    "UPDATE person_read SET actor = 'nobody'",
                    "UPDATE data_rule SET retention_months = 1",
                    "DELETE FROM data_rule",
                    "UPDATE message_attempt SET outcome = 'Sent'",
                    "DELETE FROM message_attempt",
                ]
        )
        {
            (
                await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql))
            ).Message.ShouldContain("history");
        }
    }

    private static DataRuleWish Wish(Village village, int months) =>
        new()
        {
            Kind = "readings",
            WhySv = "För att se vem som läser.",
            WhyEn = "To see who reads.",
            Ground = LegalGround.LegalObligation,
            RetentionMonths = months,
            Source = "Dokumenthanteringsplan 2026, § 4",
            DecidedOn = village.Today,
        };

    private static ExpirePersonalData Run(Village village, params PersonHold[] holds) =>
        new(village.Data, village.Time, Everyday.Kinds(holds), Everyday.Register(village));

    private static async Task EndTieAsync(Village village, long personId)
    {
        await using var db = village.Db.Open();
        var now = village.Time.GetUtcNow().UtcDateTime;
        await db
            .PremisesPeople.Where(t => t.PersonId == personId)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.EndedAt, now));
    }

    private sealed class HoldsFirst : PersonHold
    {
        public override Task<IReadOnlyList<string>> SentencesAsync(
            ByfiberDb db,
            long personId,
            CancellationToken cancel
        ) => Task.FromResult<IReadOnlyList<string>>(personId == 1 ? ["Contract 1 is in force."] : []);
    }
}
