using System.Security.Cryptography;
using System.Text;
using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Residents;

/// <summary>
/// Ties an identity provider's word for somebody to a person here, so that it signs them in from then on. The provider's subject may be a
/// personal number, so only a keyed hash of it is kept.
/// </summary>
public sealed class LinkIdentity(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <summary>The person with this identity; null when nobody has it, or who had it is erased.</summary>
    public async Task<long?> FindAsync(string issuer, string subject, CancellationToken cancel = default)
    {
        string kept = Kept(issuer, subject);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .People.Where(p => p.Subject == kept && p.ErasedAt == null)
            .Select(p => (long?)p.Id)
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Ties it; the same twice does it once.</summary>
    /// <param name="personId">The person, known by the letter's code or a one-time code before.</param>
    /// <param name="issuer">Who vouches.</param>
    /// <param name="subject">The issuer's word for the person.</param>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The person has another identity, or somebody else has this one.</exception>
    public async Task RunAsync(
        long personId,
        string issuer,
        string subject,
        string actor,
        CancellationToken cancel = default
    )
    {
        string kept = Kept(issuer, subject);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var person =
                    await db.People.SingleOrDefaultAsync(p => p.Id == personId && p.ErasedAt == null, cancel)
                    ?? throw RefusedException.Missing("person", personId);
                if (person.Subject == kept)
                {
                    return false;
                }
                if (person.Subject is not null || await db.People.AnyAsync(p => p.Subject == kept, cancel))
                {
                    throw Refusal.Because(
                        ResidentRefusal.IdentityTaken,
                        "This identity belongs to another person here: sign in with it alone, or ask us."
                    );
                }
                person.Subject = kept;
                await db.AppendAsync(
                    time.GetUtcNow().UtcDateTime,
                    actor,
                    "People",
                    nameof(LinkIdentity),
                    nameof(Person),
                    personId,
                    new { issuer },
                    cancel
                );
                return true;
            },
            cancel
        );
    }

    /// <summary>The subject as it is kept, here and in a signature's evidence: a keyed hash.</summary>
    public string Veiled(string subject) =>
        vault.Hash("identity|" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))));

    private string Kept(string issuer, string subject) => Person.SubjectOf(issuer, Veiled(subject));
}
