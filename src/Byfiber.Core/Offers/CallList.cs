using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Whom to phone: first who asked for it, the longest wait first; then who is not reached yet, then who has not answered. Names and
/// numbers are personal data, so reading the list leaves a row for each person on it.
/// </summary>
public sealed class CallList(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>A page of calls. Households without a known number are on it only where they asked to be called.</summary>
    /// <param name="wish">Which part of the list.</param>
    /// <param name="actor">Who reads it.</param>
    /// <param name="why">The page that it is read for.</param>
    /// <param name="cancel">Leaves no row.</param>
    public async Task<CallPage> RunAsync(CallWish wish, string actor, string why, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var calls = Calls(db, wish);
                int total = await calls.CountAsync(cancel);
                var page = await calls
                    .OrderBy(c => c.Rank)
                    .ThenBy(c => c.AskedAt)
                    .ThenBy(c => c.Standing.Premises.SortText)
                    .ThenBy(c => c.Standing.Premises.Id)
                    .Skip(wish.Skip)
                    .Take(wish.Take)
                    .ToListAsync(cancel);
                var people = await PeopleAsync(db, page, actor, why, cancel);
                return new CallPage(
                    page.ConvertAll(c => new CallLine(
                        c.Standing.OfferId!.Value,
                        c.Standing.Premises.Id,
                        c.Standing.Premises.Address,
                        c.Standing.Premises.Locality,
                        c.Standing.Offered,
                        c.Standing.Answer,
                        c.AskedAt,
                        c.Note,
                        c.Latest is null
                            ? null
                            : new ContactLine(c.Latest.Channel, c.Latest.Outcome, c.Latest.At, c.Latest.Actor),
                        [.. people[c.Standing.Premises.Id]]
                    )),
                    total
                );
            },
            cancel
        );
    }

    private static IQueryable<Call> Calls(ByfiberDb db, CallWish wish)
    {
        var standings = Standings.Of(db, wish.CampaignId).Where(s => s.OfferId != null);
        if (wish.AreaId is { } area)
        {
            standings = standings.Where(s => s.Premises.AreaId == area);
        }
        return standings
            .Where(s =>
                s.Answer == AnswerKind.CallMe
                || !wish.OnlyWhoAsked
                    && s.Answer == null
                    && db.PremisesPeople.Any(t =>
                        t.PremisesId == s.Premises.Id
                        && t.EndedAt == null
                        && db.People.Any(p => p.Id == t.PersonId && p.ErasedAt == null && p.Phone != null)
                    )
            )
            .Select(s => new Call
            {
                Standing = s,
                Rank =
                    s.Answer == AnswerKind.CallMe ? 0
                    : s.Offered ? 2
                    : 1,
                AskedAt = db
                    .Answers.Where(a => a.OfferId == s.OfferId && s.Answer == AnswerKind.CallMe)
                    .OrderByDescending(a => a.Id)
                    .Select(a => (DateTime?)a.At)
                    .FirstOrDefault(),
                Note = db
                    .Answers.Where(a => a.OfferId == s.OfferId && s.Answer == AnswerKind.CallMe)
                    .OrderByDescending(a => a.Id)
                    .Select(a => a.Note)
                    .FirstOrDefault(),
                Latest = db.Contacts.Where(k => k.OfferId == s.OfferId).OrderByDescending(k => k.Id).FirstOrDefault(),
            });
    }

    private async Task<ILookup<long, PersonContact>> PeopleAsync(
        ByfiberDb db,
        List<Call> page,
        string actor,
        string why,
        CancellationToken cancel
    )
    {
        long[] places = [.. page.Select(c => c.Standing.Premises.Id)];
        var ties = await db
            .PremisesPeople.Where(t => places.Contains(t.PremisesId) && t.EndedAt == null)
            .OrderBy(t => t.Id)
            .Select(t => new { t.PremisesId, t.PersonId })
            .Distinct()
            .ToListAsync(cancel);
        var people = (
            await db.ReadPersonsAsync([.. ties.Select(t => t.PersonId)], time, actor, why, cancel)
        ).ToDictionary(p => p.Id);
        return ties.Where(t => people[t.PersonId].ErasedAt is null)
            .ToLookup(t => t.PremisesId, t => people[t.PersonId]);
    }

    private sealed class Call
    {
        public required Standing Standing { get; init; }
        public int Rank { get; init; }
        public DateTime? AskedAt { get; init; }
        public string? Note { get; init; }
        public Contact? Latest { get; init; }
    }
}

/// <summary>A part of the call list.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="AreaId">Only this area; null takes all.</param>
/// <param name="OnlyWhoAsked">Only those whose last answer is "call me".</param>
/// <param name="Skip">Rows before the page.</param>
/// <param name="Take">Rows of the page: no more than one can call, since each is a reading of personal data.</param>
public sealed record CallWish(
    long CampaignId,
    long? AreaId = null,
    bool OnlyWhoAsked = false,
    int Skip = 0,
    int Take = 20
);

/// <summary>A page of calls, and how many there are in all.</summary>
public sealed record CallPage(IReadOnlyList<CallLine> Rows, int Total);

/// <summary>A household to call, with who is known there. A class and no record: it must not print itself into a log.</summary>
public sealed class CallLine(
    long offerId,
    long premisesId,
    string address,
    string? locality,
    bool offered,
    AnswerKind? answer,
    DateTime? askedAt,
    string? note,
    ContactLine? latestContact,
    IReadOnlyList<PersonContact> people
)
{
    public long OfferId { get; } = offerId;
    public long PremisesId { get; } = premisesId;
    public string Address { get; } = address;
    public string? Locality { get; } = locality;

    /// <summary>Somebody reached it before.</summary>
    public bool Offered { get; } = offered;
    public AnswerKind? Answer { get; } = answer;

    /// <summary>When it asked to be called; null where it did not.</summary>
    public DateTime? AskedAt { get; } = askedAt;

    /// <summary>What it wrote with that.</summary>
    public string? Note { get; } = note;
    public ContactLine? LatestContact { get; } = latestContact;
    public IReadOnlyList<PersonContact> People { get; } = people;
}
