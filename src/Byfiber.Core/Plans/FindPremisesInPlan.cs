using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>The premises of a plan as a list that people turn the pages of and search in.</summary>
public sealed class FindPremisesInPlan(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>A page of a revision's premises in alphabetical order, and how many there are in all.</summary>
    /// <param name="revisionId">The plan.</param>
    /// <param name="wish">What to keep to.</param>
    /// <param name="skip">Rows before the page.</param>
    /// <param name="take">Rows of the page.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<PremisesPage> RunAsync(
        long revisionId,
        PremisesWish wish,
        int skip,
        int take,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = db.PlanPremises.AsNoTracking().Where(row => row.RevisionId == revisionId);
        if (wish.Status is { } status)
            rows = rows.Where(row => row.Status == status);
        if (wish.PlanAreaId is { } area)
            rows = rows.Where(row => row.AreaId == area);
        var joined = rows.Join(
            db.Premises,
            row => row.PremisesId,
            premises => premises.Id,
            (row, premises) =>
                new
                {
                    row,
                    premises.SearchText,
                    premises.SortText,
                }
        );
        foreach (var word in SearchText.Of(wish.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            joined = joined.Where(both => both.SearchText.Contains(word));
        var total = await joined.CountAsync(cancel);
        var page = await joined
            .OrderBy(both => both.SortText)
            .ThenBy(both => both.row.Id)
            .Skip(skip)
            .Take(take)
            .Select(both => both.row)
            .ToListAsync(cancel);
        return new PremisesPage(page, total);
    }
}

/// <summary>Which premises of a plan: words that the address, postcode, locality or property hold, a status, an area of the plan.</summary>
public sealed record PremisesWish(string? Text = null, PremisesStatus? Status = null, int? PlanAreaId = null);

/// <summary>A page of premises and how many there are in all.</summary>
public sealed record PremisesPage(IReadOnlyList<PlanPremisesRow> Rows, int Total);
