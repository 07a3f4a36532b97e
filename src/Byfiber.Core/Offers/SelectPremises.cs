using System.Globalization;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Reads a pasted list of premises: a line each, an address ("Storgatan 3", with ", Högsjö" where two places have it), a property,
/// the number in the register or the source's id.
/// </summary>
public sealed class SelectPremises(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The most lines at once.</summary>
    public const int Most = 5000;

    /// <summary>All or none: every line that names nothing, or more than one, is told.</summary>
    /// <exception cref="RefusedException">There are too many lines.</exception>
    public async Task<PremisesSelection> RunAsync(string? pasted, CancellationToken cancel = default)
    {
        string[] lines = (pasted ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Length > Most)
        {
            throw new RefusedException(
                "A list has at most 5000 lines: choose areas instead, or prepare two campaigns."
            );
        }
        var ids = new List<long>();
        var unclear = new List<UnclearLine>();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }
            var found = await FindAsync(db, lines[i], cancel);
            if (found.Count == 1)
            {
                ids.Add(found[0]);
            }
            else
            {
                unclear.Add(new UnclearLine(i + 1, lines[i], found.Count));
            }
        }
        return new PremisesSelection([.. ids.Distinct()], unclear);
    }

    private static async Task<List<long>> FindAsync(ByfiberDb db, string line, CancellationToken cancel)
    {
        var current = db.Premises.Where(p => p.RemovedBatchId == null);
        if (long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            return await current.Where(p => p.Id == id).Select(p => p.Id).ToListAsync(cancel);
        }
        var bySource = await current.Where(p => p.SourceId == line).Select(p => p.Id).ToListAsync(cancel);
        if (bySource.Count > 0)
        {
            return bySource;
        }
        // "Storgatan 3, Högsjö": the search text holds the same words without the comma.
        string wanted = SearchText.Of(line.Replace(',', ' '));
        if (wanted.Length == 0)
        {
            return [];
        }
        var near = await wanted
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(current, (rest, word) => rest.Where(p => p.SearchText.Contains(word)))
            .OrderBy(p => p.Id)
            .Take(50)
            .Select(p => new
            {
                p.Id,
                p.Address,
                p.Locality,
                p.Property,
            })
            .ToListAsync(cancel);
        // "Storgatan 3" shall not be Storgatan 30 as well: what is the same word by word goes first.
        var same = near.Where(p =>
                SearchText.Of(p.Address) == wanted
                || SearchText.Of($"{p.Address} {p.Locality}") == wanted
                || (p.Property is not null && SearchText.Of(p.Property) == wanted)
            )
            .Select(p => p.Id)
            .ToList();
        return same.Count > 0 ? same : near.ConvertAll(p => p.Id);
    }
}

/// <summary>What a pasted list names.</summary>
/// <param name="PremisesIds">Each once.</param>
/// <param name="Unclear">The lines that name nothing, or more than one.</param>
public sealed record PremisesSelection(IReadOnlyList<long> PremisesIds, IReadOnlyList<UnclearLine> Unclear);

/// <summary>A line of a pasted list that names no premises, or several.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Finds">How many premises it could be; 0 none.</param>
public sealed record UnclearLine(int Line, string Text, int Finds);
