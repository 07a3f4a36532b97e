using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>An area's news for the staff, latest first, with those that were taken back.</summary>
public sealed class NewsList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>A page of them.</summary>
    public async Task<NewsPage> RunAsync(long areaId, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = db.AreaNews.AsNoTracking().Where(n => n.AreaId == areaId);
        return new NewsPage(
            await all.OrderByDescending(n => n.Id).Skip(skip).Take(take).ToListAsync(cancel),
            await all.CountAsync(cancel)
        );
    }
}

/// <summary>A page of an area's news, and how many there are in all.</summary>
public sealed record NewsPage(IReadOnlyList<AreaNews> Rows, int Total);
