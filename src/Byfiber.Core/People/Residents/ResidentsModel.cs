using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Residents;

/// <summary>How one-time codes lie in a table.</summary>
internal static class ResidentsModel
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<OneTimeCode>(b =>
        {
            b.ToTable("one_time_code");
            b.HasIndex(x => new { x.PersonId, x.IssuedAt });
            b.HasIndex(x => x.ExpiresAt);
            b.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
}
