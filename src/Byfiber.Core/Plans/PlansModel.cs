using Byfiber.Core.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Byfiber.Core.Plans;

/// <summary>How the room's entities lie in tables.</summary>
internal static class PlansModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<PlanRun>(b =>
        {
            b.ToTable("plan_run");
            b.HasMany(x => x.Statuses).WithOne().HasForeignKey(x => x.RunId);
        });
        model.Entity<PlanRunStatus>(b => b.ToTable("plan_run_status"));
        model.Entity<PlanRunOrder>(b =>
        {
            b.ToTable("plan_run_order");
            b.HasKey(x => new { x.RunId, x.PremisesId });
            b.HasIndex(x => x.PremisesId);
            b.HasOne<PlanRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Premises>().WithMany().HasForeignKey(x => x.PremisesId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PlanRevision>(b =>
        {
            b.ToTable("plan_revision");
            b.HasIndex(x => x.Number).IsUnique();
            b.HasOne<PlanRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.BatchId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RevisionAdoption>(b =>
        {
            b.ToTable("revision_adoption");
            b.HasOne<PlanRevision>().WithMany().HasForeignKey(x => x.RevisionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PlanDocument>(b =>
        {
            b.ToTable("plan_document");
            b.HasIndex(x => new { x.RevisionId, x.FileName }).IsUnique();
            b.HasOne<PlanRevision>().WithMany().HasForeignKey(x => x.RevisionId).OnDelete(DeleteBehavior.Restrict);
        });
        Rows<PlanAreaRow>(model, "plan_area", b => b.HasIndex(x => x.PlacesAreaId));
        Rows<PlanNodeRow>(model, "plan_node");
        Rows<PlanTrenchRow>(model, "plan_trench");
        Rows<PlanCableRow>(model, "plan_cable");
        Rows<PlanPremisesRow>(
            model,
            "plan_premises",
            b =>
            {
                b.HasIndex(x => new { x.PremisesId, x.RevisionId }).IsUnique();
                b.HasIndex(x => new
                {
                    x.RevisionId,
                    x.AreaId,
                    x.Status,
                });
                b.HasIndex(x => new
                {
                    x.RevisionId,
                    x.Status,
                    x.MarginalOre,
                });
                b.HasOne<Premises>().WithMany().HasForeignKey(x => x.PremisesId).OnDelete(DeleteBehavior.Restrict);
            }
        );
        Rows<PlanSiteRow>(model, "plan_site");
        Rows<PlanCabinetRow>(model, "plan_cabinet");
        Rows<PlanFibrePathRow>(model, "plan_fibre_path", b => b.HasIndex(x => new { x.RevisionId, x.PlanPremisesId }));
        Rows<PlanBillRow>(model, "plan_bill");
        Rows<PlanBudgetRow>(model, "plan_budget");
    }

    private static void Rows<T>(ModelBuilder model, string table, Action<EntityTypeBuilder<T>>? more = null)
        where T : PlanRow =>
        model.Entity<T>(b =>
        {
            b.ToTable(table);
            b.HasKey(x => new { x.RevisionId, x.Id });
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasOne<PlanRevision>().WithMany().HasForeignKey(x => x.RevisionId).OnDelete(DeleteBehavior.Restrict);
            more?.Invoke(b);
        });
}
