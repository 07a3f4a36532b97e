using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>The campaigns, and what a new one can be made from.</summary>
public sealed class CampaignList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>All campaigns, newest first.</summary>
    public async Task<IReadOnlyList<CampaignLine>> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .OrderByDescending(c => c.Id)
            .Select(c => new
            {
                Campaign = c,
                State = c.Statuses.OrderByDescending(s => s.Id).Select(s => s.State).First(),
                Offers = db.Offers.Count(o => o.CampaignId == c.Id),
            })
            .ToListAsync(cancel);
        var lines = new List<CampaignLine>(campaigns.Count);
        foreach (var c in campaigns)
        {
            var proof = new Proof(await ContactProof.AreasAsync(db, c.Campaign.Id, cancel));
            lines.Add(new CampaignLine(c.Campaign, c.State, c.Offers, proof.Total));
        }
        return lines;
    }

    /// <summary>Price lists and terms, newest first: what the form of a new campaign offers.</summary>
    public async Task<CampaignChoices> ChoicesAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return new CampaignChoices(
            await db
                .PriceLists.AsNoTracking()
                .Include(l => l.Rows.OrderBy(r => r.Id))
                .OrderByDescending(l => l.Id)
                .ToListAsync(cancel),
            await db.TermsVersions.AsNoTracking().OrderByDescending(t => t.Number).ToListAsync(cancel)
        );
    }
}

/// <summary>A campaign, where it stands, how many offers it made, and its proof of the moment.</summary>
public sealed record CampaignLine(Campaign Campaign, CampaignState State, int Offers, AreaProof Proof);

/// <summary>What a campaign is made from.</summary>
public sealed record CampaignChoices(IReadOnlyList<PriceList> PriceLists, IReadOnlyList<TermsVersion> Terms);
