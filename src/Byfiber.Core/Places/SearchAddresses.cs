using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>
/// Finds current premises by what a person types: whatever begins with it first, then whatever holds every word of it. Case and accents
/// do not matter. The beginning is looked up in the index; the words need a pass over the index (some milliseconds for 50,000 premises).
/// </summary>
public sealed class SearchAddresses(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>At most <paramref name="limit"/> finds; none for an empty query.</summary>
    public async Task<IReadOnlyList<AddressFind>> RunAsync(
        string query,
        int limit = 20,
        CancellationToken cancel = default
    )
    {
        string wanted = SearchText.Of(query);
        if (wanted.Length == 0 || limit <= 0)
        {
            return [];
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var current = db.Premises.AsNoTracking().Where(p => p.RemovedBatchId == null);
        string after = wanted + '\uffff';
#pragma warning disable CA1309 // It becomes SQL, where the column's bytewise collation decides.
        var beginning = current.Where(p =>
            string.Compare(p.SearchText, wanted) >= 0 && string.Compare(p.SearchText, after) < 0
        );
#pragma warning restore CA1309
        var found = await Finds(beginning, limit, cancel);
        if (found.Count < limit)
        {
            var words = wanted
                .Split(' ')
                .Aggregate(
                    current.Where(p => !p.SearchText.StartsWith(wanted)),
                    (rest, word) => rest.Where(p => p.SearchText.Contains(word))
                );
            found.AddRange(await Finds(words, limit - found.Count, cancel));
        }
        return found;
    }

    private static Task<List<AddressFind>> Finds(IQueryable<Premises> premises, int limit, CancellationToken cancel) =>
        premises
            .OrderBy(p => p.SortText)
            .ThenBy(p => p.Id)
            .Take(limit)
            .Select(p => new AddressFind(
                p.Id,
                p.SourceId,
                p.Address,
                p.Postcode,
                p.Locality,
                p.Property,
                p.X,
                p.Y,
                p.AreaId
            ))
            .ToListAsync(cancel);
}

/// <summary>A premises that was found; its position in metres in the municipality's plane.</summary>
public sealed record AddressFind(
    long PremisesId,
    string SourceId,
    string Address,
    string? Postcode,
    string? Locality,
    string? Property,
    double X,
    double Y,
    long? AreaId
);
