using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>One contract's promise: days left, what it waits for, what is forecast.</summary>
public sealed class ContractPromise(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <returns>Null when the contract is not in force: there is no promise then, or it is kept.</returns>
    public async Task<PromiseView?> RunAsync(long contractId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var today = time.SwedishToday();
        var contract = await db
            .Contracts.Where(c => c.Id == contractId && c.EndedAt == null)
            .Select(c => new
            {
                c.Id,
                c.AreaId,
                c.PromisedBy,
                Company = db.ContractParties.Any(p =>
                    p.ContractId == c.Id && p.EndedAt == null && p.Role == PartyRole.Company
                ),
            })
            .SingleOrDefaultAsync(cancel);
        if (contract is null || await db.StateOfAsync(contractId, cancel) != ContractState.InForce)
        {
            return null;
        }
        var own = await HindranceView
            .In(db)
            .Where(h => h.ContractId == contractId && h.EndedOn == null)
            .ToListAsync(cancel);
        var prospects = await AreaProspect.ReadAsync(db, contract.AreaId, today, cancel);
        var promise = new OpenPromise(contract.Id, contract.AreaId, contract.PromisedBy, !contract.Company, own);
        return PromiseClock.Of(promise, prospects.Of(contract.AreaId), today);
    }
}
