using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>How an area's campaign goes, as anybody may see it: counts that point at nobody, dates and news.</summary>
public sealed class AreaProgress(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>All areas in build order, those without a campaign included; without their news.</summary>
    public async Task<IReadOnlyList<AreaProgressView>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await ReadAsync(db, null, cancel);
    }

    /// <summary>One area with its news, latest first, or null when there is none with this id.</summary>
    public async Task<AreaProgressView?> RunAsync(long areaId, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var area = (await ReadAsync(db, areaId, cancel)).SingleOrDefault();
        return area is null
            ? null
            : area with
            {
                News = await db
                    .AreaNews.AsNoTracking()
                    .Where(n => n.AreaId == areaId && n.TakenBackAt == null)
                    .OrderByDescending(n => n.Id)
                    .Take(50)
                    .ToListAsync(cancel),
            };
    }

    private async Task<IReadOnlyList<AreaProgressView>> ReadAsync(ByfiberDb db, long? only, CancellationToken cancel)
    {
        var areas = await db
            .Areas.AsNoTracking()
            .Where(a => only == null || a.Id == only)
            .OrderBy(a => a.BuildOrder)
            .ThenBy(a => a.Id)
            .Select(a => new
            {
                a.Id,
                a.Name,
                a.BuildOrder,
                Premises = db.Premises.Count(p => p.AreaId == a.Id && p.RemovedBatchId == null),
                Campaign = db.Offers.Where(o => o.AreaId == a.Id).Max(o => (long?)o.CampaignId),
            })
            .ToListAsync(cancel);
        var campaigns = new Dictionary<long, (AreaCampaign Campaign, IReadOnlyList<AreaProof> Proof)>();
        foreach (long id in areas.Select(a => a.Campaign).OfType<long>().Distinct())
        {
            campaigns.Add(id, (await CampaignAsync(db, id, cancel), await ContactProof.AreasAsync(db, id, cancel)));
        }
        return areas.ConvertAll(a =>
        {
            var (campaign, proofs) = a.Campaign is { } id ? campaigns[id] : default;
            var proof = proofs?.FirstOrDefault(p => p.AreaId == a.Id);
            return new AreaProgressView(
                a.Id,
                a.Name,
                a.BuildOrder,
                a.Premises,
                proof is null ? null : campaign,
                proof is null ? null : PublicCount.Of(proof.Offered, proof.All),
                proof is null ? null : PublicCount.Of(proof.Interested, proof.All),
                []
            );
        });
    }

    private async Task<AreaCampaign> CampaignAsync(ByfiberDb db, long campaignId, CancellationToken cancel)
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .Include(c => c.Statuses)
            .SingleAsync(c => c.Id == campaignId, cancel);
        return new AreaCampaign(
            campaign.Id,
            campaign.Name,
            campaign.Statuses.Where(s => s.State == CampaignState.Started).Max(s => s.At),
            campaign.AnswerBy,
            campaign.DeliverBy,
            campaign.PromiseMonths,
            campaign.AnswerBy >= time.SwedishToday() && campaign.Statuses.All(s => s.State != CampaignState.Closed)
        );
    }
}

/// <summary>An area's page: its latest campaign and its counts, null while there is none.</summary>
/// <param name="AreaId">The area.</param>
/// <param name="Name">Its name.</param>
/// <param name="BuildOrder">1 is built first.</param>
/// <param name="Premises">Addresses in the area.</param>
/// <param name="Campaign">The latest campaign that made offers there.</param>
/// <param name="Offered">Reached.</param>
/// <param name="Interested">Said yes or maybe.</param>
/// <param name="News">Latest first; only with one area.</param>
public sealed record AreaProgressView(
    long AreaId,
    string Name,
    int BuildOrder,
    int Premises,
    AreaCampaign? Campaign,
    PublicCount? Offered,
    PublicCount? Interested,
    IReadOnlyList<AreaNews> News
);

/// <summary>A campaign as the public sees it.</summary>
public sealed record AreaCampaign(
    long CampaignId,
    string Name,
    DateTime StartedAt,
    DateOnly AnswerBy,
    DateOnly? DeliverBy,
    int PromiseMonths,
    bool Open
);
