using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.PersonalData;

public class ErasePersonTests
{
    private static readonly string[] s_traces = [Everyday.Name, Everyday.Mail, Everyday.Phone, "Quist", "9874", "4789"];

    [Theory, OnBoth]
    public async Task Erasing_leaves_no_trace_in_any_text_of_any_table(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        await using var db = village.Db.Open();
        (await EveryText.HoldingAsync(db, s_traces)).Count.ShouldBeGreaterThan(8, "there is something to erase");

        await new ErasePerson(village.Data, village.Time, Everyday.Erasure()).RunAsync(
            id,
            ErasureReason.Asked,
            "Berit"
        );

        (await EveryText.HoldingAsync(db, s_traces)).ShouldBeEmpty();
        var person = await db.People.AsNoTracking().SingleAsync();
        (person.Name, person.Subject, person.PersonalNumberHash).ShouldBe((Person.ErasedName, null, null));
        person.ErasedAt.ShouldNotBeNull();
    }

    [Theory, OnBoth]
    public async Task What_others_count_on_stays(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);

        await new ErasePerson(village.Data, village.Time, Everyday.Erasure()).RunAsync(
            id,
            ErasureReason.Asked,
            "Berit"
        );

        await using var db = village.Db.Open();
        (await db.Answers.SingleAsync()).PersonId.ShouldBe(id);
        (await db.Contacts.CountAsync()).ShouldBe(1);
        (await db.PremisesPeople.CountAsync()).ShouldBe(1);
        (await db.Messages.CountAsync()).ShouldBe(2);
        (await db.MessageAttempts.CountAsync()).ShouldBe(1);
        (await db.MessagesDue.CountAsync()).ShouldBe(0, "nothing is sent to whoever asked to be forgotten");
        (await db.PersonReads.CountAsync()).ShouldBe(1);
        var entry = (await new JournalReader(village.Data, village.Time).LatestAsync(1)).Single();
        (entry.Verb, entry.SubjectId, entry.DataJson).ShouldBe(("ErasePerson", id, """{"reason":"Asked"}"""));
    }

    [Theory, OnBoth]
    public async Task Neighbours_are_left_as_they_were(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        long other = await new SavePerson(village.Data, village.Time).RunAsync(
            null,
            new PersonWish { Name = "Eva Granne", Email = "eva@example.se" },
            "Berit"
        );

        await new ErasePerson(village.Data, village.Time, Everyday.Erasure()).RunAsync(
            id,
            ErasureReason.Asked,
            "Berit"
        );

        await using var db = village.Db.Open();
        (await db.People.SingleAsync(p => p.Id == other)).Email.ShouldBe("eva@example.se");
    }

    [Theory, OnBoth]
    public async Task Whoever_is_held_is_not_erased_and_the_sentence_names_what_holds(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        var erase = new ErasePerson(
            village.Data,
            village.Time,
            Everyday.Erasure(new Held("Contract 2026-00042 is in force."), new Held("Contract 2026-00043 is unpaid."))
        );

        var refused = await Should.ThrowAsync<RefusedException>(() => erase.RunAsync(id, ErasureReason.Asked, "Berit"));

        refused.Message.ShouldContain("Contract 2026-00042 is in force. Contract 2026-00043 is unpaid.");
        (await erase.HeldByAsync(id)).Count.ShouldBe(2);
        await using var db = village.Db.Open();
        (await db.People.SingleAsync()).Name.ShouldBe(Everyday.Name);
        (await db.MessagesDue.CountAsync()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Erasing_twice_erases_once(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        var erase = new ErasePerson(village.Data, village.Time, Everyday.Erasure());
        await erase.RunAsync(id, ErasureReason.Asked, "Berit");
        village.Time.Advance(TimeSpan.FromDays(1));

        await erase.RunAsync(id, ErasureReason.Mistake, "Berit");

        await using var db = village.Db.Open();
        (await db.Journal.CountAsync(e => e.Verb == "ErasePerson")).ShouldBe(1);
        (
            await Should.ThrowAsync<RefusedException>(() => erase.RunAsync(999, ErasureReason.Asked, "Berit"))
        ).NotFound.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task Neither_the_journal_nor_the_log_of_readings_ever_holds_contact_data(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        var export = new ExportPerson(village.Data, village.Time, new OpenVault(), Everyday.Register(village));
        await export.RunAsync(id, "Berit");
        await new FindPeople(village.Data, village.Time, new OpenVault()).RunAsync(Everyday.Number, "Berit", "/search");

        await using var db = village.Db.Open();

        (await db.Journal.Select(e => e.DataJson + e.Actor).ToListAsync()).ShouldAllBe(t => !s_traces.Any(t.Contains));
        (await db.PersonReads.Select(r => r.Why + r.Actor).ToListAsync()).ShouldAllBe(t => !s_traces.Any(t.Contains));
    }

    private sealed class Held(string sentence) : PersonHold
    {
        public override Task<IReadOnlyList<string>> SentencesAsync(
            ByfiberDb db,
            long personId,
            CancellationToken cancel
        ) => Task.FromResult<IReadOnlyList<string>>([sentence]);
    }
}
