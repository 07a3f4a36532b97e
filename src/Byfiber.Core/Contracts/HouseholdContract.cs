using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>A household's own contract. Who may see which premises, the caller has checked.</summary>
public sealed class HouseholdContract(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The premises' contract that holds or waits, else the one that ended last; null when it never had one.</summary>
    public async Task<ContractView?> RunAsync(long premisesId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var which = db
            .Contracts.Where(c => c.PremisesId == premisesId)
            .OrderBy(c => c.EndedAt == null ? 0 : 1)
            .ThenByDescending(c => c.Id)
            .Take(1);
        return await ContractView.ReadAsync(db, which, time.SwedishToday(), cancel);
    }

    /// <summary>A contract that the person is, or is to become, a party of; null otherwise.</summary>
    public async Task<ContractView?> OfPartyAsync(long contractId, long personId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var which = db.Contracts.Where(c =>
            c.Id == contractId
            && db.ContractParties.Any(p => p.ContractId == c.Id && p.PersonId == personId && p.EndedAt == null)
        );
        return await ContractView.ReadAsync(db, which, time.SwedishToday(), cancel);
    }

    /// <summary>The contracts that the person is a party of, the newest first.</summary>
    public async Task<IReadOnlyList<long>> IdsOfPersonAsync(long personId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .ContractParties.Where(p => p.PersonId == personId && p.EndedAt == null)
            .Select(p => p.ContractId)
            .Distinct()
            .OrderByDescending(id => id)
            .ToListAsync(cancel);
    }
}
