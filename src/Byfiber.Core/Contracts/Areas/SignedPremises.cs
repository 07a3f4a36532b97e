using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>
/// The premises whose contracts hold: what a plan for those who signed is handed, as ids, since Plans knows no contracts.
/// </summary>
public sealed class SignedPremises(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Ids of current premises whose contract is in force or connected, in order.</summary>
    public async Task<IReadOnlyList<long>> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await TakeUpCounts
            .Living(db)
            .Where(c => c.State != ContractState.Waiting)
            .Select(c => c.PremisesId)
            .Order()
            .ToListAsync(cancel);
    }

    /// <summary>How many they are.</summary>
    public async Task<int> CountAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await TakeUpCounts.Living(db).CountAsync(c => c.State != ContractState.Waiting, cancel);
    }
}
