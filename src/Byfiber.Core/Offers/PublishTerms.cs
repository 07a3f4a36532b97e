using System.Security.Cryptography;
using System.Text;
using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Publishes a new version of the general terms. Older versions stay, since offers and contracts name them.</summary>
public sealed class PublishTerms(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    private const int Most = 100_000;

    /// <summary>The same text as the latest version's does nothing and gives that version's number.</summary>
    /// <returns>The version's id.</returns>
    /// <exception cref="RefusedException">A text is empty or far too long.</exception>
    public async Task<long> RunAsync(string textSv, string textEn, string actor, CancellationToken cancel = default)
    {
        string sv = Texts.Long("The Swedish text", textSv, Most),
            en = Texts.Long("The English text", textEn, Most);
        if (sv.Length == 0 || en.Length == 0)
        {
            throw new RefusedException("The terms need a Swedish and an English text: fill in both.");
        }
        string hash = Sha256(sv, en);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                var latest = await db.TermsVersions.OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancel);
                if (latest?.Sha256 == hash)
                {
                    return latest.Id;
                }
                var terms = new TermsVersion
                {
                    Number = (latest?.Number ?? 0) + 1,
                    TextSv = sv,
                    TextEn = en,
                    Sha256 = hash,
                    MadeAt = time.UtcNow(),
                    Actor = actor,
                };
                db.Add(terms);
                await db.SaveChangesAsync(cancel);
                await db.AppendAsync(
                    terms.MadeAt,
                    actor,
                    "Offers",
                    nameof(PublishTerms),
                    nameof(TermsVersion),
                    terms.Id,
                    new { terms.Number, terms.Sha256 },
                    cancel
                );
                return terms.Id;
            },
            cancel
        );
    }

    /// <summary>Hash of both texts: Swedish, a zero byte, English, in UTF-8; lower-case hexadecimal.</summary>
    public static string Sha256(string textSv, string textEn) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{textSv}\0{textEn}")));
}
