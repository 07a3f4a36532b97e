using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>Writes a contract's payment plan, and ends it.</summary>
internal static class PlannedPayments
{
    /// <summary>Writes the plan when there is none.</summary>
    public static async Task PlanPaymentsAsync(
        this ByfiberDb db,
        Contract contract,
        DateTime at,
        CancellationToken cancel
    )
    {
        if (await db.PaymentsDue.AnyAsync(p => p.ContractId == contract.Id && p.EndedAt == null, cancel))
        {
            return;
        }
        var parties = await db.BoundPartiesAsync(contract.Id, cancel);
        long rotOre = RotSplit.Of(contract, contract.ChargedDigOre, [.. parties.Select(p => p.RotPercent ?? 0)]).Sum();
        int first = await db.NextPaymentAsync(contract.Id, cancel);
        db.AddRange(PaymentPlan.Rows(contract.Id, first, PaymentPlan.Of(contract, rotOre), at));
    }

    /// <summary>The number of the contract's next payment.</summary>
    public static async Task<int> NextPaymentAsync(this ByfiberDb db, long contractId, CancellationToken cancel) =>
        1 + (await db.PaymentsDue.Where(p => p.ContractId == contractId).MaxAsync(p => (int?)p.Number, cancel) ?? 0);

    /// <summary>Nothing of the plan is due any more; what was paid stays paid, and shows as money to give back.</summary>
    public static Task EndPaymentsAsync(this ByfiberDb db, long contractId, DateTime at, CancellationToken cancel) =>
        db
            .PaymentsDue.Where(p => p.ContractId == contractId && p.EndedAt == null)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.EndedAt, at), cancel);
}
