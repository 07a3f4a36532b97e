using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.People.PersonalData;

public class ReadPersonTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Theory, OnBoth]
    public async Task Whoever_reads_contact_data_leaves_a_row(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        long id = await Save(db, "Åsa Öhman", "asa@example.se", "070-123 45 67");

        var read = await Reading(db).RunAsync(id, "Berit", "/offers/7");

        (read.Name, read.Email, read.Phone).ShouldBe(("Åsa Öhman", "asa@example.se", "+46701234567"));
        await using var rows = db.Open();
        var row = await rows.PersonReads.SingleAsync();
        (row.PersonId, row.Actor, row.Why, row.At).ShouldBe((id, "Berit", "/offers/7", _time.GetUtcNow().UtcDateTime));
    }

    [Theory, OnBoth]
    public async Task A_list_of_hundreds_leaves_a_row_for_each(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using (var rows = db.Open())
        {
            rows.AddRange(Enumerable.Range(1, 300).Select(n => new Person { Name = $"Person {n}" }));
            await rows.SaveChangesAsync();
        }
        long[] ids = [.. Enumerable.Range(1, 300).Select(n => (long)n), 300, 999];

        var read = await Reading(db).ManyAsync(ids, "Berit", "/campaigns/1/phone-list");

        read.Select(p => p.Id).ShouldBe(ids[..300]);
        await using var after = db.Open();
        (await after.PersonReads.Select(r => r.PersonId).OrderBy(p => p).ToListAsync()).ShouldBe(ids[..300]);
    }

    [Theory, OnBoth]
    public async Task Nobody_is_logged_who_is_not_there(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);

        (
            await Should.ThrowAsync<RefusedException>(() => Reading(db).RunAsync(7, "Berit", "/x"))
        ).NotFound.ShouldBeTrue();

        await using var rows = db.Open();
        (await rows.PersonReads.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task The_journal_says_which_fields_changed_and_never_what_they_say(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        long id = await Save(db, "Åsa Öhman", "asa@example.se", "070-123 45 67");

        await new SavePerson(db.Database, _time).RunAsync(
            id,
            new PersonWish { Name = "Åsa Ek", Email = "asa@example.se" },
            "Berit"
        );

        var entries = await new JournalReader(db.Database, _time).NextAsync("test");
        entries
            .Select(e => e.DataJson)
            .ShouldBe(["""{"isNew":true,"changed":[]}""", """{"isNew":false,"changed":["Name","Phone"]}"""]);
        await using var rows = db.Open();
        (await rows.People.SingleAsync()).Phone.ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_personal_number_is_kept_sealed_and_its_reading_is_logged_as_such(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        long id = await Save(db, "Åsa Öhman", null, null);
        await using (var rows = db.Open())
        {
            var person = await rows.People.SingleAsync();
            person.KeepPersonalNumber(new OpenVault(), "811228-9874", new DateOnly(2026, 11, 23));
            await rows.SaveChangesAsync();
        }

        (await Reading(db).RunAsync(id, "Berit", "/contracts/1")).HasPersonalNumber.ShouldBeTrue();
        (await Reading(db).PersonalNumberAsync(id, "Berit", "RotExport")).ShouldBe("198112289874");

        await using var after = db.Open();
        (await after.People.SingleAsync()).PersonalNumberCipher.ShouldBe("sealed:478982211891");
        (await after.PersonReads.OrderBy(r => r.Id).Select(r => r.Why).ToListAsync()).ShouldBe([
            "/contracts/1",
            "RotExport (personal number)",
        ]);
    }

    [Theory, OnBoth]
    public async Task A_sign_in_belongs_to_one_person_and_many_have_none(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using var rows = db.Open();
        string subject = Person.SubjectOf("https://id.example.se", "42");
        rows.AddRange(
            new Person { Name = "A" },
            new Person { Name = "B" },
            new Person { Name = "C", Subject = subject }
        );
        await rows.SaveChangesAsync();

        rows.Add(new Person { Name = "D", Subject = subject });

        await Should.ThrowAsync<DbUpdateException>(() => rows.SaveChangesAsync());
    }

    private ReadPerson Reading(TestDatabase db) => new(db.Database, _time, new OpenVault());

    private Task<long> Save(TestDatabase db, string name, string? email, string? phone) =>
        new SavePerson(db.Database, _time).RunAsync(
            null,
            new PersonWish
            {
                Name = name,
                Email = email,
                Phone = phone,
            },
            "Berit"
        );
}
