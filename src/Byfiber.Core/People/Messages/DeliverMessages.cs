using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Messages;

/// <summary>
/// Sends what is due, each message at least once: it is taken under a lease, handed over, and only then is its attempt written
/// down. A process that dies in between leaves the lease to run out, and the message is sent a second time with the same
/// <see cref="OutgoingMessage.StableId"/>.
/// </summary>
public sealed class DeliverMessages(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    IEnumerable<IMessageSender> senders,
    IEnumerable<AttachmentSource> attachments
)
{
    private readonly MessageLease _lease = new(dbs, time);
    private readonly Dictionary<MessageKind, IMessageSender> _senders = senders.ToDictionary(s => s.Kind);
    private readonly Dictionary<string, AttachmentSource> _attachments = attachments.ToDictionary(
        a => a.Name,
        StringComparer.Ordinal
    );

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sends a handful of what is due, oldest first.</summary>
    /// <returns>How many were dealt with; 0 when nothing is due or others hold it.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        int dealtWith = 0;
        foreach (long id in await _lease.TakeAsync(cancel))
        {
            // Renewed before each, since those before it may have been slow; one that somebody else took over is left to them.
            if (await _lease.RenewAsync(id, cancel) is { } taken)
            {
                await DeliverAsync(taken, cancel);
                dealtWith++;
            }
        }
        return dealtWith;
    }

    private async Task DeliverAsync(TakenMessage taken, CancellationToken cancel)
    {
        var (message, due) = taken;
        if (message.UselessFrom <= Now)
        {
            await _lease.EndAsync(
                taken,
                MessageOutcome.GivenUp,
                "It could not be sent before it was of no use any more."
            );
            return;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var timer = time.CreateTimer(
            _ => limit.Cancel(),
            null,
            MessageLease.LongestSending,
            Timeout.InfiniteTimeSpan
        );
        try
        {
            await SenderOf(message).SendAsync(await OutgoingAsync(taken, limit.Token), limit.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Nobody knows whether it was taken; the lease runs out, and it is sent again.
            throw;
        }
        catch (OperationCanceledException)
        {
            await FailedAsync(taken, "The server did not answer in time.", isForGood: false);
            return;
        }
        catch (MessageFailedException e)
        {
            await FailedAsync(taken, e.Message, e.IsForGood);
            return;
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            await FailedAsync(taken, e.Message, isForGood: false);
            return;
        }
        catch (Exception e)
        {
            // Its attempt counts like any other, or this message would keep those behind it waiting for ever.
            await FailedAsync(
                taken,
                $"The program met an error that is ours, not yours: {e.GetType().Name}.",
                isForGood: false
            );
            throw;
        }
        await _lease.EndAsync(taken, MessageOutcome.Sent, null);
    }

    private async Task FailedAsync(TakenMessage taken, string sentence, bool isForGood)
    {
        string kept = WithoutRecipient(sentence, taken.Message);
        if (isForGood || RetrySchedule.After(taken.Due.Tries + 1) is not { } pause)
        {
            await _lease.EndAsync(taken, MessageOutcome.GivenUp, kept);
            return;
        }
        await _lease.PostponeAsync(taken, Now + pause, kept);
    }

    private IMessageSender SenderOf(Message message) =>
        _senders.TryGetValue(message.Kind, out var sender)
            ? sender
            : throw new MessageFailedException($"This program sends no {message.Kind}.", isForGood: false);

    private async Task<OutgoingMessage> OutgoingAsync(TakenMessage taken, CancellationToken cancel)
    {
        var (message, due) = taken;
        var files = new List<OutgoingFile>();
        foreach (var attachment in message.Attachments)
        {
            if (!_attachments.TryGetValue(attachment.Source, out var source))
            {
                throw new MessageFailedException(
                    $"This program knows no files of {attachment.Source}.",
                    isForGood: false
                );
            }
            files.Add(new OutgoingFile(attachment.FileName, await source.ReadAsync(attachment.SourceId, cancel)));
        }
        return new OutgoingMessage
        {
            // The key and not the row's number: two installations that share a mail domain must not meet.
            StableId = StableId(message),
            Address = message.Address,
            RecipientName = message.RecipientName,
            Language = message.Language,
            Subject = message.Subject,
            Text = due.SecretText ?? message.BodyText,
            Html = due.SecretHtml ?? message.BodyHtml,
            CreatedAt = message.CreatedAt,
            Files = files,
        };
    }

    private static string StableId(Message message) =>
        FormattableString.Invariant($"byfiber.{message.Id}.{message.CreatedAt.Ticks:x}");

    /// <summary>A server's answer often repeats the address; what is kept must not.</summary>
    private static string WithoutRecipient(string sentence, Message message)
    {
        string kept = sentence
            .ReplaceLineEndings(" ")
            .Replace(message.Address, "…", StringComparison.OrdinalIgnoreCase);
        kept = kept.Replace(message.Address.TrimStart('+'), "…", StringComparison.OrdinalIgnoreCase);
        kept =
            message.RecipientName.Length == 0
                ? kept
                : kept.Replace(message.RecipientName, "…", StringComparison.OrdinalIgnoreCase);
        return kept.Length > 500 ? kept[..500] : kept;
    }
}
