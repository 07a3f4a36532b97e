using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>A hindrance as somebody reports it: of an area, or of one contract.</summary>
public sealed record HindranceWish
{
    /// <summary>Made by the form: the same form twice is one hindrance.</summary>
    public required Guid RequestId { get; init; }
    public required HindranceKind Kind { get; init; }
    public long? AreaId { get; init; }
    public long? ContractId { get; init; }
    public required DateOnly Since { get; init; }

    /// <summary>Who works on it, a name or a role.</summary>
    public required string Owner { get; init; }

    /// <summary>What proves it: a permit's case number, a letter.</summary>
    public string? Evidence { get; init; }

    /// <summary>The proof as a file.</summary>
    public ScanFile? File { get; init; }
    public required HindranceSaying Saying { get; init; }
}

/// <summary>What households are told.</summary>
/// <param name="TextSv">In Swedish; needed.</param>
/// <param name="TextEn">In English; those who read English get the Swedish where it is missing.</param>
/// <param name="ExpectedUntil">When it should be over; null when nobody knows, which is said as well.</param>
public sealed record HindranceSaying(string TextSv, string? TextEn, DateOnly? ExpectedUntil);

/// <summary>Writes down what keeps an area or a contract from being built. The households concerned are told by the journal's composers.</summary>
public sealed class ReportHindrance(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <returns>The hindrance's id; of the same request again, the same.</returns>
    /// <exception cref="RefusedException">Nobody works on it, nothing is said, or there is no such area or contract.</exception>
    public async Task<long> RunAsync(HindranceWish wish, string actor, CancellationToken cancel = default)
    {
        string owner = Words.Needed(wish.Owner, "Say who works on the hindrance: a name or a role.");
        var at = time.GetUtcNow().UtcDateTime;
        var word = HindranceWords.Of(wish.Saying, wish.RequestId, at, actor);
        Check(wish, at.SwedishDay());
        return await dbs.InTransactionAsync(
            async db =>
            {
                if (await HindranceWords.EarlierAsync(db, wish.RequestId, cancel) is { } earlier)
                {
                    return earlier;
                }
                await CheckSubjectAsync(db, wish, cancel);
                var file = wish.File?.ToAttachment(at, actor);
                if (file is not null)
                {
                    db.Add(file);
                    await db.SaveChangesAsync(cancel);
                }
                var hindrance = new Hindrance
                {
                    Kind = wish.Kind,
                    AreaId = wish.AreaId,
                    ContractId = wish.ContractId,
                    Since = wish.Since,
                    Owner = owner,
                    Evidence = Words.OrNull(wish.Evidence) ?? "",
                    AttachmentId = file?.Id,
                    MadeAt = at,
                    Actor = actor,
                    Words = [word],
                };
                db.Add(hindrance);
                await db.SaveChangesAsync(cancel);
                await HindranceWords.AppendAsync(db, nameof(ReportHindrance), hindrance, word, cancel);
                return hindrance.Id;
            },
            cancel
        );
    }

    private static void Check(HindranceWish wish, DateOnly today)
    {
        if (wish.AreaId is null == wish.ContractId is null)
        {
            throw ContractRefusal.Input.Because("A hindrance holds up an area or one contract: choose one of the two.");
        }
        if (wish.Since > today)
        {
            throw ContractRefusal.Input.Because("A hindrance cannot begin in the future: write the day that it began.");
        }
        if (wish.Saying.ExpectedUntil < wish.Since)
        {
            throw ContractRefusal.Input.Because("The expected end lies before the beginning: correct one of the two.");
        }
    }

    private static async Task CheckSubjectAsync(ByfiberDb db, HindranceWish wish, CancellationToken cancel)
    {
        if (wish.AreaId is { } areaId && !await db.Areas.AnyAsync(a => a.Id == areaId, cancel))
        {
            throw RefusedException.Missing("area", areaId);
        }
        if (
            wish.ContractId is { } contractId
            && !await db.Contracts.AnyAsync(c => c.Id == contractId && c.EndedAt == null, cancel)
        )
        {
            throw ContractRefusal.ContractUnknown.Because(
                $"There is no contract {contractId} that holds.",
                notFound: true
            );
        }
    }
}
