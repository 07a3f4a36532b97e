using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Places;

/// <summary>How the room's entities lie in tables.</summary>
internal static class PlacesModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ImportBatch>(b => b.ToTable("import_batch"));
        model.Entity<Area>(b =>
        {
            b.ToTable("area");
            b.HasIndex(x => x.BuildOrder);
            b.HasIndex(x => x.Name).IsUnique();
        });
        model.Entity<Premises>(b =>
        {
            b.ToTable("premises");
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => x.SourceId).IsUnique();
            b.HasIndex(x => x.SearchText);
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.SetNull);
            b.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.FirstBatchId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.LastBatchId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<ImportBatch>().WithMany().HasForeignKey(x => x.RemovedBatchId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Road>(b =>
        {
            b.ToTable("road");
            b.Property(x => x.Id).ValueGeneratedNever();
        });
        model.Entity<Building>(b =>
        {
            b.ToTable("building");
            b.Property(x => x.Id).ValueGeneratedNever();
        });
        model.Entity<Water>(b =>
        {
            b.ToTable("water");
            b.Property(x => x.Id).ValueGeneratedNever();
        });
    }
}
