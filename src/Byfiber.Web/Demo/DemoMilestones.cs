using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.Offers;
using Byfiber.Core.Places;

namespace Byfiber.Web.Demo;

/// <summary>What the programme does in the demo's year: letters area by area, thresholds, decisions, hindrances, news.</summary>
internal sealed class DemoMilestones
{
    /// <summary>The year's last deed: with it the story is told.</summary>
    public const string LastNews = "Brev till landsbygden";

    private const string Coordinator = "Karin Sjögren (demo)";

    /// <summary>5 km of trench a week: two crews with ploughs and chain diggers.</summary>
    private const long WeeklyMm = 5_000_000;

    /// <summary>In town, through asphalt and between pipes, they dig half as far.</summary>
    private const long TownWeeklyMm = 2_600_000;

    private const string Deciders = "Kommunens bredbandssamordnare och operatörens projektchef (påhittade)";

    private readonly IServiceProvider _services;
    private readonly DemoClock _clock;
    private readonly long _campaign;
    private readonly IReadOnlyList<Area> _areas;
    private readonly DateTime _start;
    private readonly int _days;
    private readonly DemoHindrances _hindrances;
    private readonly Queue<(DateTime At, Func<CancellationToken, Task> Deed)> _waiting;

    public DemoMilestones(
        IServiceProvider services,
        DemoClock clock,
        long campaign,
        IReadOnlyList<Area> areas,
        DateTime start,
        DateTime now
    )
    {
        (_services, _clock, _campaign, _areas, _start) = (services, clock, campaign, areas, start);
        _days = (int)(now - start).TotalDays;
        _hindrances = new(services, clock);
        _waiting = new(Deeds().Where(one => one.At < now).OrderBy(one => one.At));
    }

    /// <summary>When the letters of the area with this place in the build order went out.</summary>
    public DateTime PostedAt(int order) => _start.AddDays(DemoYear.PostedAfterDays(order, _areas.Count, _days));

    /// <summary>Does what is due before the moment, each at its own time.</summary>
    public async Task UpToAsync(DateTime moment, CancellationToken cancel)
    {
        while (_waiting.TryPeek(out var next) && next.At <= moment)
        {
            _clock.Now = next.At;
            await next.Deed(cancel);
            _waiting.Dequeue();
        }
    }

    private IEnumerable<(DateTime At, Func<CancellationToken, Task> Deed)> Deeds()
    {
        for (var i = 0; i < _areas.Count; i++)
        {
            var (area, posted) = (_areas[i], PostedAt(i));
            yield return (posted.AddDays(-2), cancel => LettersAsync(area.Id, cancel));
            yield return (posted, cancel => PostAsync(area.Id, cancel));
            yield return (posted.AddDays(SettleMailing.ReturnDays + 1), cancel => SettleAsync(area.Id, cancel));
            yield return (_start.AddDays(20 + i), cancel => ThresholdAsync(area.Id, cancel));
        }
        yield return (_start.AddDays(170), c => DecideAsync(0, DecisionKind.Build, "Tröskeln är nådd.", c));
        yield return (_start.AddDays(171), c => PaceAsync(0, _start.AddDays(200), TownWeeklyMm, c));
        yield return (
            _start.AddDays(172),
            c =>
                NewsAsync(
                    0,
                    "Nu byggs det",
                    "Grävningen börjar i vår. Den som har avtal får veta dagen två veckor i förväg.",
                    c
                )
        );
        yield return (_start.AddDays(250), c => DecideAsync(1, DecisionKind.Build, "Tröskeln är nådd.", c));
        yield return (_start.AddDays(251), c => PaceAsync(1, _start.AddDays(290), WeeklyMm, c));
        yield return (
            _start.AddDays(300),
            c => DecideAsync(2, DecisionKind.Wait, "Fler avtal behövs; dörrknackning är bestämd.", c)
        );
        yield return (_start.AddDays(215), c => _hindrances.FrostBeginsAsync(_areas[0].Id, c));
        yield return (_start.AddDays(236), c => _hindrances.FrostEndsAsync(_areas[0].Id, c));
        yield return (_start.AddDays(_days - 40), c => _hindrances.PermitAsync(_areas[1].Id, c));
        yield return (_start.AddDays(_days - 25), c => _hindrances.SingleHousesAsync(_areas[0].Id, c));
        yield return (_start.AddDays(_days - 8), c => _hindrances.PermitTakesLongerAsync(_areas[1].Id, c));
    }

    /// <summary>The rest of the year, and its last deed. Returns what has become of it, in one sentence.</summary>
    public async Task<string> EndAsync(DateTime now, CancellationToken cancel)
    {
        await UpToAsync(now, cancel);
        await new DemoLastDays(_services, _clock).RunAsync(_areas, now, cancel);
        _clock.Now = now.AddMinutes(-1);
        await NewsAsync(
            _areas.Count - 1,
            LastNews,
            "Breven till landsbygden är på väg. Svara med koden i brevet, på webben, per telefon eller på papper.",
            cancel
        );
        var proof = await _services.GetRequiredService<ContactProof>().RunAsync(_campaign, cancel);
        var contracts = await _services.GetRequiredService<ContractList>().CountsAsync(cancel);
        return FormattableString.Invariant(
            $"A year has passed: {proof.Total.Offered} of {proof.Total.All} premises are offered, {contracts.GetValueOrDefault(ContractState.InForce)} contracts are in force and {contracts.GetValueOrDefault(ContractState.Waiting)} wait for a signature. All of it is made up."
        );
    }

    private async Task PaceAsync(int order, DateTime from, long weeklyMm, CancellationToken cancel)
    {
        var area = _areas[order].Id;
        var day = DateOnly.FromDateTime(from);
        await Make<SetAreaPace>().RunAsync(area, day, weeklyMm, DemoYear.RequestId("pace", area), Coordinator, cancel);
    }

    private async Task NewsAsync(int order, string title, string text, CancellationToken cancel) =>
        await Make<PublishNews>().RunAsync(new NewsWish(_areas[order].Id, title, text), Coordinator, cancel);

    private Task<MailingOutcome> MailingAsync(long area, CancellationToken cancel) =>
        Make<MakeMailing>()
            .RunAsync(
                new MailingWish(
                    _campaign,
                    Channel.Letter,
                    MailingPurpose.Offer,
                    DemoYear.RequestId("letters", area),
                    area
                ),
                Coordinator,
                cancel
            );

    private async Task LettersAsync(long area, CancellationToken cancel) => await MailingAsync(area, cancel);

    private async Task PostAsync(long area, CancellationToken cancel) =>
        await Make<PostMailing>()
            .RunAsync(
                (await MailingAsync(area, cancel)).MailingId,
                DateOnly.FromDateTime(_clock.Now),
                Coordinator,
                cancel
            );

    private async Task SettleAsync(long area, CancellationToken cancel) =>
        await Make<SettleMailing>().RunAsync((await MailingAsync(area, cancel)).MailingId, Coordinator, cancel);

    private async Task ThresholdAsync(long area, CancellationToken cancel) =>
        await Make<SetThreshold>()
            .RunAsync(area, ThresholdKind.Share, 40, Coordinator, DemoYear.RequestId("threshold", area), cancel);

    private async Task DecideAsync(int order, DecisionKind kind, string reason, CancellationToken cancel)
    {
        var area = _areas[order].Id;
        var wish = new AreaDecision(
            area,
            kind,
            reason,
            Deciders,
            DateOnly.FromDateTime(_clock.Now),
            DemoYear.RequestId("decision", area)
        );
        await Make<DecideArea>().RunAsync(wish, Coordinator, cancel);
    }

    private T Make<T>() => ActivatorUtilities.CreateInstance<T>(_services, _clock);
}
