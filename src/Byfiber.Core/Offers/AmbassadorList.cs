using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>The neighbours of an area who ask neighbours, for the staff. Gives contact data out, so every reading is logged.</summary>
public sealed class AmbassadorList(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>A page of them, those who came first first.</summary>
    public async Task<AmbassadorPage> RunAsync(
        long areaId,
        int skip,
        int take,
        string actor,
        string why,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var all =
                    from a in db.Ambassadors
                    join p in db.Premises on a.PremisesId equals p.Id
                    where a.EndedAt == null && p.AreaId == areaId
                    select new
                    {
                        a.Id,
                        a.PersonId,
                        a.At,
                        p.Address,
                        p.Locality,
                    };
                var rows = await all.OrderBy(a => a.Id).Skip(skip).Take(take).ToListAsync(cancel);
                var persons = (
                    await db.ReadPersonsAsync([.. rows.Select(r => r.PersonId)], time, actor, why, cancel)
                ).ToDictionary(p => p.Id);
                return new AmbassadorPage(
                    rows.ConvertAll(r => new AmbassadorRow(r.Id, r.Address, r.Locality, r.At, persons[r.PersonId])),
                    await all.CountAsync(cancel)
                );
            },
            cancel
        );
    }
}

/// <summary>A page of an area's ambassadors, and how many there are in all.</summary>
public sealed record AmbassadorPage(IReadOnlyList<AmbassadorRow> Rows, int Total);

/// <summary>An ambassador. A class and no record: it must not print itself into a log.</summary>
public sealed class AmbassadorRow(long id, string address, string? locality, DateTime since, PersonContact person)
{
    public long Id => id;
    public string Address => address;
    public string? Locality => locality;

    /// <summary>UTC.</summary>
    public DateTime Since => since;
    public PersonContact Person => person;
}
