using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>The answers that somebody of the staff entered last, to look over and to correct.</summary>
public sealed class EnteredAnswers(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<EnteredAnswer>> RunAsync(
        string actor,
        int take = 10,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await (
            from a in db.Answers
            join o in db.Offers on a.OfferId equals o.Id
            join p in db.Premises on o.PremisesId equals p.Id
            where a.Actor == actor
            orderby a.Id descending
            select new EnteredAnswer(
                a.Id,
                a.OfferId,
                p.Address,
                p.Locality,
                a.Kind,
                a.Reason,
                a.Note,
                a.Channel,
                a.At,
                !db.Answers.Any(later => later.OfferId == a.OfferId && later.Id > a.Id)
            )
        )
            .Take(take)
            .ToListAsync(cancel);
    }
}

/// <summary>An answer that somebody entered.</summary>
/// <param name="AnswerId">Which.</param>
/// <param name="OfferId">To which offer.</param>
/// <param name="Address">Street and number.</param>
/// <param name="Locality">Where it is known.</param>
/// <param name="Kind">What the household said.</param>
/// <param name="Reason">Why not, where it said no.</param>
/// <param name="Note">Words beside it.</param>
/// <param name="Channel">The way that it came.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Holds">Whether it is the offer's last answer.</param>
public sealed record EnteredAnswer(
    long AnswerId,
    long OfferId,
    string Address,
    string? Locality,
    AnswerKind Kind,
    NoReason? Reason,
    string? Note,
    Channel Channel,
    DateTime At,
    bool Holds
);
