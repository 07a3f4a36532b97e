using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>The household cancels: the fee goes by the stage of the building, and is nothing once the promised day has passed.</summary>
public sealed class CancelContract(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>What it would cost now.</summary>
    /// <exception cref="RefusedException">There is no such contract, it has ended, or it is connected.</exception>
    public async Task<CancelQuote> QuoteAsync(long contractId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var contract =
            await db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contractId, cancel)
            ?? throw ContractRefusal.ContractUnknown.Because($"There is no contract {contractId}.", notFound: true);
        await ContractEnding.IsDoneAsync(db, contract, ContractState.Cancelled, cancel);
        return await ContractEnding.QuoteAsync(db, contract, time.SwedishToday(), cancel);
    }

    /// <param name="contractId">The contract.</param>
    /// <param name="shownFeeOre">The fee that was shown and agreed to.</param>
    /// <param name="note">Why, in the household's words; may be left out.</param>
    /// <param name="actor">Who cancels.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The fee has changed, or there is nothing to cancel; the reason is a <see cref="ContractRefusal"/>.</exception>
    public async Task<ContractState> RunAsync(
        long contractId,
        long shownFeeOre,
        string? note,
        string actor,
        CancellationToken cancel = default
    )
    {
        string? why = Words.OrNull(note);
        var at = time.GetUtcNow().UtcDateTime;
        return await dbs.InTransactionAsync(
            async db =>
            {
                var contract = await db.LockedContractAsync(contractId, cancel);
                if (await ContractEnding.IsDoneAsync(db, contract, ContractState.Cancelled, cancel))
                {
                    return ContractState.Cancelled;
                }
                var quote = await ContractEnding.QuoteAsync(db, contract, at.SwedishDay(), cancel);
                if (quote.FeeOre != shownFeeOre)
                {
                    throw ContractRefusal.FeeChanged.Because(
                        "The cancellation fee has changed since it was shown: look at it again."
                    );
                }
                var end = new ContractEnd(
                    nameof(CancelContract),
                    ContractState.Cancelled,
                    at,
                    actor,
                    why,
                    quote.FeeOre
                );
                return await ContractEnding.EndAsync(db, contract, end, cancel);
            },
            cancel
        );
    }
}
