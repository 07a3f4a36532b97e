using System.Reflection;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Contact data: a person goes when nothing has happened with them for the time, nothing runs on, and nothing holds them.</summary>
internal sealed class ContactData(PersonErasure erasure) : DataKind
{
    /// <summary>So many in one transaction; the rest in the next.</summary>
    public const int AtOnce = 500;

    private static readonly MethodInfo s_quiet = typeof(ContactData).GetMethod(
        nameof(QuietIn),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public override string Key => "contact";

    public override IReadOnlyList<string> Tables => ["person", "premises_person", "ambassador"];

    public override (string, string) What =>
        (
            "Namn, e-postadress, telefonnummer, organisationsnummer, språk och inloggning hos e-legitimationen",
            "Name, mail address, phone number, organisation number, language, and the electronic identity's sign-in"
        );

    public override DataDefaults Defaults =>
        new(
            "För att erbjuda, avtala om och bygga fiber till hushållet och hålla det underrättat.",
            "To offer, contract and build fibre to the household, and to keep it informed.",
            LegalGround.Contract,
            24,
            "Byfibers förval: 24 månader efter den senaste händelsen, om inget avtal löper"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.People.LongCountAsync(p => p.ErasedAt == null, cancel);

    public override async Task<long> ExpireAsync(ByfiberDb db, DateTime before, DateTime now, CancellationToken cancel)
    {
        var quiet = db.People.Where(p => p.ErasedAt == null && p.CreatedAt < before);
        foreach (var table in PersonTables.Of(db.Model).Where(t => t.Parent is null))
        {
            // That somebody read them is nothing that happened with them.
            if (table.Entity.ClrType != typeof(PersonRead))
            {
                quiet =
                    (IQueryable<Person>)
                        s_quiet.MakeGenericMethod(table.Entity.ClrType).Invoke(null, [db, quiet, table, before])!;
            }
        }
        // Ids first: erasing changes who is quiet.
        long erased = 0;
        foreach (long id in await quiet.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancel))
        {
            if (erased < AtOnce && await erasure.HeldByAsync(db, id, cancel) is [])
            {
                await erasure.EraseAsync(db, await db.People.SingleAsync(p => p.Id == id, cancel), now, cancel);
                erased++;
            }
        }
        return erased;
    }

    /// <summary>
    /// Who has nothing young in this table: a tie that is open keeps a person, one that ended counts by its end, anything else by when it
    /// was; a table without times keeps whoever is in it.
    /// </summary>
    private static IQueryable<Person> QuietIn<T>(
        ByfiberDb db,
        IQueryable<Person> people,
        PersonTable table,
        DateTime before
    )
        where T : class
    {
        if (table.Entity.FindProperty("EndedAt") is not null)
        {
            return people.Where(p =>
                !db.Set<T>()
                    .Any(r =>
                        EF.Property<long?>(r, "PersonId") == p.Id
                        && (
                            EF.Property<DateTime?>(r, "EndedAt") == null
                            || EF.Property<DateTime?>(r, "EndedAt") >= before
                        )
                    )
            );
        }
        string? when = ((string[])["At", "CreatedAt", "IssuedAt", "MadeAt"]).FirstOrDefault(n =>
            table.Entity.FindProperty(n) is not null
        );
        return when is null
            ? people.Where(p => !db.Set<T>().Any(r => EF.Property<long?>(r, "PersonId") == p.Id))
            : people.Where(p =>
                !db.Set<T>()
                    .Any(r => EF.Property<long?>(r, "PersonId") == p.Id && EF.Property<DateTime>(r, when) >= before)
            );
    }
}

/// <summary>Personal numbers, sealed.</summary>
internal sealed class PersonalNumberData : DataKind
{
    public override string Key => "personal-number";

    public override IReadOnlyList<string> Tables => ["person"];

    public override (string, string) What => ("Personnummer, krypterade", "Personal numbers, encrypted");

    public override DataDefaults Defaults =>
        new(
            "För skattereduktion för rotarbete, där Skatteverket kräver dem.",
            "For the tax deduction for work on the plot, where the Tax Agency asks for them.",
            LegalGround.LegalObligation,
            96,
            "Bokföringslagen (1999:1078) 7 kap. 2 §: sju år efter räkenskapsåret"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.People.LongCountAsync(p => p.PersonalNumberCipher != null, cancel);

    public override async Task<long> ExpireAsync(ByfiberDb db, DateTime before, DateTime now, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(before);
        return await db
            .People.Where(p => p.PersonalNumberCipher != null && p.PersonalNumberOn < day)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(p => p.PersonalNumberCipher, (string?)null)
                        .SetProperty(p => p.PersonalNumberHash, (string?)null)
                        .SetProperty(p => p.PersonalNumberOn, (DateOnly?)null),
                cancel
            );
    }
}

/// <summary>What was written to people.</summary>
internal sealed class MessageData : DataKind
{
    public override string Key => "messages";

    public override IReadOnlyList<string> Tables => ["message", "message_attachment", "message_attempt", "message_due"];

    public override (string, string) What =>
        ("Mejl och sms: mottagare och text", "Mails and texts: recipient and words");

    public override DataDefaults Defaults =>
        new(
            "För att kunna visa vad hushållet fick veta och när.",
            "To be able to show what the household was told, and when.",
            LegalGround.LegitimateInterest,
            24,
            "Byfibers förval"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.Messages.LongCountAsync(m => m.Address != "", cancel);

    public override async Task<long> ExpireAsync(
        ByfiberDb db,
        DateTime before,
        DateTime now,
        CancellationToken cancel
    ) =>
        await PersonErasure.ForgetMessagesAsync(
            db.Messages.Where(m => m.CreatedAt < before && !db.MessagesDue.Any(d => d.MessageId == m.Id)),
            cancel
        );
}

/// <summary>Who read whom.</summary>
internal sealed class ReadingData : DataKind
{
    public override string Key => "readings";

    public override IReadOnlyList<string> Tables => ["person_read"];

    public override (string, string) What =>
        ("Logg över vem som har läst kontaktuppgifter", "Log of who has read contact data");

    public override DataDefaults Defaults =>
        new(
            "För att kunna se att uppgifter bara läses av den som behöver dem.",
            "To be able to see that data are read only by those who need them.",
            LegalGround.LegalObligation,
            24,
            "Dataskyddsförordningen (EU) 2016/679, artiklarna 5.2 och 32"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.PersonReads.LongCountAsync(cancel);

    public override async Task<long> ExpireAsync(
        ByfiberDb db,
        DateTime before,
        DateTime now,
        CancellationToken cancel
    ) => await db.PersonReads.Where(r => r.At < before).ExecuteDeleteAsync(cancel);
}
