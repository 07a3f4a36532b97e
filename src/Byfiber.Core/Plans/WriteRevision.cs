using Byfiber.Core.Journal;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>Writes a finished plan as a revision, with all its rows and files, and ends the run: all of it or nothing.</summary>
internal sealed class WriteRevision(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The run was cancelled, or is another worker's by now.</exception>
    public async Task<long> RunAsync(
        RunLease lease,
        PlanRun run,
        LoadedMap loaded,
        Plan plan,
        RevisionFiles files,
        CancellationToken cancel
    )
    {
        var rows = new RevisionRows(plan, loaded);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                if (await lease.HeldAsync(db, cancel) is not { State: PlanRunState.Running } held)
                {
                    throw new OperationCanceledException("The run was cancelled.");
                }
                var at = time.GetUtcNow().UtcDateTime;
                int number = 1 + (await db.PlanRevisions.MaxAsync(r => (int?)r.Number, cancel) ?? 0);
                var revision = Revision(run, loaded, plan, files, number, at, held.Statuses.MinBy(s => s.Id)!.Actor);
                db.Add(revision);
                await db.SaveChangesAsync(cancel);
                db.AddRange(files.Documents(revision.Id));
                await rows.InsertAsync(db, revision.Id, cancel);
                lease.Leave(held, PlanRunState.Done, null);
                held.Fraction = 1;
                await db.AppendAsync(
                    at,
                    revision.CreatedBy,
                    "Plans",
                    nameof(WriteRevision),
                    nameof(PlanRevision),
                    revision.Id,
                    new
                    {
                        revision.Number,
                        revision.RunId,
                        revision.PremisesPlanned,
                        revision.CostOre,
                    },
                    cancel
                );
                return revision.Id;
            },
            cancel
        );
    }

    private static PlanRevision Revision(
        PlanRun run,
        LoadedMap loaded,
        Plan plan,
        RevisionFiles files,
        int number,
        DateTime at,
        string actor
    )
    {
        var s = plan.Summary;
        return new PlanRevision
        {
            Number = number,
            RunId = run.Id,
            BatchId = loaded.BatchId,
            Name = plan.Name,
            Epsg = plan.Crs.Epsg,
            Synthetic = plan.Synthetic,
            Attribution = plan.Attribution,
            CreatedAt = at,
            CreatedBy = actor,
            Architecture = plan.Rules.Architecture,
            Backbone = plan.Rules.Backbone,
            TakeUp = s.TakeUp,
            GivenOrders = run.GivenOrders,
            ByWorth = s.Choice?.ByWorth ?? false,
            BudgetOre = s.Choice?.BudgetOre,
            Effort = s.Effort,
            CutShort = s.CutShort,
            PremisesTotal = s.PremisesTotal,
            PremisesPlanned = s.PremisesPlanned,
            PremisesLeftOut = s.PremisesLeftOut,
            PremisesUnreachable = s.PremisesUnreachable,
            PremisesNotChosen = s.PremisesNotChosen,
            PremisesOrdered = s.PremisesOrdered,
            Units = s.Units,
            TrenchMm = s.TrenchMm,
            RouteMm = s.RouteMm,
            DropMm = s.DropMm,
            CostOre = s.CostOre,
            TrenchCostOre = s.TrenchCostOre,
            TrenchBoundOre = s.TrenchBoundOre,
            WorthOre = s.Choice?.WorthOre,
            WorthNotChosenOre = s.Choice?.WorthNotChosenOre,
            ValueOre = s.Choice?.ValueOre,
            ValueBoundOre = s.Choice?.ValueBoundOre,
            PremisesBound = s.Choice?.PremisesBound,
            WorthBoundOre = s.Choice?.WorthBoundOre,
            SiteCount = s.Sites,
            CabinetCount = s.Cabinets,
            MaxFibreMm = s.MaxFibreMm,
            MaxLossMdb = s.MaxLossMdb,
            Warnings = string.Join('\n', s.Warnings),
            Findings = files.FindingsText,
            PlanJson = files.PlanJson,
        };
    }
}
