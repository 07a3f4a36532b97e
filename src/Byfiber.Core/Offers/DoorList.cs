using Byfiber.Core.Offers.Documents;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>The doors of an area to knock on, in the order that somebody walks them. No names: a door says enough.</summary>
public sealed class DoorList(IDbContextFactory<ByfiberDb> dbs)
{
    /// <summary>The most doors on a list: more than an evening's.</summary>
    public const int Most = 400;

    /// <summary>The doors by walking order, from the first address on; those that fit onto a list, and how many there are in all.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="areaId">The area; null takes all.</param>
    /// <param name="whom">Which doors.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RefusedException">There is no such campaign.</exception>
    public async Task<DoorWalk> RunAsync(
        long campaignId,
        long? areaId,
        DoorChoice whom = DoorChoice.Missing,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await Covered.CampaignAsync(db, campaignId, cancel);
        var standings = Standings.Of(db, campaignId).Where(s => s.OfferId != null && s.Answer == null);
        if (areaId is not null)
        {
            standings = standings.Where(s => s.Premises.AreaId == areaId);
        }
        if (whom == DoorChoice.Missing)
        {
            standings = standings.Where(s => !s.Offered);
        }
        int total = await standings.CountAsync(cancel);
        var doors = await standings
            .OrderBy(s => s.Premises.SortText)
            .ThenBy(s => s.Premises.Id)
            .Take(Most)
            .Select(s => new
            {
                s.OfferId,
                s.Offered,
                s.Premises.Id,
                s.Premises.Address,
                s.Premises.Locality,
                s.Premises.X,
                s.Premises.Y,
                Latest = db.Contacts.Where(k => k.OfferId == s.OfferId).OrderByDescending(k => k.Id).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        if (doors.Count == 0)
        {
            return new DoorWalk([], 0, 0);
        }
        (double, double)[] points = [.. doors.Select(d => (d.X, d.Y))];
        int[] order = WalkingOrder.Of(points[0], points, cancel);
        return new DoorWalk(
            [
                .. order
                    .Select(i => doors[i])
                    .Select(d => new DoorLine(
                        d.OfferId!.Value,
                        d.Id,
                        d.Address,
                        d.Locality,
                        d.X,
                        d.Y,
                        d.Offered,
                        d.Latest is null
                            ? null
                            : new ContactLine(d.Latest.Channel, d.Latest.Outcome, d.Latest.At, d.Latest.Actor)
                    )),
            ],
            total,
            (long)(1000 * WalkingOrder.LengthM(points[0], order.Select(i => points[i])))
        );
    }
}

/// <summary>Which doors to knock on; households that have answered are left in peace.</summary>
public enum DoorChoice
{
    /// <summary>Those that nobody was reached with.</summary>
    Missing,

    /// <summary>All that have not answered.</summary>
    Unanswered,
}

/// <summary>Doors in walking order, how many there are in all, and the walk's length as the crow flies, mm.</summary>
public sealed record DoorWalk(IReadOnlyList<DoorLine> Doors, int Total, long LengthMm);

/// <summary>A door; its position in metres in the municipality's plane.</summary>
public sealed record DoorLine(
    long OfferId,
    long PremisesId,
    string Address,
    string? Locality,
    double X,
    double Y,
    bool Offered,
    ContactLine? LatestContact
);
