using System.Security.Cryptography;
using Byfiber.Core.Contracts;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>
/// Reads every contract of a database with all that belongs to it, and names what is lost, doubled or half made. It shares no code with the
/// verbs that made them.
/// </summary>
internal static class ContractFaults
{
    /// <param name="db">The database.</param>
    /// <param name="told">What households were told that they have.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <returns>A sentence for each fault.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(
        ByfiberDb db,
        IReadOnlyCollection<Receipt> told,
        CancellationToken cancel
    )
    {
        var contracts = await db.Contracts.AsNoTracking().ToListAsync(cancel);
        var parts = await Parts.ReadAsync(db, cancel);
        var faults = contracts
            .GroupBy(c => c.PremisesId)
            .Where(some => some.Count() > 1)
            .Select(some => $"Premises {some.Key} has {some.Count()} contracts.")
            .ToList();
        faults.AddRange(contracts.SelectMany(c => parts.FaultsOf(c).Select(fault => $"Contract {c.Number} {fault}.")));
        foreach (var receipt in told)
        {
            var mine = contracts.Where(c => c.PremisesId == receipt.Home.PremisesId).ToList();
            if (mine.Count == 0)
                faults.Add($"Premises {receipt.Home.PremisesId} was told of {receipt.Number}, and there is none.");
            else if (receipt.Number.Length > 0 && mine[0].Number != receipt.Number)
                faults.Add(
                    $"Premises {receipt.Home.PremisesId} was told of {receipt.Number}, and has {mine[0].Number}."
                );
        }
        return faults;
    }

    private sealed record Parts(
        ILookup<long, ContractParty> Parties,
        ILookup<long, Signature> Signatures,
        ILookup<long, ContractDocument> Documents,
        ILookup<long, ContractStatus> Statuses,
        ILookup<long, PaymentDue> Payments,
        ILookup<long, string> Verbs,
        HashSet<(long, long)> Ties
    )
    {
        public static async Task<Parts> ReadAsync(ByfiberDb db, CancellationToken cancel)
        {
            var verbs = await db
                .Journal.AsNoTracking()
                .Where(e => e.SubjectType == nameof(Contract))
                .Select(e => new { e.SubjectId, e.Verb })
                .ToListAsync(cancel);
            var ties = await db
                .PremisesPeople.Where(t => t.EndedAt == null)
                .Select(t => new { t.PremisesId, t.PersonId })
                .ToListAsync(cancel);
            return new Parts(
                (await db.ContractParties.AsNoTracking().ToListAsync(cancel)).ToLookup(p => p.ContractId),
                (await db.Signatures.AsNoTracking().ToListAsync(cancel)).ToLookup(s => s.ContractId),
                (await db.ContractDocuments.AsNoTracking().ToListAsync(cancel)).ToLookup(d => d.ContractId),
                (await db.ContractStatuses.AsNoTracking().ToListAsync(cancel)).ToLookup(s => s.ContractId),
                (await db.PaymentsDue.AsNoTracking().ToListAsync(cancel)).ToLookup(p => p.ContractId),
                verbs.ToLookup(e => e.SubjectId, e => e.Verb),
                [.. ties.Select(t => (t.PremisesId, t.PersonId))]
            );
        }

        public IEnumerable<string> FaultsOf(Contract contract)
        {
            var parties = Parties[contract.Id].ToList();
            var signatures = Signatures[contract.Id].ToList();
            var documents = Documents[contract.Id].ToList();
            var statuses = Statuses[contract.Id].ToList();
            if (parties.Count != 1)
                yield return $"has {parties.Count} parties";
            if (signatures.Count != 1 || parties.Count == 1 && signatures[0].PartyId != parties[0].Id)
                yield return $"has {signatures.Count} signatures";
            if (parties.Exists(p => !Ties.Contains((contract.PremisesId, p.PersonId))))
                yield return "has a party who is not tied to the premises";
            if (documents.Count != 1)
                yield return $"has {documents.Count} documents";
            foreach (var document in documents)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(document.Content));
                if (hash != document.Sha256 || signatures.Exists(s => s.DocumentSha256 != hash))
                    yield return "has a document whose hash was not signed";
            }
            if (statuses.Count != 1 || statuses[0].State != ContractState.InForce)
                yield return $"stands as {string.Join(", ", statuses.Select(s => s.State))}";
            var due = Payments[contract.Id].Sum(p => p.AmountOre);
            var expected =
                contract.Pay == PayChoice.Instalments
                    ? contract.InstalmentMonths * contract.InstalmentOre + contract.ChargedDigOre
                    : contract.TotalOre;
            if (due != expected)
                yield return $"has payments of {due} öre in place of {expected}";
            if (Verbs[contract.Id].Count() != 1)
                yield return $"has {Verbs[contract.Id].Count()} rows in the journal";
        }
    }
}
