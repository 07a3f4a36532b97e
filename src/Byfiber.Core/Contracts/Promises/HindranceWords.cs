using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>The steps that every word on a hindrance takes.</summary>
internal static class HindranceWords
{
    /// <summary>The hindrance that this request spoke of before; null when it is new.</summary>
    public static Task<long?> EarlierAsync(ByfiberDb db, Guid requestId, CancellationToken cancel) =>
        db
            .HindranceWords.Where(w => w.RequestId == requestId)
            .Select(w => (long?)w.HindranceId)
            .SingleOrDefaultAsync(cancel);

    /// <exception cref="RefusedException">Nothing is said in Swedish.</exception>
    public static HindranceWord Of(
        HindranceSaying saying,
        Guid requestId,
        DateTime at,
        string actor,
        long hindranceId = 0,
        DateOnly? endedOn = null
    ) =>
        new()
        {
            HindranceId = hindranceId,
            TextSv = Words.Needed(saying.TextSv, "Write in Swedish what the households are told."),
            TextEn = Words.OrNull(saying.TextEn) ?? "",
            ExpectedUntil = endedOn is null ? saying.ExpectedUntil : null,
            EndedOn = endedOn,
            At = at,
            Actor = actor,
            RequestId = requestId,
        };

    /// <summary>The hindrance, locked until the transaction ends.</summary>
    /// <exception cref="RefusedException">There is none, or it has ended.</exception>
    public static async Task<Hindrance> OpenAsync(ByfiberDb db, long hindranceId, CancellationToken cancel)
    {
        var hindrance =
            await db.Hindrances.SingleOrDefaultAsync(h => h.Id == hindranceId, cancel)
            ?? throw RefusedException.Missing("hindrance", hindranceId);
        return await db.HindranceWords.AnyAsync(w => w.HindranceId == hindranceId && w.EndedOn != null, cancel)
            ? throw ContractRefusal.HindranceEnded.Because("The hindrance has ended: report a new one instead.")
            : hindrance;
    }

    /// <summary>The journal's row; the last step.</summary>
    public static Task AppendAsync(
        ByfiberDb db,
        string verb,
        Hindrance hindrance,
        HindranceWord word,
        CancellationToken cancel
    ) =>
        db.AppendAsync(
            word.At,
            word.Actor,
            "Contracts",
            verb,
            nameof(Hindrance),
            hindrance.Id,
            new HindranceSaid(
                hindrance.Kind,
                hindrance.AreaId,
                hindrance.ContractId,
                word.Id,
                word.ExpectedUntil,
                word.EndedOn
            ),
            cancel
        );
}

/// <summary>What the journal keeps of a word on a hindrance.</summary>
internal sealed record HindranceSaid(
    HindranceKind Kind,
    long? AreaId,
    long? ContractId,
    long WordId,
    DateOnly? ExpectedUntil,
    DateOnly? EndedOn
);
