using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Byfiber.Core.Plans;

/// <summary>What the map shows of a revision in a box, found by the spatial index. Shapes are in the municipality's plane, metres.</summary>
public sealed class RevisionFeatures(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Trenches of one kind (null: all).</summary>
    public async Task<IReadOnlyList<TrenchFeature>> TrenchesAsync(
        long revisionId,
        Box box,
        TrenchKind? kind = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db
            .Dialect.InBox<PlanTrenchRow>(db, box, revisionId)
            .AsNoTracking()
            .Where(t => kind == null || t.Kind == kind)
            .OrderBy(t => t.Id)
            .ToListAsync(cancel);
        return rows.ConvertAll(t => new TrenchFeature(
            t.Id,
            t.Kind,
            t.Ground,
            t.LengthMm,
            t.CostOre,
            t.Fibres,
            t.Built,
            t.AreaId,
            Wkb.Read(t.ShapeWkb)
        ));
    }

    /// <summary>Cables of one kind (null: all). Drop cables are many and overlap: ask for them only close up.</summary>
    public async Task<IReadOnlyList<CableFeature>> CablesAsync(
        long revisionId,
        Box box,
        CableKind? kind = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db
            .Dialect.InBox<PlanCableRow>(db, box, revisionId)
            .AsNoTracking()
            .Where(c => kind == null || c.Kind == kind)
            .OrderBy(c => c.Id)
            .ToListAsync(cancel);
        return rows.ConvertAll(c => new CableFeature(
            c.Id,
            c.Kind,
            c.Fibres,
            c.Used,
            c.LengthMm,
            c.Built,
            Wkb.Read(c.ShapeWkb)
        ));
    }

    /// <summary>Nodes of the given kinds (null: all).</summary>
    public async Task<IReadOnlyList<NodeFeature>> NodesAsync(
        long revisionId,
        Box box,
        IReadOnlyCollection<NodeKind>? kinds = null,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var nodes = db.Dialect.InBox<PlanNodeRow>(db, box, revisionId).AsNoTracking();
        if (kinds is not null)
        {
            nodes = nodes.Where(n => kinds.Contains(n.Kind));
        }
        var rows = await nodes.OrderBy(n => n.Id).ToListAsync(cancel);
        return rows.ConvertAll(n => new NodeFeature(n.Id, n.Kind, Wkb.PointOf(n.X, n.Y)));
    }

    /// <summary>Premises with what the plan does with them.</summary>
    public async Task<IReadOnlyList<PlannedPremisesFeature>> PremisesAsync(
        long revisionId,
        Box box,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db
            .Dialect.InBox<PlanPremisesRow>(db, box, revisionId)
            .AsNoTracking()
            .OrderBy(p => p.Id)
            .ToListAsync(cancel);
        return rows.ConvertAll(p => new PlannedPremisesFeature(
            p.PremisesId,
            p.Address,
            p.Status,
            p.Ordered,
            p.ShareOre,
            Wkb.PointOf(p.X, p.Y)
        ));
    }
}

/// <summary>A trench as the map draws it; its width goes by the fibres in it.</summary>
public sealed record TrenchFeature(
    int Id,
    TrenchKind Kind,
    string Ground,
    long LengthMm,
    long CostOre,
    int Fibres,
    bool Built,
    int PlanAreaId,
    Geometry Shape
);

/// <summary>A cable as the map draws it.</summary>
public sealed record CableFeature(
    int Id,
    CableKind Kind,
    int Fibres,
    int Used,
    long LengthMm,
    bool Built,
    Geometry Shape
);

/// <summary>A node as the map draws it.</summary>
public sealed record NodeFeature(int Id, NodeKind Kind, Point Shape);

/// <summary>A premises as the map draws it under a plan; its id is that in Places.</summary>
public sealed record PlannedPremisesFeature(
    long PremisesId,
    string Address,
    PremisesStatus Status,
    bool Ordered,
    long? ShareOre,
    Point Shape
);
