using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>How the register of personal data lies in tables.</summary>
internal static class PersonalDataModel
{
    public static void Configure(ModelBuilder model) =>
        model.Entity<DataRule>(b =>
        {
            b.ToTable("data_rule");
            b.HasIndex(x => x.Kind);
        });
}
