using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Demo;

/// <summary>Does what the demo's households do, each at its time: answers, talks at the door, signatures.</summary>
/// <param name="services">The rooms.</param>
/// <param name="clock">The demo's.</param>
/// <param name="done">Request ids that an earlier start has dealt with.</param>
internal sealed class DemoHouseholds(IServiceProvider services, DemoClock clock, IReadOnlySet<Guid> done)
{
    private const string Household = "household (demo)";
    private const string Staff = "Sara Holm (demo)";
    private const string Colleague = "Karin Sjögren (demo)";

    private readonly RecordAnswer _answer = ActivatorUtilities.CreateInstance<RecordAnswer>(services, clock);
    private readonly RecordContacts _contact = ActivatorUtilities.CreateInstance<RecordContacts>(services, clock);
    private readonly RecordReturns _return = ActivatorUtilities.CreateInstance<RecordReturns>(
        services,
        clock,
        ActivatorUtilities.CreateInstance<FindOfferByCode>(services, clock)
    );
    private readonly DraftContract _draft = ActivatorUtilities.CreateInstance<DraftContract>(services, clock);
    private readonly SignContract _sign = ActivatorUtilities.CreateInstance<SignContract>(services, clock);
    private readonly EnterPaperContract _paper = ActivatorUtilities.CreateInstance<EnterPaperContract>(services, clock);
    private readonly ConfirmPaper _confirm = ActivatorUtilities.CreateInstance<ConfirmPaper>(services, clock);
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
                await SignAsync(one, random, cancel);
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

    private async Task SignAsync(DemoEvent one, Random random, CancellationToken cancel)
    {
        var choices = Choices(one, random);
        try
        {
            if (choices.Parties.Any(party => party.Role == PartyRole.ConsentingOwner) || random.Next(100) < 4)
                await OnPaperAsync(one, choices, waits: random.Next(4) == 0, cancel);
            else
                await ByCodeOrIdentityAsync(one, choices, random, cancel);
        }
        catch (RefusedException refused) when (refused.Reason is not null)
        {
            // The rules hold for made-up people too: nobody signs for a place that the plan does not reach.
        }
    }

    private static ContractChoices Choices(DemoEvent one, Random random)
    {
        var dig = random.Next(100) < 35 ? DigChoice.Own : DigChoice.Operator;
        var deducts = dig == DigChoice.Operator && random.Next(100) < 20;
        var parties = new List<PartyWish>
        {
            new()
            {
                Person = DemoNames.Person(random, one.OfferId),
                Role = PartyRole.Owner,
                RotPercent = deducts ? 100 : null,
                PersonalNumber = deducts ? DemoNames.PersonalNumber(random) : null,
            },
        };
        return new ContractChoices
        {
            OfferId = one.OfferId,
            Dig = dig,
            Pay = random.Next(100) < 25 ? PayChoice.Instalments : PayChoice.Once,
            Parties = parties,
            Property = FormattableString.Invariant($"Exempelby {1 + one.OfferId % 40}:{1 + one.OfferId}"),
        };
    }

    private async Task ByCodeOrIdentityAsync(
        DemoEvent one,
        ContractChoices choices,
        Random random,
        CancellationToken cancel
    )
    {
        var draft = await _draft.RunAsync(choices, cancel);
        SigningProof proof =
            random.Next(3) > 0
                ? new IdentityProof
                {
                    Issuer = "demo",
                    Subject = FormattableString.Invariant($"made-up-{one.OfferId}"),
                    Acr = "made-up",
                    AuthTime = clock.Now,
                    Name = choices.Parties[0].Person!.Name,
                }
                : new CodeProof { UsedAt = clock.Now };
        await _sign.RunAsync(
            new SignWish
            {
                RequestId = one.RequestId,
                Choices = choices,
                DocumentSha256 = draft.DocumentSha256,
                Proof = proof,
                Actor = Household,
            },
            cancel
        );
    }

    private async Task OnPaperAsync(DemoEvent one, ContractChoices choices, bool waits, CancellationToken cancel)
    {
        // What was printed stands in for what would have been scanned.
        var draft = await _draft.RunAsync(choices, cancel);
        var signed = await _paper.RunAsync(
            new PaperWish
            {
                RequestId = one.RequestId,
                Choices = choices,
                SignedOn = DateOnly.FromDateTime(one.At),
                Scan = ScanFile.Of("papper-demo.pdf", draft.Document),
                Actor = Staff,
            },
            cancel
        );
        if (waits)
            return;
        await using var db = services.GetRequiredService<Database>().CreateDbContext();
        var signature = await db
            .Signatures.Where(one => one.ContractId == signed.ContractId)
            .MinAsync(one => one.Id, cancel);
        await _confirm.RunAsync(signature, agrees: true, null, Colleague, cancel);
    }
}
