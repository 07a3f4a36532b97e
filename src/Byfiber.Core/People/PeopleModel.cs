using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People;

/// <summary>How the floor's entities lie in tables.</summary>
internal static class PeopleModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Person>(b =>
        {
            b.ToTable("person");
            b.HasIndex(x => x.Subject).IsUnique();
            b.HasIndex(x => x.Email);
        });
    }
}
