using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Reading contact data within a room's own transaction.</summary>
internal static class PersonReading
{
    /// <summary>SQLite binds at most 32,766 values in a statement.</summary>
    private const int AtOnce = 10_000;

    /// <summary>Gives the contact data and logs the reading; ids of nobody are passed over.</summary>
    public static async Task<IReadOnlyList<PersonContact>> ReadPersonsAsync(
        this ByfiberDb db,
        IReadOnlyCollection<long> personIds,
        TimeProvider time,
        string actor,
        string why,
        CancellationToken cancel
    )
    {
        var found = new List<PersonContact>(personIds.Count);
        foreach (long[] some in personIds.Distinct().Order().Chunk(AtOnce))
        {
            var persons = await db
                .People.AsNoTracking()
                .Where(p => some.Contains(p.Id))
                .OrderBy(p => p.Id)
                .ToListAsync(cancel);
            found.AddRange(persons.Select(PersonContact.Of));
        }
        var at = time.GetUtcNow().UtcDateTime;
        db.AddRange(
            found.Select(p => new PersonRead
            {
                PersonId = p.Id,
                At = at,
                Actor = actor,
                Why = why,
            })
        );
        await db.SaveChangesAsync(cancel);
        return found;
    }
}
