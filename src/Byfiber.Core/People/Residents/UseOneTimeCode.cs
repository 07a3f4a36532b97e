using System.Security.Cryptography;
using System.Text;
using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Residents;

/// <summary>
/// Checks a one-time code that somebody typed, and uses it up. Every try counts before it is looked at, in a statement of its own, so that
/// a thousand tries at once are no more than five.
/// </summary>
public sealed class UseOneTimeCode(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <param name="codeId">What <see cref="IssueOneTimeCode"/> gave.</param>
    /// <param name="typed">As a person typed it; spaces and dashes do not matter.</param>
    /// <param name="purpose">What it must have been made for.</param>
    /// <param name="bound">The document that it must have been made for, or empty.</param>
    /// <param name="requestId">The form that sent it: the same form may come twice.</param>
    /// <param name="cancel">The try counts all the same.</param>
    /// <returns>Who typed it, and where it had been sent.</returns>
    /// <exception cref="RefusedException">It is not right; the sentence is the same for all reasons.</exception>
    public async Task<UsedCode> RunAsync(
        long codeId,
        string typed,
        CodePurpose purpose,
        string bound,
        Guid requestId,
        CancellationToken cancel = default
    )
    {
        var at = time.GetUtcNow().UtcDateTime;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db
            .OneTimeCodes.Where(c => c.Id == codeId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancel);
        var code = await db.OneTimeCodes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == codeId, cancel);
        string digits = string.Concat(typed.Where(char.IsAsciiDigit));
        bool right =
            code is { PersonId: not null, Tries: <= OneTimeCode.MostTries }
            && code.ExpiresAt > at
            && (code.UsedAt is null || code.UsedBy == requestId)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(code.Hash),
                Encoding.ASCII.GetBytes(IssueOneTimeCode.HashOf(vault, code.PersonId, purpose, bound, digits))
            );
        if (!right || !await TakeAsync(db, code!, requestId, at, cancel))
        {
            throw Refusal.Because(
                ResidentRefusal.CodeWrong,
                "The code is wrong or no longer valid: check it, or ask for a new one."
            );
        }
        return new UsedCode(code!.PersonId!.Value, code.Way, at);
    }

    /// <summary>Of two forms that come at once with the same code, one gets it.</summary>
    private static Task<bool> TakeAsync(
        ByfiberDb db,
        OneTimeCode code,
        Guid requestId,
        DateTime at,
        CancellationToken cancel
    ) =>
        db.InTransactionAsync(
            async () =>
            {
                int taken = await db
                    .OneTimeCodes.Where(c => c.Id == code.Id && c.UsedAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(c => c.UsedAt, at).SetProperty(c => c.UsedBy, requestId),
                        cancel
                    );
                if (taken == 0)
                {
                    return await db.OneTimeCodes.AnyAsync(c => c.Id == code.Id && c.UsedBy == requestId, cancel);
                }
                await db.AppendAsync(
                    at,
                    FormattableString.Invariant($"person {code.PersonId}"),
                    "People",
                    nameof(UseOneTimeCode),
                    nameof(Person),
                    code.PersonId!.Value,
                    new { code.Purpose, code.Way },
                    cancel
                );
                return true;
            },
            cancel
        );
}

/// <summary>What a one-time code proved.</summary>
/// <param name="PersonId">Whose mail or phone it was sent to.</param>
/// <param name="Way">Which of the two.</param>
/// <param name="At">When it was typed, UTC.</param>
public sealed record UsedCode(long PersonId, MessageKind Way, DateTime At);
