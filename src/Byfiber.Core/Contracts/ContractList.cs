using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>Which contracts a list shows.</summary>
public sealed record ContractFilter
{
    /// <summary>Null shows every state.</summary>
    public ContractState? State { get; init; }
    public long? AreaId { get; init; }

    /// <summary>Part of the number, or the beginning of the address.</summary>
    public string? Text { get; init; }

    /// <summary>Only those whose paper waits for a second person.</summary>
    public bool NeedsConfirmation { get; init; }
}

/// <summary>The contracts for the staff, the newest first. Names are not in it.</summary>
public sealed class ContractList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to give.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<ContractPage> RunAsync(
        ContractFilter filter,
        int skip = 0,
        int take = 50,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var which = Filtered(db, filter);
        int count = await which.CountAsync(cancel);
        var rows = await which
            .OrderByDescending(x => x.Contract.Id)
            .Skip(skip)
            .Take(take)
            .Select(x => new ContractRow
            {
                Id = x.Contract.Id,
                Number = x.Contract.Number,
                PremisesId = x.Contract.PremisesId,
                Address = x.Premises.Address,
                AreaId = x.Contract.AreaId,
                AreaName = db.Areas.Where(a => a.Id == x.Contract.AreaId).Select(a => a.Name).FirstOrDefault(),
                State = x.State,
                SignedOn = x.Contract.SignedOn,
                PromisedBy = x.Contract.PromisedBy,
                TotalOre = x.Contract.TotalOre,
                Late = x.Contract.Late,
                Dormant = x.Contract.Dormant,
            })
            .ToListAsync(cancel);
        return new ContractPage(rows, count);
    }

    /// <summary>How many contracts stand in each state.</summary>
    public async Task<IReadOnlyDictionary<ContractState, int>> CountsAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Filtered(db, new ContractFilter())
            .GroupBy(x => x.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    private static IQueryable<Found> Filtered(ByfiberDb db, ContractFilter filter)
    {
        var found =
            from contract in db.Contracts.AsNoTracking()
            join premises in db.Premises.AsNoTracking() on contract.PremisesId equals premises.Id
            select new Found
            {
                Contract = contract,
                Premises = premises,
                State = db
                    .ContractStatuses.Where(s => s.ContractId == contract.Id)
                    .OrderByDescending(s => s.Id)
                    .Select(s => s.State)
                    .First(),
            };
        if (filter.State is { } state)
        {
            found = found.Where(x => x.State == state);
        }
        if (filter.AreaId is { } areaId)
        {
            found = found.Where(x => x.Contract.AreaId == areaId);
        }
        if (filter.NeedsConfirmation)
        {
            found = found.Where(x =>
                x.Contract.EndedAt == null
                && db.Signatures.Any(s =>
                    s.ContractId == x.Contract.Id
                    && s.Method == SignatureMethod.Paper
                    && !db.SignatureConfirmations.Any(k => k.SignatureId == s.Id)
                )
            );
        }
        if (Words.OrNull(filter.Text) is { } text)
        {
            string plain = SearchText.Of(text);
            found = found.Where(x => x.Contract.Number.Contains(text) || x.Premises.SearchText.StartsWith(plain));
        }
        return found;
    }

    private sealed class Found
    {
        public required Contract Contract { get; init; }
        public required Premises Premises { get; init; }
        public required ContractState State { get; init; }
    }
}

/// <summary>A page of contracts, and how many there are in all.</summary>
public sealed record ContractPage(IReadOnlyList<ContractRow> Rows, int Count);

/// <summary>A contract in a list.</summary>
public sealed record ContractRow
{
    public required long Id { get; init; }
    public required string Number { get; init; }
    public required long PremisesId { get; init; }
    public required string Address { get; init; }
    public long? AreaId { get; init; }
    public string? AreaName { get; init; }
    public required ContractState State { get; init; }
    public required DateOnly SignedOn { get; init; }
    public required DateOnly PromisedBy { get; init; }
    public required long TotalOre { get; init; }
    public bool Late { get; init; }
    public bool Dormant { get; init; }
}
