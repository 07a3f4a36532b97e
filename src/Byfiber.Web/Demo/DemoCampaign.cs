using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Demo;

/// <summary>
/// Lets the made-up municipality live through a year: letters, answers, contracts, decisions, hindrances. Everything goes through the
/// verbs that people's clicks go through, with a clock that is set; only the people are made up. A start that was cut off is gone on with.
/// </summary>
internal sealed class DemoCampaign(IServiceProvider services, Terminal terminal)
{
    public const string Name = "Fiber till alla";

    private const string Actor = "Karin Sjögren (demo)";
    private const int Days = 365;

    private readonly DemoClock _clock = new();

    /// <summary>Returns what happened in one sentence, or null when the year has passed already.</summary>
    public async Task<string?> FinishAsync(CancellationToken cancel)
    {
        var now = terminal.Time.GetUtcNow().UtcDateTime;
        var state = await StateAsync(cancel);
        if (state.Areas.Count == 0 || state.Told)
            return null;
        var start = state.StartedAt ?? now.Date.AddDays(-Days).AddHours(7);
        terminal.Say("Letting a year pass in the made-up municipality: letters, answers, contracts");
        var campaign = state.CampaignId ?? await PrepareAsync(start, now, cancel);
        await At(start, () => Make<StartCampaign>().RunAsync(campaign, Actor, cancel));
        var offers = await OffersAsync(campaign, state.Areas, cancel);
        var year = new DemoYear(start, now);
        var households = new DemoHouseholds(services, _clock, await DoneAsync(cancel));
        var milestones = new DemoMilestones(services, _clock, campaign, state.Areas, start, now);
        var events = offers.SelectMany(offer =>
            DemoYear.Of(offer.Id, offer.Order, milestones.PostedAt(offer.Order)).Where(year.Happened)
        );
        await PassAsync([.. events.OrderBy(one => one.At)], households, milestones, cancel);
        return await milestones.EndAsync(now, cancel);
    }

    /// <summary>The year in order of time: what the programme does between what households do.</summary>
    private async Task PassAsync(
        IReadOnlyList<DemoEvent> events,
        DemoHouseholds households,
        DemoMilestones milestones,
        CancellationToken cancel
    )
    {
        var told = 0;
        for (var i = 0; i < events.Count; i++)
        {
            await milestones.UpToAsync(events[i].At, cancel);
            await households.DoAsync(events[i], cancel);
            var quarter = (i + 1) * 4 / events.Count;
            if (quarter > told)
            {
                told = quarter;
                terminal.Say(
                    FormattableString.Invariant(
                        $"  {quarter * 3} months have passed, {i + 1} of {events.Count} visits, answers and signatures"
                    )
                );
            }
        }
    }

    private async Task<long> PrepareAsync(DateTime start, DateTime now, CancellationToken cancel)
    {
        _clock.Now = start.AddDays(-7);
        var prices = await Make<SavePriceList>()
            .RunAsync(DemoTerms.PriceList, DemoTerms.PriceSource, [Price()], Actor, cancel);
        await Make<PublishTerms>().RunAsync(DemoTerms.Sv, DemoTerms.En, Actor, cancel: cancel);
        await using var db = Open();
        var areas = await db.Areas.OrderBy(area => area.BuildOrder).Select(area => area.Id).ToListAsync(cancel);
        return await Make<PrepareCampaign>()
            .RunAsync(
                new CampaignWish
                {
                    Name = Name,
                    AreaIds = areas,
                    PriceListId = prices,
                    AnswerBy = DateOnly.FromDateTime(now).AddDays(75),
                    PromiseMonths = 15,
                    ReservationSv = DemoTerms.ReservationSv,
                    ReservationEn = DemoTerms.ReservationEn,
                    RemindAfterDays = 60,
                },
                Actor,
                cancel
            );
    }

    private static PriceRow Price() =>
        new()
        {
            ConnectionOre = 19_900_00,
            LateConnectionOre = 34_900_00,
            DigBaseOre = 3_375_00,
            DigBaseMm = 50_000,
            DigPerMetreOre = 187_50,
            RotWorkPercent = 70,
            RotPercent = 30,
            RotMostOre = 50_000_00,
            InstalmentMonths = 60,
            InstalmentOre = 415_00,
            NetworkMonthlyOre = 40_00,
            CancelEarlyOre = 0,
            CancelDecidedOre = 4_900_00,
            CancelBuildingOre = 6_900_00,
        };

    private async Task<DemoState> StateAsync(CancellationToken cancel)
    {
        await using var db = Open();
        var campaign = await db
            .Campaigns.Where(one => one.Name == Name)
            .Select(one => new { one.Id, one.MadeAt })
            .FirstOrDefaultAsync(cancel);
        return new DemoState(
            campaign?.Id,
            campaign?.MadeAt.AddDays(7),
            await db.AreaNews.AnyAsync(news => news.TitleSv == DemoMilestones.LastNews, cancel),
            await db.Areas.OrderBy(area => area.BuildOrder).ToListAsync(cancel)
        );
    }

    private async Task<List<(long Id, int Order)>> OffersAsync(
        long campaign,
        IReadOnlyList<Area> areas,
        CancellationToken cancel
    )
    {
        var order = areas.Select((area, i) => (area.Id, i)).ToDictionary();
        await using var db = Open();
        var offers = await db
            .Offers.Where(offer => offer.CampaignId == campaign && offer.AreaId != null)
            .OrderBy(offer => offer.Id)
            .Select(offer => new { offer.Id, AreaId = offer.AreaId!.Value })
            .ToListAsync(cancel);
        return [.. offers.Select(offer => (offer.Id, order[offer.AreaId]))];
    }

    /// <summary>What an earlier start did already.</summary>
    private async Task<HashSet<Guid>> DoneAsync(CancellationToken cancel)
    {
        await using var db = Open();
        HashSet<Guid> done = [.. await db.Answers.Select(answer => answer.RequestId).ToListAsync(cancel)];
        done.UnionWith(await db.Contracts.Select(contract => contract.RequestId).ToListAsync(cancel));
        return done;
    }

    private async Task At(DateTime when, Func<Task> verb)
    {
        _clock.Now = when;
        await verb();
    }

    private ByfiberDb Open() => services.GetRequiredService<Database>().CreateDbContext();

    private T Make<T>() => ActivatorUtilities.CreateInstance<T>(services, _clock);

    private sealed record DemoState(long? CampaignId, DateTime? StartedAt, bool Told, IReadOnlyList<Area> Areas);
}
