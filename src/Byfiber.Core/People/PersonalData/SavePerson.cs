using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Writes a person down, or changes their contact data. The journal says which fields changed, never what they say.</summary>
public sealed class SavePerson(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="personId">Whom to change; null writes down a new one.</param>
    /// <param name="wish">Every field as it shall be.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The person's id.</returns>
    /// <exception cref="RefusedException">A field is not right, there is no such person, or they are erased.</exception>
    public async Task<long> RunAsync(long? personId, PersonWish wish, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var at = time.GetUtcNow().UtcDateTime;
                var person = await FindOrAddAsync(db, personId, wish, at, cancel);
                var changed = db.Entry(person)
                    .Properties.Where(p => p.IsModified)
                    .Select(p => p.Metadata.Name)
                    .ToList();
                await db.SaveChangesAsync(cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(SavePerson),
                    nameof(Person),
                    person.Id,
                    new { isNew = personId is null, changed },
                    cancel
                );
                return person.Id;
            },
            cancel
        );
    }

    private static async Task<Person> FindOrAddAsync(
        ByfiberDb db,
        long? personId,
        PersonWish wish,
        DateTime at,
        CancellationToken cancel
    )
    {
        if (personId is not { } id)
        {
            return db.Add(wish.Checked(at)).Entity;
        }
        var person =
            await db.People.SingleOrDefaultAsync(p => p.Id == id, cancel)
            ?? throw RefusedException.Missing("person", id);
        if (person.ErasedAt is not null)
        {
            throw new RefusedException($"Person {id} is erased: write them down anew.");
        }
        wish.Write(person);
        return person;
    }
}
