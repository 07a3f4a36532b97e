using Byfiber.Core.People.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People;

/// <summary>How the floor's entities lie in tables.</summary>
internal static class PeopleModel
{
    public static void Configure(ModelBuilder model)
    {
        AccountsModel.Configure(model);
        model.Entity<Person>(b =>
        {
            b.ToTable("person");
            b.HasIndex(x => x.Subject).IsUnique();
            b.HasIndex(x => x.Email);
            b.HasIndex(x => x.PersonalNumberHash);
        });
        model.Entity<PersonRead>(b =>
        {
            b.ToTable("person_read");
            b.HasIndex(x => new { x.PersonId, x.At });
            b.HasIndex(x => x.At);
            b.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
