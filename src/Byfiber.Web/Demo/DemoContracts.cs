using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Demo;

/// <summary>The contracts of the demo's households: how they sign, on screen or on paper, and what becomes of it.</summary>
internal sealed class DemoContracts(IServiceProvider services, DemoClock clock)
{
    private const string Household = "household (demo)";
    private const string Staff = "Sara Holm (demo)";
    private const string Colleague = "Karin Sjögren (demo)";

    private readonly DraftContract _draft = ActivatorUtilities.CreateInstance<DraftContract>(services, clock);
    private readonly SignContract _sign = ActivatorUtilities.CreateInstance<SignContract>(services, clock);
    private readonly AddSignature _add = ActivatorUtilities.CreateInstance<AddSignature>(services, clock);
    private readonly EnterPaperContract _paper = ActivatorUtilities.CreateInstance<EnterPaperContract>(services, clock);
    private readonly ConfirmPaper _confirm = ActivatorUtilities.CreateInstance<ConfirmPaper>(services, clock);
    private readonly WithdrawContract _withdraw = ActivatorUtilities.CreateInstance<WithdrawContract>(services, clock);
    private readonly CancelContract _cancel = ActivatorUtilities.CreateInstance<CancelContract>(services, clock);
    private readonly ChangeOwner _sell = ActivatorUtilities.CreateInstance<ChangeOwner>(services, clock);

    public async Task DoAsync(DemoEvent one, Random random, CancellationToken cancel)
    {
        try
        {
            if (one.Act == DemoAct.Sign)
                await SignAsync(one, random, cancel);
            else if (await OpenContractAsync(one.OfferId, cancel) is { } contract)
                await GoOnAsync(one, contract, random, cancel);
        }
        catch (RefusedException refused) when (refused.Reason is not null)
        {
            // The rules hold for made-up people too: nobody signs for a place that the plan does not reach.
        }
    }

    private Task GoOnAsync(DemoEvent one, long contract, Random random, CancellationToken cancel) =>
        one.Act switch
        {
            DemoAct.CoSign => CoSignAsync(contract, cancel),
            DemoAct.Withdraw => _withdraw.RunAsync(contract, "Vi har ångrat oss.", Household, cancel),
            DemoAct.Cancel => CancelAsync(contract, cancel),
            _ => SellAsync(one, contract, random, cancel),
        };

    private async Task SignAsync(DemoEvent one, Random random, CancellationToken cancel)
    {
        var choices = Choices(one, random);
        if (random.Next(100) < 4 && choices.Parties.Count == 1)
            await OnPaperAsync(one, choices, waits: random.Next(4) == 0, cancel);
        else
            await ByCodeOrIdentityAsync(one, choices, random, cancel);
    }

    private static ContractChoices Choices(DemoEvent one, Random random)
    {
        var dig = random.Next(100) < 35 ? DigChoice.Own : DigChoice.Operator;
        var kind = DemoYear.PartiesOf(one.OfferId);
        var deducts =
            dig == DigChoice.Operator && kind is DemoParties.Owner or DemoParties.TwoOwners && random.Next(100) < 20;
        return new ContractChoices
        {
            OfferId = one.OfferId,
            Dig = dig,
            Pay = random.Next(100) < 25 ? PayChoice.Instalments : PayChoice.Once,
            Dormant = random.Next(100) < 3,
            Parties = [.. Parties(one.OfferId, kind, deducts, random)],
            Property = FormattableString.Invariant($"Exempelby {1 + one.OfferId % 40}:{1 + one.OfferId}"),
        };
    }

    private static IEnumerable<PartyWish> Parties(long offer, DemoParties kind, bool deducts, Random random) =>
        kind switch
        {
            DemoParties.TwoOwners =>
            [
                Owner(DemoNames.Person(random, offer), deducts ? 50 : null, random),
                Owner(DemoNames.Person(random, -offer), deducts ? 50 : null, random),
            ],
            DemoParties.Tenant =>
            [
                new() { Person = DemoNames.Person(random, offer), Role = PartyRole.Tenant },
                new() { Person = DemoNames.Person(random, -offer), Role = PartyRole.ConsentingOwner },
            ],
            DemoParties.Company => [new() { Person = DemoNames.Company(random, offer), Role = PartyRole.Company }],
            _ => [Owner(DemoNames.Person(random, offer), deducts ? 100 : null, random)],
        };

    private static PartyWish Owner(PersonWish person, int? rotPercent, Random random) =>
        new()
        {
            Person = person,
            Role = PartyRole.Owner,
            RotPercent = rotPercent,
            PersonalNumber = rotPercent is null ? null : DemoNames.PersonalNumber(random),
        };

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
                SignedOn = one.At.SwedishDay(),
                Scan = ScanFile.Of("papper-demo.pdf", draft.Document),
                Actor = Staff,
            },
            cancel
        );
        if (waits)
            return;
        await using var db = Open();
        var signature = await db.Signatures.Where(s => s.ContractId == signed.ContractId).MinAsync(s => s.Id, cancel);
        await _confirm.RunAsync(signature, agrees: true, null, Colleague, cancel);
    }

    private async Task CoSignAsync(long contract, CancellationToken cancel)
    {
        await using var db = Open();
        var waited = await db
            .ContractParties.Where(p =>
                p.ContractId == contract && p.EndedAt == null && !db.Signatures.Any(s => s.PartyId == p.Id)
            )
            .Select(p => (long?)p.PersonId)
            .FirstOrDefaultAsync(cancel);
        if (waited is not { } person)
            return;
        await _add.RunAsync(
            new SignatureWish
            {
                ContractId = contract,
                PersonId = person,
                DocumentSha256 = await db
                    .ContractDocuments.Where(d => d.ContractId == contract)
                    .OrderByDescending(d => d.Id)
                    .Select(d => d.Sha256)
                    .FirstAsync(cancel),
                Proof = new CodeProof { UsedAt = clock.Now },
                Actor = Household,
            },
            cancel
        );
    }

    private async Task CancelAsync(long contract, CancellationToken cancel)
    {
        var quote = await _cancel.QuoteAsync(contract, cancel);
        await _cancel.RunAsync(contract, quote.FeeOre, "Vi klarar oss med mobilt.", Household, cancel);
    }

    private async Task SellAsync(DemoEvent one, long contract, Random random, CancellationToken cancel)
    {
        await using var db = Open();
        if (await db.ContractParties.AnyAsync(p => p.ContractId == contract && p.EndedAt != null, cancel))
            return;
        PartyWish[] buyers = [Owner(DemoNames.Person(random, 100_000 + one.OfferId), null, random)];
        var shown = await _sell.DraftAsync(contract, buyers, cancel: cancel);
        await _sell.RunAsync(
            new ChangeOwnerWish
            {
                ContractId = contract,
                Parties = buyers,
                DocumentSha256 = shown.DocumentSha256,
                Proof = new CodeProof { UsedAt = clock.Now },
                Actor = Household,
            },
            cancel
        );
    }

    private async Task<long?> OpenContractAsync(long offer, CancellationToken cancel)
    {
        await using var db = Open();
        return await db
            .Contracts.Where(c => c.OfferId == offer && c.EndedAt == null)
            .Select(c => (long?)c.Id)
            .FirstOrDefaultAsync(cancel);
    }

    private ByfiberDb Open() => services.GetRequiredService<Database>().CreateDbContext();
}
