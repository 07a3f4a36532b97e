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

    /// <summary>
    /// The fewest days to withdraw in: what distansavtalslagen (2005:59, 2 kap. 10 §) gives a consumer for the monthly services that go with
    /// the connection; one time for both is one that people understand.
    /// </summary>
    public const int FewestWithdrawalDays = 14;

    /// <summary>The most: what is built meanwhile would be built for nobody.</summary>
    public const int MostWithdrawalDays = 365;

    /// <summary>The same texts and days as the latest version's do nothing and give that version's id.</summary>
    /// <param name="textSv">The terms in Swedish.</param>
    /// <param name="textEn">The terms in English.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="withdrawalDays">Days after signing in which a household may withdraw; a contract keeps its own.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The version's id.</returns>
    /// <exception cref="RefusedException">A text is empty or far too long, or the days are too few or too many.</exception>
    public async Task<long> RunAsync(
        string textSv,
        string textEn,
        string actor,
        int withdrawalDays = FewestWithdrawalDays,
        CancellationToken cancel = default
    )
    {
        if (withdrawalDays is < FewestWithdrawalDays or > MostWithdrawalDays)
        {
            throw new RefusedException(
                FormattableString.Invariant(
                    $"The time to withdraw is {FewestWithdrawalDays} to {MostWithdrawalDays} days: write such a number."
                )
            );
        }
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
                if (latest is not null && latest.Sha256 == hash && latest.WithdrawalDays == withdrawalDays)
                {
                    return latest.Id;
                }
                var terms = new TermsVersion
                {
                    Number = (latest?.Number ?? 0) + 1,
                    TextSv = sv,
                    TextEn = en,
                    Sha256 = hash,
                    WithdrawalDays = withdrawalDays,
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
                    new
                    {
                        terms.Number,
                        terms.Sha256,
                        terms.WithdrawalDays,
                    },
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
