using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Tells anybody what holds for an address: offered, planned, or not planned and why. It says nothing about who lives there or what they
/// answered. A search without a find becomes an anonymous lead.
/// </summary>
public sealed class AddressAnswer(
    IDbContextFactory<ByfiberDb> dbs,
    TimeProvider time,
    SearchAddresses search,
    SearchLeads leads
)
{
    /// <summary>The addresses that fit, best first; none where the register has none, which is then counted.</summary>
    public async Task<IReadOnlyList<AddressStanding>> RunAsync(
        string typed,
        int limit = 10,
        CancellationToken cancel = default
    )
    {
        var found = await search.RunAsync(typed, limit, cancel);
        if (found.Count == 0)
        {
            await leads.CountAsync(typed, cancel);
            return [];
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        long[] ids = [.. found.Select(f => f.PremisesId)];
        var today = time.SwedishToday();
        var open = await db
            .Offers.Where(o =>
                ids.Contains(o.PremisesId)
                && o.AnswerBy >= today
                && !db.CampaignStatuses.Any(s => s.CampaignId == o.CampaignId && s.State == CampaignState.Closed)
            )
            .GroupBy(o => o.PremisesId)
            .Select(g => new { g.Key, AnswerBy = g.Max(o => o.AnswerBy) })
            .ToDictionaryAsync(g => g.Key, g => g.AnswerBy, cancel);
        long? adopted = await db.AdoptedIdAsync(cancel);
        var planned = await db
            .PlanPremises.Where(p => p.RevisionId == adopted && ids.Contains(p.PremisesId))
            .Select(p => new
            {
                p.PremisesId,
                p.Status,
                p.Reason,
            })
            .ToDictionaryAsync(p => p.PremisesId, cancel);
        var areas = await db.Areas.ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return
        [
            .. found.Select(f =>
            {
                var plan = planned.GetValueOrDefault(f.PremisesId);
                bool isOpen = open.TryGetValue(f.PremisesId, out var answerBy);
                return new AddressStanding(
                    f.PremisesId,
                    f.Address,
                    f.Postcode,
                    f.Locality,
                    f.AreaId,
                    f.AreaId is { } area ? areas.GetValueOrDefault(area) : null,
                    isOpen ? AddressState.Offered
                        : plan is null ? AddressState.NoPlanYet
                        : plan.Status == PremisesStatus.Planned ? AddressState.Planned
                        : AddressState.NotPlanned,
                    isOpen ? answerBy : null,
                    isOpen || plan is null || plan.Status == PremisesStatus.Planned ? null : plan.Status,
                    isOpen ? null : plan?.Reason
                );
            }),
        ];
    }
}

/// <summary>What holds for an address.</summary>
public enum AddressState
{
    /// <summary>It has an offer that can be answered.</summary>
    Offered,

    /// <summary>The adopted plan reaches it; it has no open offer yet, or no longer.</summary>
    Planned,

    /// <summary>The adopted plan does not reach it; the reason says why.</summary>
    NotPlanned,

    /// <summary>No adopted plan knows it.</summary>
    NoPlanYet,
}

/// <summary>An address, what holds for it, and until when it can be answered (offered) or why it is not planned.</summary>
/// <param name="PremisesId">The premises.</param>
/// <param name="Address">Street and number.</param>
/// <param name="Postcode">Where known.</param>
/// <param name="Locality">Where known.</param>
/// <param name="AreaId">Its area; null outside every area.</param>
/// <param name="Area">The area's name.</param>
/// <param name="State">What holds.</param>
/// <param name="AnswerBy">The last day to answer; only where it is offered.</param>
/// <param name="WhyNot">What the plan says instead of "planned"; only where it is not planned.</param>
/// <param name="Reason">The planner's sentence about that, in English; null where it has none.</param>
public sealed record AddressStanding(
    long PremisesId,
    string Address,
    string? Postcode,
    string? Locality,
    long? AreaId,
    string? Area,
    AddressState State,
    DateOnly? AnswerBy,
    PremisesStatus? WhyNot,
    string? Reason
);
