using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>Queues messages within a use case's own transaction: they go out if, and only if, it commits.</summary>
internal static class MessageQueue
{
    private const int AtOnce = 1_000;

    /// <summary>Queues one message; the same key twice queues it once. Call it before the journal's entry is appended.</summary>
    /// <returns>The message's id, also where it was queued before.</returns>
    /// <exception cref="RefusedException">The address cannot be sent to.</exception>
    public static async Task<long> QueueMessageAsync(
        this ByfiberDb db,
        MessageDraft draft,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        await db.QueueMessagesAsync([draft], time, cancel);
        return await db.Messages.Where(m => m.DedupKey == draft.DedupKey).Select(m => m.Id).SingleAsync(cancel);
    }

    /// <summary>Queues many; those whose key is there already are left out.</summary>
    /// <returns>How many were new.</returns>
    public static async Task<int> QueueMessagesAsync(
        this ByfiberDb db,
        IReadOnlyCollection<MessageDraft> drafts,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        // Nobody else queues these until the commit, so that what is not there now is not there then.
        if (drafts.Count == 1)
        {
            await db.Dialect.LockPartAsync(db, StorageLock.Messages, drafts.First().DedupKey, cancel);
        }
        else
        {
            await db.Dialect.LockAsync(db, StorageLock.Messages, cancel);
        }
        var at = time.GetUtcNow().UtcDateTime;
        int queued = 0;
        foreach (var some in drafts.DistinctBy(d => d.DedupKey).Chunk(AtOnce))
        {
            string[] keys = [.. some.Select(d => d.DedupKey)];
            var there = await db
                .Messages.Where(m => keys.Contains(m.DedupKey))
                .Select(m => m.DedupKey)
                .ToHashSetAsync(cancel);
            var written = some.Where(d => !there.Contains(d.DedupKey)).Select(d => Write(d, at)).ToList();
            db.AddRange(written.Select(w => w.Message));
            await db.SaveChangesAsync(cancel);
            db.AddRange(written.Select(w => Due(w, at)));
            await db.SaveChangesAsync(cancel);
            queued += written.Count;
        }
        return queued;
    }

    private static (Message Message, WrittenMessage? Secret) Write(MessageDraft draft, DateTime at)
    {
        string address = Checked(draft);
        var template = MessageTemplate.Of(draft.Template, draft.Kind, draft.Language);
        var full = template.Write(draft.Fields);
        var kept =
            draft.SecretFields.Count == 0
                ? full
                : template.Write(
                    draft.Fields.ToDictionary(
                        f => f.Key,
                        f => draft.SecretFields.Contains(f.Key) ? MessageTemplate.Mask : f.Value,
                        StringComparer.Ordinal
                    )
                );
        var message = new Message
        {
            Kind = draft.Kind,
            Template = draft.Template,
            PersonId = draft.PersonId,
            Address = address,
            RecipientName = draft.RecipientName.Length == 0 ? "" : PersonFields.Name(draft.RecipientName),
            Language = draft.Language,
            Subject = draft.Kind == MessageKind.Mail ? kept.Subject : "",
            BodyText = kept.Text,
            BodyHtml = draft.Kind == MessageKind.Mail ? kept.Html : null,
            HasSecret = draft.SecretFields.Count > 0,
            CauseEntryId = draft.CauseEntryId,
            DedupKey = draft.DedupKey,
            CreatedAt = at,
            UselessFrom = draft.UselessFrom,
        };
        message.Attachments.AddRange(
            draft.Attachments.Select(a => new MessageAttachment
            {
                Source = a.Source,
                SourceId = a.SourceId,
                FileName = a.FileName,
            })
        );
        return (message, draft.SecretFields.Count == 0 ? null : full);
    }

    private static MessageDue Due((Message Message, WrittenMessage? Secret) written, DateTime at) =>
        new()
        {
            MessageId = written.Message.Id,
            DueAt = at,
            SecretText = written.Secret?.Text,
            SecretHtml = written.Message.Kind == MessageKind.Mail ? written.Secret?.Html : null,
        };

    private static string Checked(MessageDraft draft) =>
        (draft.Kind == MessageKind.Mail ? PersonFields.Email(draft.Address) : PersonFields.Phone(draft.Address))
        ?? throw new RefusedException(
            $"A message needs {(draft.Kind == MessageKind.Mail ? "a mail address" : "a phone number")}."
        );
}
