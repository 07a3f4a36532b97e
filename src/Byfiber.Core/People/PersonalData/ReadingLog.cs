using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Who read whose contact data, newest first; itself without anybody's contact data.</summary>
public sealed class ReadingLog(IDbContextFactory<ByfiberDb> dbs)
{
    /// <param name="personId">Only readings of this person; null for all.</param>
    /// <param name="actor">Only readings by this name; null or empty for all.</param>
    /// <param name="skip">How many of the newest to pass over.</param>
    /// <param name="take">How many to give.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<(int Total, IReadOnlyList<PersonRead> Rows)> RunAsync(
        long? personId = null,
        string? actor = null,
        int skip = 0,
        int take = 100,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var reads = db.PersonReads.AsNoTracking();
        if (personId is { } id)
        {
            reads = reads.Where(r => r.PersonId == id);
        }
        if (!string.IsNullOrWhiteSpace(actor))
        {
            reads = reads.Where(r => r.Actor == actor);
        }
        return (
            await reads.CountAsync(cancel),
            await reads.OrderByDescending(r => r.Id).Skip(skip).Take(take).ToListAsync(cancel)
        );
    }
}
