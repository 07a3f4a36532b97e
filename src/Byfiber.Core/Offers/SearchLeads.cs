using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Counts address searches that found nothing, by day: where people are whom the register does not know. Nothing tells who
/// searched or at what hour, which is also why the journal does not have it.
/// </summary>
public sealed class SearchLeads(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The most characters that are kept of a search.</summary>
    public const int MostLength = 80;

    /// <summary>The most different searches that are kept of a day: a robot must not fill the table.</summary>
    public const int MostADay = 500;

    /// <summary>Counts the search; one that says nothing of a place, or that may name a person's number or mail address, is not kept.</summary>
    public async Task CountAsync(string searched, CancellationToken cancel = default)
    {
        if (Kept(searched) is not { } text)
        {
            return;
        }
        var day = time.SwedishToday();
        try
        {
            await CountAsync(text, day, cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody else searched for the same at the same moment and made the row.
            await CountAsync(text, day, cancel);
        }
    }

    /// <summary>The searches since a day, most frequent first.</summary>
    public async Task<IReadOnlyList<LeadLine>> ListAsync(
        DateOnly since,
        int limit = 200,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .SearchLeads.Where(l => l.Day >= since)
            .GroupBy(l => l.SearchText)
            .Select(g => new
            {
                Text = g.Key,
                Times = g.Sum(l => l.Times),
                Last = g.Max(l => l.Day),
            })
            .OrderByDescending(l => l.Times)
            .ThenBy(l => l.Text)
            .Take(limit)
            .Select(l => new LeadLine(l.Text, l.Times, l.Last))
            .ToListAsync(cancel);
    }

    private async Task CountAsync(string text, DateOnly day, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                int known = await db
                    .SearchLeads.Where(l => l.Day == day && l.SearchText == text)
                    .ExecuteUpdateAsync(s => s.SetProperty(l => l.Times, l => l.Times + 1), cancel);
                if (known == 0 && await db.SearchLeads.CountAsync(l => l.Day == day, cancel) < MostADay)
                {
                    db.Add(
                        new SearchLead
                        {
                            Day = day,
                            SearchText = text,
                            Times = 1,
                        }
                    );
                    await db.SaveChangesAsync(cancel);
                }
                return known;
            },
            cancel
        );
    }

    private static string? Kept(string searched)
    {
        string text = SearchText.Of(searched);
        bool isPersonal = searched.Contains('@', StringComparison.Ordinal) || searched.Count(char.IsDigit) > 7;
        return isPersonal || text.Count(char.IsLetter) < 3 ? null
            : text.Length > MostLength ? text[..MostLength].TrimEnd()
            : text;
    }
}

/// <summary>What was searched in vain, how often, and when last.</summary>
public sealed record LeadLine(string SearchText, int Times, DateOnly LastDay);
