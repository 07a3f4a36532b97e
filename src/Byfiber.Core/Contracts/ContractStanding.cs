using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>Where a contract stands, as questions to the database.</summary>
internal static class ContractStanding
{
    /// <summary>The state that holds.</summary>
    public static Task<ContractState> StateOfAsync(this ByfiberDb db, long contractId, CancellationToken cancel) =>
        db
            .ContractStatuses.Where(s => s.ContractId == contractId)
            .OrderByDescending(s => s.Id)
            .Select(s => s.State)
            .FirstAsync(cancel);

    /// <summary>The same; null while nobody has signed.</summary>
    public static Task<ContractState?> LastStateAsync(this ByfiberDb db, long contractId, CancellationToken cancel) =>
        db
            .ContractStatuses.Where(s => s.ContractId == contractId)
            .OrderByDescending(s => s.Id)
            .Select(s => (ContractState?)s.State)
            .FirstOrDefaultAsync(cancel);

    /// <summary>True when every party of the round has signed, and a second person has confirmed what was signed on paper.</summary>
    public static async Task<bool> IsCompleteAsync(
        this ByfiberDb db,
        long contractId,
        int round,
        CancellationToken cancel
    ) =>
        !await db.ContractParties.AnyAsync(
            p =>
                p.ContractId == contractId
                && p.Round == round
                && p.EndedAt == null
                && !db.Signatures.Any(s =>
                    s.PartyId == p.Id
                    && (
                        s.Method != SignatureMethod.Paper
                        || db.SignatureConfirmations.Any(k => k.SignatureId == s.Id && k.Agrees)
                    )
                ),
            cancel
        );

    /// <summary>
    /// The contract, locked until the transaction ends: two who sign it at once, or one who signs while another ends it, do so one
    /// after the other.
    /// </summary>
    /// <exception cref="RefusedException">There is none with this id.</exception>
    public static async Task<Contract> LockedContractAsync(this ByfiberDb db, long contractId, CancellationToken cancel)
    {
        // An update that changes nothing takes the row's lock on PostgreSQL; on SQLite the transaction holds the whole file.
        await db
            .Contracts.Where(c => c.Id == contractId)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.EndedAt, x => x.EndedAt), cancel);
        return await db.Contracts.SingleOrDefaultAsync(c => c.Id == contractId, cancel)
            ?? throw ContractRefusal.ContractUnknown.Because($"There is no contract {contractId}.", notFound: true);
    }

    /// <summary>The same, refused when it has ended.</summary>
    public static async Task<Contract> LockedOpenContractAsync(
        this ByfiberDb db,
        long contractId,
        CancellationToken cancel
    )
    {
        var contract = await db.LockedContractAsync(contractId, cancel);
        return contract.EndedAt is null
            ? contract
            : throw ContractRefusal.ContractEnded.Because(
                $"Contract {contract.Number} has ended: make a new one instead."
            );
    }

    /// <summary>The parties who are bound now, in their order: not those of a change of owner that is under way.</summary>
    public static async Task<List<ContractParty>> BoundPartiesAsync(
        this ByfiberDb db,
        long contractId,
        CancellationToken cancel
    )
    {
        var parties = await db
            .ContractParties.AsNoTracking()
            .Where(p => p.ContractId == contractId && p.EndedAt == null)
            .OrderBy(p => p.Id)
            .ToListAsync(cancel);
        int round = parties.Count == 0 ? 0 : parties.Min(p => p.Round);
        return parties.FindAll(p => p.Round == round);
    }
}
