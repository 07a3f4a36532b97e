using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Byfiber.Core.Places;

/// <summary>The areas in build order with what they hold, and one of them with its addresses.</summary>
public sealed class AreaDetails(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>All areas in build order.</summary>
    public async Task<IReadOnlyList<AreaFigures>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.BuildOrder).ThenBy(a => a.Id).ToListAsync(cancel);
        var counts = (await CountsAsync(db, cancel))
            .Where(c => c.AreaId is not null)
            .ToDictionary(c => c.AreaId!.Value);
        return areas.ConvertAll(a => new AreaFigures(
            a.Id,
            a.Name,
            a.BuildOrder,
            Wkb.Read(a.ShapeWkb),
            counts.GetValueOrDefault(a.Id) ?? new PremisesCounts(a.Id, 0, 0, 0, 0)
        ));
    }

    /// <summary>One area with a page of its addresses in alphabetical order, or null when there is none with this id.</summary>
    public async Task<AreaWithAddresses?> RunAsync(
        long areaId,
        int skip = 0,
        int take = 200,
        CancellationToken cancel = default
    )
    {
        var figures = (await ListAsync(cancel)).FirstOrDefault(a => a.Id == areaId);
        if (figures is null)
        {
            return null;
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var addresses = await db
            .Premises.AsNoTracking()
            .Where(p => p.AreaId == areaId && p.RemovedBatchId == null)
            .OrderBy(p => p.SortText)
            .ThenBy(p => p.Id)
            .Skip(skip)
            .Take(take)
            .Select(p => new AddressFind(
                p.Id,
                p.SourceId,
                p.Address,
                p.Postcode,
                p.Locality,
                p.Property,
                p.X,
                p.Y,
                p.AreaId
            ))
            .ToListAsync(cancel);
        return new AreaWithAddresses(figures, addresses);
    }

    internal static Task<List<PremisesCounts>> CountsAsync(ByfiberDb db, CancellationToken cancel) =>
        db
            .Premises.Where(p => p.RemovedBatchId == null)
            .GroupBy(p => p.AreaId)
            .Select(g => new PremisesCounts(
                g.Key,
                g.Count(),
                g.Sum(p => p.Dwellings),
                g.Sum(p => p.Workplaces),
                g.Sum(p => p.HolidayHomes)
            ))
            .ToListAsync(cancel);
}

/// <summary>An area with its shape in the municipality's plane and what it holds.</summary>
public sealed record AreaFigures(long Id, string Name, int BuildOrder, Geometry Shape, PremisesCounts Premises);

/// <summary>Current premises by kind of unit, in one area (null: outside every area).</summary>
public sealed record PremisesCounts(long? AreaId, int Premises, int Dwellings, int Workplaces, int HolidayHomes);

/// <summary>An area and a page of its addresses.</summary>
public sealed record AreaWithAddresses(AreaFigures Area, IReadOnlyList<AddressFind> Addresses);
