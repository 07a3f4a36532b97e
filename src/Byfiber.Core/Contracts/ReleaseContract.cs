using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>The operator lets the household go: what the promise was reserved for came true (too few neighbours, no permit). No fee.</summary>
public sealed class ReleaseContract(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="contractId">The contract; released twice, it is released.</param>
    /// <param name="reason">Which reservation, and why it came true; the household reads it.</param>
    /// <param name="actor">Who releases.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">No reason, or nothing to release; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<ContractState> RunAsync(
        long contractId,
        string reason,
        string actor,
        CancellationToken cancel = default
    )
    {
        string why = Words.Needed(reason, "Say which reservation came true: the household reads it.");
        var at = time.GetUtcNow().UtcDateTime;
        return await dbs.InTransactionAsync(
            async db =>
            {
                var contract = await db.LockedContractAsync(contractId, cancel);
                if (await ContractEnding.IsDoneAsync(db, contract, ContractState.Released, cancel))
                {
                    return ContractState.Released;
                }
                var end = new ContractEnd(nameof(ReleaseContract), ContractState.Released, at, actor, why);
                return await ContractEnding.EndAsync(db, contract, end, cancel);
            },
            cancel
        );
    }
}
