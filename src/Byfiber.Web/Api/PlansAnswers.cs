using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Network;

namespace Byfiber.Web.Api;

/// <summary>The municipality at a glance. Premises outside every area are counted in <c>premises</c> too.</summary>
internal sealed record MunicipalityAnswer(
    string Name,
    bool Synthetic,
    string Attribution,
    int Epsg,
    long ImportId,
    int Premises,
    int Dwellings,
    int Workplaces,
    int HolidayHomes,
    int PremisesOutsideAreas,
    int Areas,
    int Revisions,
    RevisionAnswer? Adopted,
    RevisionAnswer? Latest
)
{
    public static MunicipalityAnswer Of(Glance glance) =>
        new(
            glance.LatestBatch.Name,
            glance.LatestBatch.Synthetic,
            glance.LatestBatch.Attribution,
            glance.LatestBatch.Epsg,
            glance.LatestBatch.Id,
            glance.Premises.Premises,
            glance.Premises.Dwellings,
            glance.Premises.Workplaces,
            glance.Premises.HolidayHomes,
            glance.PremisesOutsideAreas,
            glance.AreaCount,
            glance.RevisionCount,
            glance.Adopted is { } adopted ? RevisionAnswer.Of(adopted, true) : null,
            glance.Latest is { } latest ? RevisionAnswer.Of(latest, latest.Id == glance.Adopted?.Id) : null
        );
}

/// <summary>A revision's figures.</summary>
internal sealed record RevisionAnswer(
    long Id,
    int Number,
    bool Adopted,
    string Name,
    DateTime CreatedAt,
    string CreatedBy,
    long RunId,
    long ImportId,
    Architecture Architecture,
    Backbone Backbone,
    double TakeUp,
    bool ByWorth,
    long? BudgetOre,
    int Effort,
    bool CutShort,
    int PremisesTotal,
    int PremisesPlanned,
    int PremisesLeftOut,
    int PremisesUnreachable,
    int PremisesNotChosen,
    int PremisesOrdered,
    long TrenchMm,
    long DropMm,
    long CostOre,
    long TrenchCostOre,
    long TrenchBoundOre,
    double GapPercent,
    long? WorthOre,
    long? WorthNotChosenOre,
    long? ValueOre,
    long? ValueBoundOre,
    int? PremisesBound,
    long? WorthBoundOre,
    double? ChoiceGapPercent,
    int Sites,
    int Cabinets,
    long MaxFibreMm,
    int MaxLossMdb,
    string[] Warnings
)
{
    public static RevisionAnswer Of(PlanRevision r, bool adopted) =>
        new(
            r.Id,
            r.Number,
            adopted,
            r.Name,
            r.CreatedAt,
            r.CreatedBy,
            r.RunId,
            r.BatchId,
            r.Architecture,
            r.Backbone,
            r.TakeUp,
            r.ByWorth,
            r.BudgetOre,
            r.Effort,
            r.CutShort,
            r.PremisesTotal,
            r.PremisesPlanned,
            r.PremisesLeftOut,
            r.PremisesUnreachable,
            r.PremisesNotChosen,
            r.PremisesOrdered,
            r.TrenchMm,
            r.DropMm,
            r.CostOre,
            r.TrenchCostOre,
            r.TrenchBoundOre,
            Math.Round(r.GapPercent, 3),
            r.WorthOre,
            r.WorthNotChosenOre,
            r.ValueOre,
            r.ValueBoundOre,
            r.PremisesBound,
            r.WorthBoundOre,
            r.ChoiceGapPercent is { } gap ? Math.Round(gap, 3) : null,
            r.SiteCount,
            r.CabinetCount,
            r.MaxFibreMm,
            r.MaxLossMdb,
            r.Warnings.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
}

/// <summary>
/// A revision with its tables; areas are the plan's own, in build order. <c>budgetCurve</c>: for so much money so many premises can be
/// joined, and no network for that money joins more than the bound.
/// </summary>
internal sealed record RevisionTablesAnswer(
    RevisionAnswer Revision,
    IReadOnlyList<PlanAreaLine> Areas,
    IReadOnlyList<PlanSiteRow> Sites,
    IReadOnlyList<PlanCabinetRow> Cabinets,
    IReadOnlyList<PlanBillRow> Bill,
    BudgetPointAnswer[] BudgetCurve,
    DocumentAnswer[] Files
)
{
    public static RevisionTablesAnswer Of(RevisionTables tables) =>
        new(
            RevisionAnswer.Of(tables.Revision, tables.Adopted),
            tables.Areas,
            tables.Sites,
            tables.Cabinets,
            tables.Bill,
            [.. tables.Budget.Select(p => new BudgetPointAnswer(p.CostOre, p.Premises, p.WorthOre, p.PremisesBound))],
            [
                .. tables.Documents.Select(document => new DocumentAnswer(
                    document.FileName,
                    document.ContentType,
                    document.SizeBytes,
                    FormattableString.Invariant($"/api/plans/revisions/{tables.Revision.Id}/files/{document.FileName}")
                )),
            ]
        );
}

/// <summary>A point of the budget curve, the cheapest first.</summary>
internal sealed record BudgetPointAnswer(long CostOre, int Premises, long WorthOre, int PremisesBound);

/// <summary>A file of a revision and where it can be fetched.</summary>
internal sealed record DocumentAnswer(string FileName, string ContentType, long SizeBytes, string Path);

/// <summary>Two revisions and what differs; trenches by their ids within each.</summary>
internal sealed record ComparisonAnswer(
    RevisionAnswer Before,
    RevisionAnswer After,
    long OnlyBeforeMm,
    long OnlyAfterMm,
    int[] TrenchesOnlyBefore,
    int[] TrenchesOnlyAfter,
    IReadOnlyList<PremisesDifference> Premises
)
{
    public static ComparisonAnswer Of(RevisionComparison c, long? adopted) =>
        new(
            RevisionAnswer.Of(c.Before, c.Before.Id == adopted),
            RevisionAnswer.Of(c.After, c.After.Id == adopted),
            c.OnlyBeforeMm,
            c.OnlyAfterMm,
            [.. c.OnlyBefore.Select(trench => trench.Id)],
            [.. c.OnlyAfter.Select(trench => trench.Id)],
            c.Premises
        );
}

/// <summary>A premises, and what the plan does with it (null where the plan does not know it).</summary>
internal sealed record PremisesCardAnswer(
    PremisesAnswer Premises,
    string? AreaName,
    PlanPremisesRow? Planned,
    PlanSiteRow? Site,
    PlanCabinetRow? Cabinet,
    IReadOnlyList<PlanFibrePathRow> Fibres
)
{
    public static PremisesCardAnswer Of(PremisesCard card, Crs crs)
    {
        var p = card.Premises;
        var find = new AddressFind(p.Id, p.SourceId, p.Address, p.Postcode, p.Locality, p.Property, p.X, p.Y, p.AreaId);
        return new PremisesCardAnswer(
            PremisesAnswer.Of(find, crs),
            card.AreaName,
            card.Planned,
            card.Site,
            card.Cabinet,
            card.Fibres
        );
    }
}
