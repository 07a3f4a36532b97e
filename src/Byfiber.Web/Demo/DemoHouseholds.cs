using Byfiber.Core.Offers;
using Byfiber.Core.People;

namespace Byfiber.Web.Demo;

/// <summary>Does what the demo's households do, each at its time: answers, talks at the door, contracts.</summary>
/// <param name="services">The rooms.</param>
/// <param name="clock">The demo's.</param>
/// <param name="done">Request ids that an earlier start has dealt with.</param>
internal sealed class DemoHouseholds(IServiceProvider services, DemoClock clock, IReadOnlySet<Guid> done)
{
    private const string Household = "household (demo)";
    private const string Staff = "Sara Holm (demo)";

    private readonly RecordAnswer _answer = ActivatorUtilities.CreateInstance<RecordAnswer>(services, clock);
    private readonly RecordContacts _contact = ActivatorUtilities.CreateInstance<RecordContacts>(services, clock);
    private readonly RecordReturns _return = ActivatorUtilities.CreateInstance<RecordReturns>(
        services,
        clock,
        ActivatorUtilities.CreateInstance<FindOfferByCode>(services, clock)
    );
    private readonly DemoContracts _contracts = new(services, clock);
    private readonly CodeKey _key = services.GetRequiredService<CodeKey>();

    public async Task DoAsync(DemoEvent one, CancellationToken cancel)
    {
        if (done.Contains(one.RequestId))
            return;
        clock.Now = one.At;
        var random = new Random(one.Seed);
        switch (one.Act)
        {
            case DemoAct.Return:
                var letter = new ReturnedLetter(1, _key.CodeOf(one.OfferId, 1), "Adressaten har flyttat");
                await _return.RunAsync([letter], Staff, cancel);
                break;
            case DemoAct.Knock:
                await KnockAsync(one, random, cancel);
                break;
            case DemoAct.Sign:
            case DemoAct.CoSign:
            case DemoAct.Withdraw:
            case DemoAct.Cancel:
            case DemoAct.Sell:
                await _contracts.DoAsync(one, random, cancel);
                break;
            default:
                await AnswerAsync(one, random, cancel);
                break;
        }
    }

    private async Task KnockAsync(DemoEvent one, Random random, CancellationToken cancel)
    {
        var outcome = random.Next(10) switch
        {
            < 5 => ContactOutcome.NoAnswer,
            < 8 => ContactOutcome.Talked,
            8 => ContactOutcome.Interested,
            _ => ContactOutcome.Declined,
        };
        await _contact.RunAsync([new ContactWish(one.OfferId, Channel.Door, outcome, one.RequestId)], Staff, cancel);
    }

    private async Task AnswerAsync(DemoEvent one, Random random, CancellationToken cancel)
    {
        var channel = random.Next(20) switch
        {
            < 12 => Channel.Web,
            < 17 => Channel.Letter,
            _ => Channel.Phone,
        };
        var kind = one.Act switch
        {
            DemoAct.Yes => AnswerKind.Yes,
            DemoAct.Maybe => AnswerKind.Maybe,
            DemoAct.No => AnswerKind.No,
            _ => AnswerKind.CallMe,
        };
        NoReason? reason = kind == AnswerKind.No ? Enum.GetValues<NoReason>()[random.Next(8)] : null;
        var wish = new AnswerWish(kind, reason, null, channel, one.RequestId);
        await _answer.RunAsync(one.OfferId, wish, channel == Channel.Web ? Household : Staff, cancel);
    }
}
