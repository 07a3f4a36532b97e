using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Puts news onto an area's public page, and takes them back.</summary>
public sealed class PublishNews(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    private const int MostTitle = 150,
        MostText = 4000;

    /// <summary>The same news as the area's latest do nothing.</summary>
    /// <returns>The news' id.</returns>
    /// <exception cref="RefusedException">There is no such area, or a text is missing or too long.</exception>
    public async Task<long> RunAsync(NewsWish wish, string actor, CancellationToken cancel = default)
    {
        string titleSv = Texts.Long("The title", wish.TitleSv, MostTitle),
            textSv = Texts.Long("The text", wish.TextSv, MostText),
            titleEn = Texts.Long("The English title", wish.TitleEn, MostTitle),
            textEn = Texts.Long("The English text", wish.TextEn, MostText);
        if (titleSv.Length == 0 || textSv.Length == 0)
        {
            throw new RefusedException("News need a title and a text in Swedish: fill in both.");
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                if (!await db.Areas.AnyAsync(a => a.Id == wish.AreaId, cancel))
                {
                    throw RefusedException.Missing("area", wish.AreaId);
                }
                var latest = await db
                    .AreaNews.AsNoTracking()
                    .Where(n => n.AreaId == wish.AreaId && n.TakenBackAt == null)
                    .OrderByDescending(n => n.Id)
                    .FirstOrDefaultAsync(cancel);
                if (
                    latest is not null
                    && latest.TitleSv == titleSv
                    && latest.TextSv == textSv
                    && latest.TextEn == textEn
                )
                {
                    return latest.Id;
                }
                var news = new AreaNews
                {
                    AreaId = wish.AreaId,
                    TitleSv = titleSv,
                    TextSv = textSv,
                    TitleEn = titleEn,
                    TextEn = textEn,
                    At = time.UtcNow(),
                    Actor = actor,
                };
                db.Add(news);
                await db.SaveChangesAsync(cancel);
                await AppendAsync(db, nameof(PublishNews), news, actor, cancel);
                return news.Id;
            },
            cancel
        );
    }

    /// <summary>Takes news off the page; they stay in the history. Taking them back again changes nothing.</summary>
    /// <exception cref="RefusedException">There are no such news.</exception>
    public async Task TakeBackAsync(long newsId, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var news =
                    await db.AreaNews.SingleOrDefaultAsync(n => n.Id == newsId, cancel)
                    ?? throw RefusedException.Missing("news item", newsId);
                if (news.TakenBackAt is null)
                {
                    news.TakenBackAt = time.UtcNow();
                    await AppendAsync(db, "TakeNewsBack", news, actor, cancel);
                }
                return newsId;
            },
            cancel
        );
    }

    private Task AppendAsync(ByfiberDb db, string verb, AreaNews news, string actor, CancellationToken cancel) =>
        db.AppendAsync(
            time.UtcNow(),
            actor,
            "Offers",
            verb,
            nameof(AreaNews),
            news.Id,
            new { news.AreaId, news.TitleSv },
            cancel
        );
}

/// <summary>News of an area; English may be left out.</summary>
public sealed record NewsWish(long AreaId, string TitleSv, string TextSv, string TitleEn = "", string TextEn = "");
