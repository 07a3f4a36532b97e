using System.Globalization;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>
/// Finds people by what one knows of them: part of the name, the whole mail address, phone, organisation or personal number. Whoever is shown
/// is logged as read.
/// </summary>
public sealed class FindPeople(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <summary>The most that one search shows.</summary>
    public const int Most = 20;

    private const CompareOptions Loosely = CompareOptions.IgnoreCase;

    private static readonly CompareInfo s_swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    /// <exception cref="RefusedException">The text is too short to search for.</exception>
    public async Task<IReadOnlyList<PersonContact>> RunAsync(
        string text,
        string actor,
        string why,
        CancellationToken cancel = default
    )
    {
        string wanted = text.Trim();
        if (wanted.Length < 3)
        {
            throw new RefusedException("Write at least three characters of what you know of the person.");
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var ids = await ByContactAsync(db, wanted, cancel);
        if (ids.Count == 0)
        {
            // A municipality's people are some thousands, and SQLite's own lower() knows no åäö.
            var names = await db
                .People.Where(p => p.ErasedAt == null)
                .Select(p => new { p.Id, p.Name })
                .ToListAsync(cancel);
            ids =
            [
                .. names
                    .Where(p => s_swedish.IndexOf(p.Name, wanted, Loosely) >= 0)
                    .OrderBy(p => p.Name, StringComparer.Ordinal)
                    .Take(Most)
                    .Select(p => p.Id),
            ];
        }
        return await db.InTransactionAsync(() => db.ReadPersonsAsync(ids, time, actor, why, cancel), cancel);
    }

    private async Task<List<long>> ByContactAsync(ByfiberDb db, string wanted, CancellationToken cancel)
    {
        string? mail = Try(() => PersonFields.Email(wanted));
        string? phone = Try(() => PersonFields.Phone(wanted));
        string? organisation = Try(() => PersonNumbers.Organisation(wanted));
        var today = time.SwedishToday();
        string? hash = Try(() => vault.Hash(PersonNumbers.Personal(wanted, today)));
        return await db
            .People.Where(p =>
                p.ErasedAt == null
                && (
                    (mail != null && p.Email == mail)
                    || (phone != null && p.Phone == phone)
                    || (organisation != null && p.OrganisationNumber == organisation)
                    || (hash != null && p.PersonalNumberHash == hash)
                )
            )
            .OrderBy(p => p.Id)
            .Take(Most)
            .Select(p => p.Id)
            .ToListAsync(cancel);
    }

    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
