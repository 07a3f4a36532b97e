using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>What a contract shall pay, and what has come.</summary>
public sealed class PaymentState(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The contract's payments in order; empty when it has none.</summary>
    public async Task<ContractPayments> RunAsync(long contractId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await ReadAsync(db, contractId, cancel);
    }

    internal static async Task<ContractPayments> ReadAsync(ByfiberDb db, long contractId, CancellationToken cancel)
    {
        var dues = await db
            .PaymentsDue.AsNoTracking()
            .Where(p => p.ContractId == contractId)
            .OrderBy(p => p.Number)
            .ToListAsync(cancel);
        var paid = await (
            from p in db.Payments
            join d in db.PaymentsDue on p.PaymentDueId equals d.Id
            where d.ContractId == contractId
            group p by d.Id into g
            select new
            {
                DueId = g.Key,
                PaidOre = g.Sum(p => p.AmountOre),
                LastOn = g.Max(p => p.PaidOn),
            }
        ).ToDictionaryAsync(p => p.DueId, cancel);
        return new ContractPayments(
            dues.ConvertAll(d =>
                paid.TryGetValue(d.Id, out var p)
                    ? new PaymentView(d, p.PaidOre, p.LastOn)
                    : new PaymentView(d, 0, null)
            )
        );
    }
}

/// <summary>A contract's payments with their sums.</summary>
public sealed record ContractPayments(IReadOnlyList<PaymentView> Payments)
{
    /// <summary>What is or will be due, öre; not what ended.</summary>
    public long DueOre => Payments.Where(p => p.Due.EndedAt is null).Sum(p => p.Due.AmountOre);
    public long PaidOre => Payments.Sum(p => p.PaidOre);

    /// <summary>Still to pay; below 0 it is the household's money to have back.</summary>
    public long LeftOre => DueOre - PaidOre;
}

/// <summary>A payment that is due and what has come for it.</summary>
/// <param name="Due">What is due.</param>
/// <param name="PaidOre">What came with its reference.</param>
/// <param name="LastPaidOn">The last day that something came.</param>
public sealed record PaymentView(PaymentDue Due, long PaidOre, DateOnly? LastPaidOn)
{
    public PaymentStanding Standing =>
        Due.EndedAt is not null ? (PaidOre > 0 ? PaymentStanding.ToGiveBack : PaymentStanding.Ended)
        : PaidOre == 0 ? PaymentStanding.Unpaid
        : PaidOre < Due.AmountOre ? PaymentStanding.Partly
        : PaidOre == Due.AmountOre ? PaymentStanding.Paid
        : PaymentStanding.TooMuch;
}

/// <summary>Where a payment stands.</summary>
public enum PaymentStanding
{
    Unpaid,
    Partly,
    Paid,

    /// <summary>More came than was due.</summary>
    TooMuch,

    /// <summary>Never to be paid: the contract ended, or its plan was made anew.</summary>
    Ended,

    /// <summary>The same, and something had been paid.</summary>
    ToGiveBack,
}
