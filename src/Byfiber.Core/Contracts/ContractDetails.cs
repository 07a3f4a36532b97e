using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>One contract for the staff, with its parties' contact data: the reading of them is logged.</summary>
public sealed class ContractDetails(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="contractId">The contract.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="why">The page or verb that it is read for.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <returns>Null when there is none with this id.</returns>
    public async Task<ContractWithPeople?> RunAsync(
        long contractId,
        string actor,
        string why,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var which = db.Contracts.Where(c => c.Id == contractId);
                if (await ContractView.ReadAsync(db, which, time.SwedishToday(), cancel) is not { } view)
                {
                    return null;
                }
                long[] persons = [.. view.Parties.Select(p => p.PersonId)];
                return new ContractWithPeople(view, await db.ReadPersonsAsync(persons, time, actor, why, cancel));
            },
            cancel
        );
    }

    /// <summary>A copy of a contract; null when there is none with these ids.</summary>
    public async Task<ContractDocument?> DocumentAsync(
        long contractId,
        long documentId,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .ContractDocuments.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == documentId && d.ContractId == contractId, cancel);
    }

    /// <summary>A scan of a contract; null when there is none with these ids.</summary>
    public async Task<Attachment?> ScanAsync(long contractId, long attachmentId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .Attachments.AsNoTracking()
            .SingleOrDefaultAsync(
                a =>
                    a.Id == attachmentId
                    && db.Signatures.Any(s => s.AttachmentId == a.Id && s.ContractId == contractId),
                cancel
            );
    }
}

/// <summary>A contract and its parties' contact data.</summary>
public sealed record ContractWithPeople(ContractView View, IReadOnlyList<PersonContact> People);
