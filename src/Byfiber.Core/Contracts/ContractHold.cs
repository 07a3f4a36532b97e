using System.Globalization;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>
/// Parties to a contract are not erased while it holds, nor while the law on accounts keeps what it says: seven years after the calendar year
/// (Bokföringslagen (1999:1078) 7 kap. 2 §).
/// </summary>
internal sealed class ContractHold(TimeProvider time) : PersonHold
{
    private const int YearsOfAccounts = 7;

    public override async Task<IReadOnlyList<string>> SentencesAsync(
        ByfiberDb db,
        long personId,
        CancellationToken cancel
    )
    {
        var parts = await db
            .ContractParties.Where(p => p.PersonId == personId)
            .Join(
                db.Contracts,
                p => p.ContractId,
                c => c.Id,
                (p, c) => new { c.Number, Ended = p.EndedAt ?? c.EndedAt }
            )
            .OrderBy(c => c.Number)
            .ToListAsync(cancel);
        int year = time.GetUtcNow().Year;
        return
        [
            .. parts
                .Where(p => p.Ended is not { } ended || ended.Year + YearsOfAccounts >= year)
                .Select(p =>
                    p.Ended is { } ended
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"Contract {p.Number} has ended, and its accounts must be kept through {ended.Year + YearsOfAccounts}."
                        )
                        : $"Contract {p.Number} holds: it must end first."
                )
                .Distinct(),
        ];
    }
}

/// <summary>Why a contract came to a state, in free words: emptied when a party is erased.</summary>
internal sealed class ContractNotes : PersonTrace
{
    public override Task EraseAsync(ByfiberDb db, long personId, CancellationToken cancel) =>
        db
            .ContractStatuses.Where(s =>
                s.Note != null && db.ContractParties.Any(p => p.PersonId == personId && p.ContractId == s.ContractId)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Note, (string?)null), cancel);
}
