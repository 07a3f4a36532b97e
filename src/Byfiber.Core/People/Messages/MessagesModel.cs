using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>How messages lie in tables.</summary>
internal static class MessagesModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Message>(b =>
        {
            b.ToTable("message");
            b.HasIndex(x => x.DedupKey).IsUnique();
            b.HasIndex(x => x.PersonId);
            b.HasIndex(x => x.CreatedAt);
            b.HasIndex(x => x.Address);
            b.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
            b.HasMany(x => x.Attachments).WithOne().HasForeignKey(x => x.MessageId);
            b.HasMany(x => x.Attempts).WithOne().HasForeignKey(x => x.MessageId);
        });
        model.Entity<MessageAttachment>(b => b.ToTable("message_attachment"));
        model.Entity<MessageAttempt>(b => b.ToTable("message_attempt"));
        model.Entity<MessageDue>(b =>
        {
            b.ToTable("message_due");
            b.HasKey(x => x.MessageId);
            b.Property(x => x.MessageId).ValueGeneratedNever();
            b.HasIndex(x => x.DueAt);
            b.HasOne<Message>().WithOne().HasForeignKey<MessageDue>(x => x.MessageId);
        });
    }
}
