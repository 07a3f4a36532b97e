using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Searches that found nothing, for the staff: what was searched most, or what was searched lately.</summary>
public sealed class LeadList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>A page of them: by how often, or by day.</summary>
    public async Task<LeadPage> RunAsync(bool byDay, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (byDay)
        {
            var days = db.SearchLeads.AsNoTracking();
            return new LeadPage(
                await days.OrderByDescending(l => l.Day)
                    .ThenByDescending(l => l.Times)
                    .ThenBy(l => l.SearchText)
                    .Skip(skip)
                    .Take(take)
                    .Select(l => new LeadRow(l.SearchText, l.Times, l.Day, l.Day))
                    .ToListAsync(cancel),
                await days.CountAsync(cancel)
            );
        }
        var words = db
            .SearchLeads.GroupBy(l => l.SearchText)
            .Select(g => new
            {
                SearchText = g.Key,
                Times = g.Sum(l => l.Times),
                First = g.Min(l => l.Day),
                Last = g.Max(l => l.Day),
            });
        var rows = await words
            .OrderByDescending(w => w.Times)
            .ThenBy(w => w.SearchText)
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancel);
        return new LeadPage(
            rows.ConvertAll(w => new LeadRow(w.SearchText, w.Times, w.First, w.Last)),
            await words.CountAsync(cancel)
        );
    }
}

/// <summary>A page of the searches, and how many there are in all.</summary>
public sealed record LeadPage(IReadOnlyList<LeadRow> Rows, int Total);

/// <summary>What was searched without result, how often, and on which days.</summary>
public sealed record LeadRow(string SearchText, int Times, DateOnly First, DateOnly Last);
