using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Finds the offer that a personal code opens. What is looked up is the code's keyed hash, so that neither the time that it takes nor
/// what the database compares tells anything about a code that nobody has. The host limits how often somebody may try.
/// </summary>
public sealed class FindOfferByCode(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, CodeKey key)
{
    /// <param name="typed">As a person types it.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RefusedException">
    /// It cannot be a code, nobody has it, it was taken back, or its time has passed: each its own <see cref="OfferRefusal"/>.
    /// </exception>
    public async Task<CodeFind> RunAsync(string? typed, CancellationToken cancel = default)
    {
        string code =
            CodeKey.Normalised(typed)
            ?? throw Refusal.Because(
                OfferRefusal.CodeMistyped,
                "A personal code has 12 letters and digits, in three groups of four: read it again in the letter."
            );
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var find =
            await HeldByAsync(db, code, cancel)
            ?? throw Refusal.Because(
                OfferRefusal.CodeUnknown,
                "No offer has this code: read it again in the letter, or call us."
            );
        if (find.RevokedAt is not null)
        {
            throw Refusal.Because(
                OfferRefusal.CodeRevoked,
                "This code was replaced by a newer one: use the code of the latest letter, or call us."
            );
        }
        if (find.ExpiresAt <= time.UtcNow())
        {
            string day = DateOnly.FromDateTime(find.ExpiresAt.AddTicks(-1)).ToString("O", CultureInfo.InvariantCulture);
            throw Refusal.Because(
                OfferRefusal.CodeExpired,
                $"This code held until {day}: call us, and we will send a new one.",
                day
            );
        }
        return find;
    }

    /// <summary>The offer that the code belongs to, whether it still holds or not: for letters that came back.</summary>
    /// <param name="code">As <see cref="CodeKey.Normalised"/> gives it.</param>
    /// <param name="db">Where.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<CodeFind?> HeldByAsync(ByfiberDb db, string code, CancellationToken cancel)
    {
        string hash = key.HashOf(code);
        var found = await db
            .OfferCodes.AsNoTracking()
            .Where(c => c.Hash == hash)
            .Join(
                db.Offers,
                c => c.OfferId,
                o => o.Id,
                (c, o) =>
                    new
                    {
                        Code = c,
                        o.CampaignId,
                        o.PremisesId,
                    }
            )
            .SingleOrDefaultAsync(cancel);
        // The index may have compared without regard to case or length; what opens an offer is compared in full and in constant time.
        return
            found is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(found.Code.Hash),
                Encoding.ASCII.GetBytes(hash)
            )
            ? new CodeFind(
                found.Code.OfferId,
                found.CampaignId,
                found.PremisesId,
                found.Code.Round,
                found.Code.ExpiresAt,
                found.Code.RevokedAt
            )
            : null;
    }
}

/// <summary>The offer that a code opens, and which of the offer's codes it is.</summary>
public sealed record CodeFind(
    long OfferId,
    long CampaignId,
    long PremisesId,
    int Round,
    DateTime ExpiresAt,
    DateTime? RevokedAt
);
