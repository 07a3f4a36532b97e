using Byfiber.Core.Journal;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Prepares a campaign: whom it covers, at which prices, by which plan, until when. Nobody has an offer until it starts.</summary>
public sealed class PrepareCampaign(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The longest promise, months: what the field holds to be reasonable.</summary>
    public const int MostPromiseMonths = 24;

    /// <returns>The campaign's id.</returns>
    /// <exception cref="RefusedException">
    /// The name is taken, a day lies in the past, nobody is covered, there is no plan, or the list has no price for an area.
    /// </exception>
    public async Task<long> RunAsync(CampaignWish wish, string actor, CancellationToken cancel = default)
    {
        string name = Texts.Name("A campaign", wish.Name);
        Check(wish);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                if (await db.Campaigns.AnyAsync(c => c.Name == name, cancel))
                {
                    throw new RefusedException($"There is already a campaign called {name}: choose another name.");
                }
                var campaign = await AddAsync(db, wish, name, actor, cancel);
                await Covered.RefuseUnpricedAsync(db, campaign, cancel);
                await db.AppendAsync(
                    campaign.MadeAt,
                    actor,
                    "Offers",
                    nameof(PrepareCampaign),
                    nameof(Campaign),
                    campaign.Id,
                    new
                    {
                        campaign.Name,
                        campaign.RevisionId,
                        campaign.PriceListId,
                        campaign.AnswerBy,
                    },
                    cancel
                );
                return campaign.Id;
            },
            cancel
        );
    }

    private void Check(CampaignWish wish)
    {
        var today = time.SwedishToday();
        if (wish.AreaIds.Count == 0 && wish.PremisesIds.Count == 0)
        {
            throw new RefusedException("A campaign covers areas or selected premises: choose at least one.");
        }
        if (wish.AnswerBy <= today || wish.AnswerBy > today.AddYears(2))
        {
            throw new RefusedException(
                "The last day to answer must come after today and within two years: choose a later or an earlier one."
            );
        }
        if (wish.PromiseMonths is < 1 or > MostPromiseMonths)
        {
            throw new RefusedException(
                "A promise is connected within 1 to 24 months after signing: choose a number between them."
            );
        }
        if (wish.DeliverBy is { } by && (by <= wish.AnswerBy || by > wish.AnswerBy.AddMonths(wish.PromiseMonths)))
        {
            throw new RefusedException(
                "The day of delivery must come after the last day to answer, and no later than the promised months after it: "
                    + "choose another day, or none."
            );
        }
        if (wish.RemindAfterDays is < 0 or > 365)
        {
            throw new RefusedException(
                "A reminder comes after 1 to 365 days, or never (0): choose a number between them."
            );
        }
        _ = Texts.Long("The reservation", wish.ReservationSv, 1000);
        _ = Texts.Long("The reservation's English text", wish.ReservationEn, 1000);
    }

    private async Task<Campaign> AddAsync(
        ByfiberDb db,
        CampaignWish wish,
        string name,
        string actor,
        CancellationToken cancel
    )
    {
        var campaign = new Campaign
        {
            Name = name,
            RevisionId = await RevisionAsync(db, wish.RevisionId, cancel),
            PriceListId = await db.PriceLists.AnyAsync(l => l.Id == wish.PriceListId, cancel)
                ? wish.PriceListId
                : throw RefusedException.Missing("price list", wish.PriceListId),
            TermsVersionId = await TermsAsync(db, wish.TermsVersionId, cancel),
            AnswerBy = wish.AnswerBy,
            PromiseMonths = wish.PromiseMonths,
            DeliverBy = wish.DeliverBy,
            ReservationSv = wish.ReservationSv.Trim(),
            ReservationEn = wish.ReservationEn.Trim(),
            RemindAfterDays = wish.RemindAfterDays,
            MadeAt = time.UtcNow(),
            Actor = actor,
            Areas = [.. await AreasAsync(db, wish.AreaIds, cancel)],
        };
        campaign.Statuses.Add(
            new CampaignStatus
            {
                State = CampaignState.Prepared,
                At = campaign.MadeAt,
                Actor = actor,
            }
        );
        db.Add(campaign);
        await db.SaveChangesAsync(cancel);
        await SelectAsync(db, campaign.Id, wish.PremisesIds, cancel);
        return campaign;
    }

    private static async Task<long> RevisionAsync(ByfiberDb db, long? wanted, CancellationToken cancel)
    {
        if (wanted is not { } id)
        {
            return await db.AdoptedIdAsync(cancel)
                ?? throw new RefusedException("No plan is adopted yet: adopt one, or choose the plan to offer by.");
        }
        return await db.PlanRevisions.AnyAsync(r => r.Id == id, cancel)
            ? id
            : throw RefusedException.Missing("plan revision", id);
    }

    private static async Task<long> TermsAsync(ByfiberDb db, long? wanted, CancellationToken cancel)
    {
        if (wanted is not { } id)
        {
            return await db
                    .TermsVersions.OrderByDescending(t => t.Number)
                    .Select(t => (long?)t.Id)
                    .FirstOrDefaultAsync(cancel)
                ?? throw new RefusedException("There are no terms yet: publish a version first.");
        }
        return await db.TermsVersions.AnyAsync(t => t.Id == id, cancel)
            ? id
            : throw RefusedException.Missing("version of the terms", id);
    }

    private static async Task<IEnumerable<CampaignArea>> AreasAsync(
        ByfiberDb db,
        IReadOnlyList<long> wanted,
        CancellationToken cancel
    )
    {
        long[] ids = [.. wanted.Distinct()];
        var known = await db.Areas.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel);
        long[] unknown = [.. ids.Except(known)];
        return unknown.Length == 0
            ? ids.Select(id => new CampaignArea { AreaId = id })
            : throw RefusedException.Missing("area", unknown[0]);
    }

    private static async Task SelectAsync(
        ByfiberDb db,
        long campaignId,
        IReadOnlyList<long> wanted,
        CancellationToken cancel
    )
    {
        long[] ids = [.. wanted.Distinct()];
        if (ids.Length == 0)
        {
            return;
        }
        var known = await db
            .Premises.Where(p => p.RemovedBatchId == null && EF.Parameter(ids).Contains(p.Id))
            .Select(p => p.Id)
            .ToListAsync(cancel);
        if (known.Count < ids.Length)
        {
            throw new RefusedException(
                FormattableString.Invariant(
                    $"The register has no premises {ids.Except(known).First()} (any more): take it out of the selection."
                )
            );
        }
        await db.Dialect.InsertAsync(
            db,
            [.. ids.Select(id => new CampaignPremises { CampaignId = campaignId, PremisesId = id })],
            cancel
        );
    }
}

/// <summary>What a campaign is to be.</summary>
public sealed record CampaignWish
{
    public required string Name { get; init; }

    /// <summary>The areas that it covers; may be empty when premises are selected.</summary>
    public IReadOnlyList<long> AreaIds { get; init; } = [];

    /// <summary>Premises that it covers beside the areas, or instead of them.</summary>
    public IReadOnlyList<long> PremisesIds { get; init; } = [];

    /// <summary>The plan that drops are measured by; null takes the adopted one.</summary>
    public long? RevisionId { get; init; }
    public required long PriceListId { get; init; }

    /// <summary>Null takes the latest version.</summary>
    public long? TermsVersionId { get; init; }
    public required DateOnly AnswerBy { get; init; }
    public int PromiseMonths { get; init; } = PrepareCampaign.MostPromiseMonths;

    /// <summary>Connected on this day at the latest, where that is earlier than the months after signing.</summary>
    public DateOnly? DeliverBy { get; init; }
    public string ReservationSv { get; init; } = "";
    public string ReservationEn { get; init; } = "";

    /// <summary>0 never reminds.</summary>
    public int RemindAfterDays { get; init; }
}
