using Byfiber.Core.Offers;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>The counts that take-up is made of, one statement each, per area of the current premises.</summary>
internal static class TakeUpCounts
{
    /// <summary>
    /// Premises with any contact, and those that the offer reached: spoken with, or delivered and not returned later by the same channel.
    /// </summary>
    public static async Task<Dictionary<long, (int Contacted, int Offered)>> ContactsAsync(
        ByfiberDb db,
        CancellationToken cancel
    )
    {
        var contacted = await CountAsync(db, db.Contacts, cancel);
        var offered = await CountAsync(db, Reached.Contacts(db), cancel);
        return contacted.ToDictionary(c => c.Key, c => (c.Value, offered.GetValueOrDefault(c.Key)));
    }

    /// <summary>Premises by their last answer, whichever campaign it was given in.</summary>
    public static async Task<Dictionary<long, AnswerCounts>> AnswersAsync(ByfiberDb db, CancellationToken cancel)
    {
        var last = db
            .Answers.Join(db.Offers, a => a.OfferId, o => o.Id, (a, o) => new { a.Id, o.PremisesId })
            .GroupBy(a => a.PremisesId)
            .Select(g => g.Max(a => a.Id));
        var rows = await db
            .Answers.Where(a => last.Contains(a.Id))
            .Join(db.Offers, a => a.OfferId, o => o.Id, (a, o) => new { a.Kind, o.PremisesId })
            .Join(
                db.Premises,
                a => a.PremisesId,
                p => p.Id,
                (a, p) =>
                    new
                    {
                        a.Kind,
                        p.AreaId,
                        p.RemovedBatchId,
                    }
            )
            .Where(a => a.AreaId != null && a.RemovedBatchId == null)
            .GroupBy(a => new { a.AreaId, a.Kind })
            .Select(g => new
            {
                g.Key.AreaId,
                g.Key.Kind,
                Count = g.Count(),
            })
            .ToListAsync(cancel);
        return rows.GroupBy(r => r.AreaId!.Value)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    int Of(AnswerKind kind) => g.Where(r => r.Kind == kind).Sum(r => r.Count);
                    return new AnswerCounts(
                        Of(AnswerKind.Yes),
                        Of(AnswerKind.Maybe),
                        Of(AnswerKind.No),
                        Of(AnswerKind.CallMe)
                    );
                }
            );
    }

    /// <summary>Contracts that hold or wait, by their last state.</summary>
    public static async Task<ContractCounts> ContractsAsync(ByfiberDb db, CancellationToken cancel)
    {
        var rows = await Living(db).ToListAsync(cancel);
        var signed = rows.Where(c => c.State != ContractState.Waiting).ToList();
        return new ContractCounts(
            Count(signed),
            Count(rows.Where(c => c.State == ContractState.Waiting)),
            signed
                .Where(c => c.AreaId is not null)
                .GroupBy(c => c.AreaId!.Value)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.TotalOre)),
            signed.Select(c => c.PremisesId).ToHashSet()
        );

        static Dictionary<long, int> Count(IEnumerable<LivingContract> contracts) =>
            contracts.Where(c => c.AreaId is not null).CountBy(c => c.AreaId!.Value).ToDictionary();
    }

    /// <summary>Contracts of current premises that wait, are in force or connected: one a premises at most.</summary>
    public static IQueryable<LivingContract> Living(ByfiberDb db) =>
        db
            .Contracts.Where(c => c.EndedAt == null)
            .Join(
                db.Premises.Where(p => p.RemovedBatchId == null),
                c => c.PremisesId,
                p => p.Id,
                (c, p) => new { c, p }
            )
            .Select(x => new LivingContract
            {
                PremisesId = x.p.Id,
                AreaId = x.p.AreaId,
                TotalOre = x.c.TotalOre,
                State = db
                    .ContractStatuses.Where(s => s.ContractId == x.c.Id)
                    .OrderByDescending(s => s.Id)
                    .Select(s => s.State)
                    .First(),
            })
            .Where(c =>
                c.State == ContractState.Waiting
                || c.State == ContractState.InForce
                || c.State == ContractState.Connected
            );

    private static async Task<Dictionary<long, int>> CountAsync(
        ByfiberDb db,
        IQueryable<Contact> contacts,
        CancellationToken cancel
    ) =>
        await contacts
            .Join(db.Offers, c => c.OfferId, o => o.Id, (c, o) => o.PremisesId)
            .Distinct()
            .Join(db.Premises, id => id, p => p.Id, (id, p) => new { p.AreaId, p.RemovedBatchId })
            .Where(p => p.AreaId != null && p.RemovedBatchId == null)
            .GroupBy(p => p.AreaId!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
}

/// <summary>A contract that has not ended, with its last state.</summary>
internal sealed class LivingContract
{
    public long PremisesId { get; init; }
    public long? AreaId { get; init; }

    /// <summary>Connection and digging, öre with VAT.</summary>
    public long TotalOre { get; init; }
    public ContractState State { get; init; }
}

/// <summary>Contracts per area, and the premises that have signed, wherever they lie.</summary>
internal sealed record ContractCounts(
    IReadOnlyDictionary<long, int> Signed,
    IReadOnlyDictionary<long, int> Waiting,
    IReadOnlyDictionary<long, long> SignedOre,
    IReadOnlySet<long> SignedPremises
);
