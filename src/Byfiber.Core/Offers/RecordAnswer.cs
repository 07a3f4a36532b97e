using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Takes a household's answer to its offer; the last one holds. Who answers was reached, so the contact that the answer proves is
/// written with it. An interest is an interest: it never becomes a contract by itself.
/// </summary>
public sealed class RecordAnswer(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The same form again changes nothing and gives the answer that it made.</summary>
    /// <exception cref="RefusedException">
    /// No such offer, the campaign is closed, the last day has passed, or a no lacks its reason: see <see cref="OfferRefusal"/>.
    /// </exception>
    public async Task<AnswerOutcome> RunAsync(
        long offerId,
        AnswerWish wish,
        string actor,
        CancellationToken cancel = default
    )
    {
        if (wish.Kind == AnswerKind.No && wish.Reason is null)
        {
            throw Refusal.Because(
                OfferRefusal.ReasonMissing,
                "A no needs its reason: choose the one that comes closest."
            );
        }
        string? note = Texts.Note(wish.Note);
        try
        {
            return await WriteAsync(offerId, wish, note, actor, cancel);
        }
        catch (DbUpdateException)
        {
            // The same form came twice at once, and the other was first.
            await using var db = await dbs.CreateDbContextAsync(cancel);
            if (await EarlierAsync(db, offerId, wish.RequestId, cancel) is { } earlier)
            {
                return earlier;
            }
            throw;
        }
    }

    private async Task<AnswerOutcome> WriteAsync(
        long offerId,
        AnswerWish wish,
        string? note,
        string actor,
        CancellationToken cancel
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                if (await EarlierAsync(db, offerId, wish.RequestId, cancel) is { } earlier)
                {
                    return earlier;
                }
                await CheckAsync(db, offerId, wish, cancel);
                var at = time.UtcNow();
                var answer = new Answer
                {
                    OfferId = offerId,
                    Kind = wish.Kind,
                    // A form without script sends the reason that was chosen first also where the answer became another.
                    Reason = wish.Kind == AnswerKind.No ? wish.Reason : null,
                    Note = note,
                    Channel = wish.Channel,
                    At = at,
                    Actor = actor,
                    PersonId = wish.PersonId,
                    RequestId = wish.RequestId,
                };
                db.Add(answer);
                db.Add(Proof(answer));
                await db.AppendAsync(
                    at,
                    actor,
                    "Offers",
                    nameof(RecordAnswer),
                    nameof(Offer),
                    offerId,
                    new
                    {
                        answer.Kind,
                        answer.Reason,
                        answer.Channel,
                        wish.WrittenOn,
                    },
                    cancel
                );
                return new AnswerOutcome(answer.Id, wish.Kind, at, false);
            },
            cancel
        );
    }

    private async Task CheckAsync(ByfiberDb db, long offerId, AnswerWish wish, CancellationToken cancel)
    {
        var today = time.SwedishToday();
        var offer = await OpenOffer.CheckAsync(db, offerId, wish.WrittenOn ?? today, cancel);
        if (wish.WrittenOn is { } day && (day > today || day < offer.MadeAt.SwedishDay()))
        {
            throw Refusal.Because(
                OfferRefusal.PaperDayWrong,
                "The day on the paper lies before the offer or after today: read it again on the paper."
            );
        }
        if (wish.PersonId is { } person && !await db.People.AnyAsync(p => p.Id == person && p.ErasedAt == null, cancel))
        {
            throw Refusal.Because(
                OfferRefusal.PersonMissing,
                FormattableString.Invariant($"There is no person {person}, or they are erased: write them down anew.")
            );
        }
    }

    private static async Task<AnswerOutcome?> EarlierAsync(
        ByfiberDb db,
        long offerId,
        Guid requestId,
        CancellationToken cancel
    )
    {
        var earlier = await db.Answers.AsNoTracking().SingleOrDefaultAsync(a => a.RequestId == requestId, cancel);
        if (earlier is not null && earlier.OfferId != offerId)
        {
            throw Refusal.Because(
                OfferRefusal.FormReused,
                "This form was used for another offer: load the page anew and answer again."
            );
        }
        return earlier is null ? null : new AnswerOutcome(earlier.Id, earlier.Kind, earlier.At, true);
    }

    private static Contact Proof(Answer answer) =>
        new()
        {
            OfferId = answer.OfferId,
            Channel = answer.Channel,
            Outcome = answer.Kind switch
            {
                AnswerKind.Yes or AnswerKind.Maybe => ContactOutcome.Interested,
                AnswerKind.No => ContactOutcome.Declined,
                _ => answer.Channel is Channel.Phone or Channel.Door or Channel.Meeting
                    ? ContactOutcome.Talked
                    : ContactOutcome.Delivered,
            },
            At = answer.At,
            Actor = answer.Actor,
            RequestId = answer.RequestId,
        };
}

/// <summary>An answer as it comes in.</summary>
/// <param name="Kind">What the household says.</param>
/// <param name="Reason">Why not; needed where it says no.</param>
/// <param name="Note">Its own words, or the staff's; at most 1,000 characters.</param>
/// <param name="Channel">The way that it came.</param>
/// <param name="RequestId">Made with the form: the same form twice is one answer.</param>
/// <param name="PersonId">Who answers, where it is known.</param>
/// <param name="WrittenOn">
/// The day on a paper that staff enter: one that was written in time holds, although it came with a later post. Null is today.
/// </param>
public sealed record AnswerWish(
    AnswerKind Kind,
    NoReason? Reason,
    string? Note,
    Channel Channel,
    Guid RequestId,
    long? PersonId = null,
    DateOnly? WrittenOn = null
);

/// <summary>The answer that holds for this form, and whether an earlier sending of it had made it.</summary>
public sealed record AnswerOutcome(long AnswerId, AnswerKind Kind, DateTime At, bool AlreadyRecorded);
