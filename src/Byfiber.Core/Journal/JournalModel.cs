using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Journal;

/// <summary>How the journal lies in tables.</summary>
internal static class JournalModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<JournalEntry>(b =>
        {
            b.ToTable("journal_entry");
            b.HasIndex(x => new { x.SubjectType, x.SubjectId });
        });
        model.Entity<JournalCursor>(b =>
        {
            b.ToTable("journal_cursor");
            b.HasKey(x => x.Name);
        });
    }
}
