using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Geometry;

namespace Byfiber.Core.Plans;

/// <summary>The rows of a revision from the engine's plan. The shapes of cables follow their ducts' trenches from end to end.</summary>
internal sealed class RevisionRows(Plan plan, LoadedMap loaded)
{
    private readonly MapPoint[][] _trenchPoints = [.. plan.Trenches.Select(t => t.Points)];

    public async Task InsertAsync(ByfiberDb db, long revisionId, CancellationToken cancel)
    {
        var d = db.Dialect;
        await d.InsertAsync(db, [.. plan.Areas.Select(a => Area(a, revisionId))], cancel);
        await d.InsertAsync(db, [.. plan.Nodes.Select(n => Node(n, revisionId))], cancel);
        int[] fibres = FibresPerTrench();
        await d.InsertAsync(db, [.. plan.Trenches.Select(t => Trench(t, fibres[t.Id], revisionId))], cancel);
        await d.InsertAsync(db, [.. plan.Cables.Select(c => Cable(c, revisionId))], cancel);
        await d.InsertAsync(db, [.. plan.Premises.Select(p => Premises(p, revisionId))], cancel);
        await d.InsertAsync(db, [.. plan.Sites.Select(s => Site(s, revisionId))], cancel);
        await d.InsertAsync(db, [.. plan.Cabinets.Select(c => Cabinet(c, revisionId))], cancel);
        await d.InsertAsync(db, [.. plan.FibrePaths.Select(f => FibrePath(f, revisionId))], cancel);
        var curve = plan.Summary.BudgetCurve;
        await d.InsertAsync(db, [.. curve.Select((p, i) => Budget(p, i + 1, revisionId))], cancel);
        await d.InsertAsync(db, [.. plan.Bill.Select((b, i) => Bill(b, i + 1, revisionId))], cancel);
    }

    private int[] FibresPerTrench()
    {
        int[] fibres = new int[plan.Trenches.Count + 1];
        foreach (var cable in plan.Cables)
        {
            foreach (int duct in cable.DuctIds)
            {
                fibres[plan.Ducts[duct - 1].TrenchId] += cable.Fibres;
            }
        }
        return fibres;
    }

    private PlanAreaRow Area(PlanArea a, long revisionId)
    {
        int i = loaded.Map.Areas.ToList().FindIndex(x => x.Name == a.Name);
        return new PlanAreaRow
        {
            RevisionId = revisionId,
            Id = a.Id,
            Name = a.Name,
            PremisesCount = a.PremisesCount,
            PlacesAreaId = i < 0 ? null : loaded.AreaIds[i],
        };
    }

    private static PlanNodeRow Node(PlanNode n, long revisionId) =>
        new()
        {
            RevisionId = revisionId,
            Id = n.Id,
            Kind = n.Kind,
            X = n.Point.X,
            Y = n.Point.Y,
            AreaId = n.AreaId,
        };

    private static PlanTrenchRow Trench(PlanTrench t, int fibres, long revisionId)
    {
        var box = Box.Around(t.Points);
        return new PlanTrenchRow
        {
            RevisionId = revisionId,
            Id = t.Id,
            FromNodeId = t.FromNode,
            ToNodeId = t.ToNode,
            Kind = t.Kind,
            Ground = t.Ground,
            Item = t.Item,
            Crossing = t.Crossing,
            LengthMm = t.LengthMm,
            CostOre = t.CostOre,
            AreaId = t.AreaId,
            Built = t.Built,
            Fibres = fibres,
            ShapeWkb = Wkb.Write(Wkb.Line(t.Points)),
            MinX = box.MinX,
            MinY = box.MinY,
            MaxX = box.MaxX,
            MaxY = box.MaxY,
        };
    }

    private PlanCableRow Cable(PlanCable c, long revisionId)
    {
        var points = CablePoints(c);
        var box = Box.Around(points);
        return new PlanCableRow
        {
            RevisionId = revisionId,
            Id = c.Id,
            Kind = c.Kind,
            FromNodeId = c.FromNode,
            ToNodeId = c.ToNode,
            Item = c.Item,
            Fibres = c.Fibres,
            Used = c.Used,
            LengthMm = c.LengthMm,
            Built = c.Built,
            AreaId = c.AreaId,
            ShapeWkb = Wkb.Write(Wkb.Line(points)),
            MinX = box.MinX,
            MinY = box.MinY,
            MaxX = box.MaxX,
            MaxY = box.MaxY,
        };
    }

    private List<MapPoint> CablePoints(PlanCable cable)
    {
        var points = CableLines.Of(plan, cable, _trenchPoints);
        return points.Count > 0 ? points : [plan.Nodes[cable.FromNode - 1].Point];
    }

    private PlanPremisesRow Premises(PlanPremises p, long revisionId) =>
        new()
        {
            RevisionId = revisionId,
            Id = p.Id,
            PremisesId = loaded.PremisesIds[p.SourceId],
            Address = p.Address,
            X = p.Point.X,
            Y = p.Point.Y,
            NodeId = p.NodeId,
            Status = p.Status,
            Reason = p.Reason,
            Units = p.Units,
            Ordered = p.Ordered,
            DropMm = p.DropMm,
            FibreMm = p.FibreMm,
            LossMdb = p.LossMdb,
            ShareOre = p.ShareOre,
            MarginalOre = p.MarginalOre,
            WorthOre = p.WorthOre,
            OwnOre = p.OwnOre,
            CabinetId = p.CabinetId,
            SiteId = p.SiteId,
            Port = p.Port,
            AreaId = p.AreaId,
        };

    private PlanSiteRow Site(PlanSite s, long revisionId)
    {
        var at = plan.Nodes[s.NodeId - 1].Point;
        return new PlanSiteRow
        {
            RevisionId = revisionId,
            Id = s.Id,
            NodeId = s.NodeId,
            Name = s.Name,
            HandOver = s.HandOver,
            PremisesCount = s.PremisesCount,
            PortsUsed = s.PortsUsed,
            Ports = s.Ports,
            Cards = s.Cards,
            Racks = s.Racks,
            X = at.X,
            Y = at.Y,
        };
    }

    private PlanCabinetRow Cabinet(PlanCabinet c, long revisionId)
    {
        var at = plan.Nodes[c.NodeId - 1].Point;
        return new PlanCabinetRow
        {
            RevisionId = revisionId,
            Id = c.Id,
            NodeId = c.NodeId,
            SiteId = c.SiteId,
            PremisesCount = c.PremisesCount,
            Size = c.Size,
            Splitters = c.Splitters,
            X = at.X,
            Y = at.Y,
        };
    }

    private static PlanFibrePathRow FibrePath(FibrePath f, long revisionId) =>
        new()
        {
            RevisionId = revisionId,
            Id = f.Id,
            PlanPremisesId = f.PremisesId,
            SiteId = f.SiteId,
            Port = f.Port,
            FeederCableId = f.FeederCableId,
            FeederFibre = f.FeederFibre,
            TubeColour = f.TubeColour,
            FibreColour = f.FibreColour,
            CabinetId = f.CabinetId,
            SplitterId = f.SplitterId,
            DropCableId = f.DropCableId,
            DropFibre = f.DropFibre,
            LengthMm = f.LengthMm,
            LossMdb = f.LossMdb,
        };

    private static PlanBudgetRow Budget(BudgetCurvePoint p, int id, long revisionId) =>
        new()
        {
            RevisionId = revisionId,
            Id = id,
            CostOre = p.CostOre,
            Premises = p.Premises,
            WorthOre = p.WorthOre,
            PremisesBound = p.PremisesBound,
        };

    private static PlanBillRow Bill(BillLine b, int id, long revisionId) =>
        new()
        {
            RevisionId = revisionId,
            Id = id,
            AreaId = b.AreaId,
            Item = b.Item,
            Unit = b.Unit,
            QuantityThousandths = b.QuantityThousandths,
            UnitOre = b.UnitOre,
            TotalOre = b.TotalOre,
        };
}
