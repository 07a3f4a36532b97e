using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tiles;

/// <summary>
/// Tiles of a plan revision, which never changes. Layers: <c>trench</c> (id, kind, ground, fibres, lengthMm, costOre,
/// built), <c>cable</c> (id, kind, fibres, used, lengthMm; drops only close by), <c>premises</c> (id, status, address,
/// ordered, shareOre; from zoom 12 on all of these), <c>site</c> (id, name, premises), <c>cabinet</c> (id, premises, size) and <c>node</c> (id, kind: joints and
/// junctions close by).
/// </summary>
internal sealed class PlanTiles(IDbContextFactory<ByfiberDb> dbs, RevisionFeatures features)
{
    private const int DropsFromZoom = 12;
    private const int DropCablesFromZoom = 15;
    private const int PremisesFromZoom = 10;
    private const int NodesFromZoom = 14;

    /// <summary>From here on a click can hit one thing, so each has its facts; further out they would be most of the tile.</summary>
    private const int FactsFromZoom = 12;

    /// <summary>The plane of a revision, or null when there is none with this id.</summary>
    public async Task<Crs?> PlaneAsync(long revision, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var epsg = await db
            .PlanRevisions.Where(r => r.Id == revision)
            .Select(r => (int?)r.Epsg)
            .SingleOrDefaultAsync(cancel);
        return epsg is { } code ? Crs.FromEpsg(code) : null;
    }

    /// <summary>The tile, gzip; empty where the plan has nothing.</summary>
    public async Task<byte[]> MakeAsync(long revision, Crs crs, TileAddress address, CancellationToken cancel)
    {
        var canvas = new TileCanvas(address, crs);
        var envelope = address.Box(crs);
        var box = new Box(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);

        TrenchKind? trenches = address.Zoom >= DropsFromZoom ? null : TrenchKind.Route;
        foreach (var trench in await features.TrenchesAsync(revision, box, trenches, cancel))
            Draw(canvas, trench, address.Zoom >= FactsFromZoom);
        await DrawCablesAsync(canvas, revision, box, address.Zoom, cancel);
        if (address.Zoom >= PremisesFromZoom)
        {
            foreach (var premises in await features.PremisesAsync(revision, box, cancel))
                Draw(canvas, premises, address.Zoom >= FactsFromZoom);
        }
        if (address.Zoom >= NodesFromZoom)
        {
            foreach (var node in await features.NodesAsync(revision, box, [NodeKind.Joint, NodeKind.Junction], cancel))
                canvas.Point("node", node.Shape.X, node.Shape.Y, ("id", node.Id), ("kind", TileWords.Of(node.Kind)));
        }
        await DrawEquipmentAsync(canvas, revision, cancel);
        return canvas.ToGzip();
    }

    private static void Draw(TileCanvas canvas, TrenchFeature trench, bool facts) =>
        canvas.Line(
            "trench",
            trench.Shape,
            ("kind", TileWords.Of(trench.Kind)),
            ("ground", trench.Ground),
            ("fibres", trench.Fibres),
            ("built", trench.Built),
            ("id", facts ? trench.Id : null),
            ("lengthMm", facts ? trench.LengthMm : null),
            ("costOre", facts ? trench.CostOre : null)
        );

    private static void Draw(TileCanvas canvas, PlannedPremisesFeature premises, bool facts) =>
        canvas.Point(
            "premises",
            premises.Shape.X,
            premises.Shape.Y,
            ("status", TileWords.Of(premises.Status)),
            ("ordered", premises.Ordered),
            ("id", facts ? premises.PremisesId : null),
            ("address", facts ? premises.Address : null),
            ("shareOre", facts ? premises.ShareOre : null)
        );

    /// <summary>Drop cables are as many as the premises and run where feeders do; from afar they would hide them.</summary>
    private async Task DrawCablesAsync(TileCanvas canvas, long revision, Box box, int zoom, CancellationToken cancel)
    {
        var cables = new List<CableFeature>();
        cables.AddRange(await features.CablesAsync(revision, box, CableKind.Backbone, cancel));
        cables.AddRange(await features.CablesAsync(revision, box, CableKind.Feeder, cancel));
        if (zoom >= DropCablesFromZoom)
            cables.AddRange(await features.CablesAsync(revision, box, CableKind.Drop, cancel));
        foreach (var cable in cables)
        {
            canvas.Line(
                "cable",
                cable.Shape,
                ("id", cable.Id),
                ("kind", TileWords.Of(cable.Kind)),
                ("fibres", cable.Fibres),
                ("used", cable.Used),
                ("lengthMm", cable.LengthMm)
            );
        }
    }

    /// <summary>Sites and cabinets are few and seen from afar, so they need no spatial look-up.</summary>
    private async Task DrawEquipmentAsync(TileCanvas canvas, long revision, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        foreach (
            var cabinet in await db.PlanCabinets.AsNoTracking().Where(c => c.RevisionId == revision).ToListAsync(cancel)
        )
        {
            canvas.Point(
                "cabinet",
                cabinet.X,
                cabinet.Y,
                ("id", cabinet.Id),
                ("premises", cabinet.PremisesCount),
                ("size", cabinet.Size)
            );
        }
        foreach (var site in await db.PlanSites.AsNoTracking().Where(s => s.RevisionId == revision).ToListAsync(cancel))
            canvas.Point(
                "site",
                site.X,
                site.Y,
                ("id", site.Id),
                ("name", site.Name),
                ("premises", site.PremisesCount)
            );
    }
}
