using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>The latest on a hindrance, or its end. The households concerned are told.</summary>
public sealed class UpdateHindrance(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="hindranceId">The hindrance.</param>
    /// <param name="saying">What the households are told.</param>
    /// <param name="requestId">Made by the form: the same form twice is one word.</param>
    /// <param name="actor">Who says it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">There is no such hindrance, it has ended, or nothing is said.</exception>
    public Task RunAsync(
        long hindranceId,
        HindranceSaying saying,
        Guid requestId,
        string actor,
        CancellationToken cancel = default
    ) => SayAsync(nameof(UpdateHindrance), hindranceId, saying, null, requestId, actor, cancel);

    /// <summary>The hindrance is over.</summary>
    /// <param name="hindranceId">The hindrance.</param>
    /// <param name="endedOn">Its last day was the day before.</param>
    /// <param name="saying">What the households are told.</param>
    /// <param name="requestId">Made by the form: the same form twice is one word.</param>
    /// <param name="actor">Who says it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">There is no such hindrance, it has ended, or the day lies before its beginning or ahead.</exception>
    public Task EndAsync(
        long hindranceId,
        DateOnly endedOn,
        HindranceSaying saying,
        Guid requestId,
        string actor,
        CancellationToken cancel = default
    ) => SayAsync("EndHindrance", hindranceId, saying, endedOn, requestId, actor, cancel);

    private async Task SayAsync(
        string verb,
        long hindranceId,
        HindranceSaying saying,
        DateOnly? endedOn,
        Guid requestId,
        string actor,
        CancellationToken cancel
    )
    {
        var at = time.GetUtcNow().UtcDateTime;
        var word = HindranceWords.Of(saying, requestId, at, actor, hindranceId, endedOn);
        await dbs.InTransactionAsync(
            async db =>
            {
                if (await HindranceWords.EarlierAsync(db, requestId, cancel) is { } earlier)
                {
                    return earlier;
                }
                var hindrance = await HindranceWords.OpenAsync(db, hindranceId, cancel);
                if (endedOn < hindrance.Since || endedOn > at.SwedishDay())
                {
                    throw ContractRefusal.Input.Because(
                        "The hindrance ended between its beginning and today: correct the day."
                    );
                }
                db.Add(word);
                await db.SaveChangesAsync(cancel);
                await HindranceWords.AppendAsync(db, verb, hindrance, word, cancel);
                return hindrance.Id;
            },
            cancel
        );
    }
}
