using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>The household takes the contract back within the time that the terms grant, without a reason and without a fee.</summary>
public sealed class WithdrawContract(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="contractId">The contract; withdrawn twice, it is withdrawn.</param>
    /// <param name="note">The household's words; may be left out.</param>
    /// <param name="actor">Who withdraws.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The time has passed, or there is nothing to withdraw; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<ContractState> RunAsync(
        long contractId,
        string? note,
        string actor,
        CancellationToken cancel = default
    )
    {
        string? words = Words.OrNull(note);
        var at = time.GetUtcNow().UtcDateTime;
        return await dbs.InTransactionAsync(
            async db =>
            {
                var contract = await db.LockedContractAsync(contractId, cancel);
                if (await ContractEnding.IsDoneAsync(db, contract, ContractState.Withdrawn, cancel))
                {
                    return ContractState.Withdrawn;
                }
                if (contract.WithdrawUntil is not { } last || at.SwedishDay() > last)
                {
                    throw ContractRefusal.WithdrawalOver.Because(
                        contract.WithdrawUntil is { } day
                            ? $"The time to withdraw ended on {day:O}: cancel the contract instead."
                            : "The terms of this contract grant no withdrawal: cancel it instead."
                    );
                }
                var end = new ContractEnd(nameof(WithdrawContract), ContractState.Withdrawn, at, actor, words);
                return await ContractEnding.EndAsync(db, contract, end, cancel);
            },
            cancel
        );
    }
}
