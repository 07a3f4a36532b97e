using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts;

public class ContractEndTests
{
    [Theory, OnBoth]
    public async Task The_fee_for_leaving_rises_by_stage_and_falls_due(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind, 3, new() { WithdrawalDays = 0 });
        long[] contracts =
        [
            (await street.SignedAsync(0)).ContractId,
            (await street.SignedAsync(1)).ContractId,
            (await street.SignedAsync(2)).ContractId,
        ];
        var cancel = new CancelContract(street.Database, street.Clock);
        (await cancel.QuoteAsync(contracts[0])).ShouldBe(new CancelQuote(CancelStage.Early, 0, false, false, null));
        await cancel.RunAsync(contracts[0], 0, "Flyttar", "Åsa");

        await street.DecideAsync(OfferedStreet.Today);
        (await RefusalAsync(() => cancel.RunAsync(contracts[1], 0, null, "Åsa"))).ShouldBe(ContractRefusal.FeeChanged);
        await cancel.RunAsync(contracts[1], 490_000, null, "Åsa");
        await cancel.RunAsync(contracts[1], 490_000, null, "Åsa");

        await new SetAreaPace(street.Database, street.Clock).RunAsync(
            street.AreaId,
            OfferedStreet.Today,
            100_000,
            Guid.NewGuid(),
            "Anna"
        );
        (await cancel.QuoteAsync(contracts[2])).ShouldBe(
            new CancelQuote(CancelStage.Building, 690_000, false, false, null)
        );

        await using var db = street.Open();
        var fee = await db.PaymentsDue.SingleAsync(p => p.Kind == PaymentKind.CancellationFee);
        (fee.ContractId, fee.AmountOre, fee.DueOn, fee.Number).ShouldBe(
            (contracts[1], 490_000, new DateOnly(2026, 7, 1), 3)
        );
        (await db.PaymentsDue.CountAsync(p => p.ContractId == contracts[1] && p.EndedAt == null)).ShouldBe(1);
        (await street.SignedAsync(1)).State.ShouldBe(ContractState.InForce, "who left may come back");
    }

    [Theory, OnBoth]
    public async Task One_may_withdraw_to_the_last_day_of_the_terms_and_not_a_day_longer(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        long first = (await street.SignedAsync(0)).ContractId,
            second = (await street.SignedAsync(1)).ContractId;
        var withdraw = new WithdrawContract(street.Database, street.Clock);

        street.Clock.Advance(TimeSpan.FromDays(14));
        (await withdraw.RunAsync(first, null, "Åsa")).ShouldBe(ContractState.Withdrawn);
        (await withdraw.RunAsync(first, null, "Åsa")).ShouldBe(ContractState.Withdrawn);
        street.Clock.Advance(TimeSpan.FromDays(1));
        (await RefusalAsync(() => withdraw.RunAsync(second, null, "Åsa"))).ShouldBe(ContractRefusal.WithdrawalOver);
        (
            await RefusalAsync(() =>
                new ReleaseContract(street.Database, street.Clock).RunAsync(first, "För få", "Anna")
            )
        ).ShouldBe(ContractRefusal.ContractEnded);
    }

    [Theory, OnBoth]
    public async Task A_reservation_that_came_true_releases_without_a_fee_and_says_why(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        long contract = (await street.SignedAsync()).ContractId;
        var release = new ReleaseContract(street.Database, street.Clock);
        (await RefusalAsync(() => release.RunAsync(contract, "", "Anna"))).ShouldBe(ContractRefusal.ReasonMissing);

        await release.RunAsync(contract, "För få grannar beställde.", "Anna");

        var view = (await street.Households().RunAsync(1))!;
        (view.State, view.History[^1].Note, view.Payments.DueOre, view.Cancel).ShouldBe(
            (ContractState.Released, "För få grannar beställde.", 0, null)
        );
    }

    [Theory, OnBoth]
    public async Task New_owners_take_over_the_same_terms_once_all_have_signed(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var signed = await street.SignedAsync();
        var before = (await street.Households().RunAsync(1))!;
        street.Clock.Advance(TimeSpan.FromDays(100));
        var change = new ChangeOwner(street.Database, street.Clock, street.Vault, street.Seller);
        PartyWish[] parties = [OfferedStreet.Owner("Cecilia"), OfferedStreet.Owner("David")];
        var shown = await change.DraftAsync(signed.ContractId, parties);
        shown.Sheet.PromisedBy.ShouldBe(before.Contract.PromisedBy);
        ChangeOwnerWish Wish(string sha256) =>
            new()
            {
                ContractId = signed.ContractId,
                Parties = parties,
                DocumentSha256 = sha256,
                Proof = OfferedStreet.Identity("c"),
                Actor = "Cecilia",
            };
        (await RefusalAsync(() => change.RunAsync(Wish("00")))).ShouldBe(ContractRefusal.DocumentChanged);

        (await change.RunAsync(Wish(shown.DocumentSha256))).State.ShouldBe(ContractState.InForce);
        (await change.RunAsync(Wish(shown.DocumentSha256))).Repeated.ShouldBeTrue();

        var between = (await street.Households().RunAsync(1))!;
        between.Parties.Where(p => p.Bound).Select(p => p.Name).ShouldBe(["Åsa Öberg"], "she stays bound until then");
        await new AddSignature(street.Database, street.Clock, street.Vault).RunAsync(
            new SignatureWish
            {
                ContractId = signed.ContractId,
                PersonId = between.Parties.Single(p => p.Name == "David").PersonId,
                DocumentSha256 = between.Documents[^1].Sha256,
                Proof = OfferedStreet.Identity("d"),
                Actor = "David",
            }
        );
        var after = (await street.Households().RunAsync(1))!;
        after.Parties.Where(p => p.Bound).Select(p => p.Name).ShouldBe(["Cecilia", "David"]);
        after.Contract.TotalOre.ShouldBe(before.Contract.TotalOre);
        after.Payments.DueOre.ShouldBe(before.Payments.DueOre);
        (await street.Households().OfPartyAsync(signed.ContractId, before.Parties[0].PersonId)).ShouldBeNull();
        await using var db = street.Open();
        (await db.PremisesPeople.Where(t => t.EndedAt == null).CountAsync()).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task A_change_of_owner_on_a_wrong_paper_leaves_the_old_owner_bound(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var signed = await street.SignedAsync();
        await new ChangeOwner(street.Database, street.Clock, street.Vault, street.Seller).RunAsync(
            new ChangeOwnerWish
            {
                ContractId = signed.ContractId,
                Parties = [OfferedStreet.Owner("Cecilia")],
                Proof = new PaperProof { Scan = OfferedStreet.Scan() },
                Actor = "Anna",
            }
        );
        long paper = (await street.Households().RunAsync(1))!.Parties[1].SignatureId!.Value;

        var outcome = await new ConfirmPaper(street.Database, street.Clock, street.Vault).RunAsync(
            paper,
            false,
            "Det är inte Cecilias namn",
            "Berit"
        );

        outcome.State.ShouldBe(ContractState.InForce);
        (await street.Households().RunAsync(1))!.Parties.Single(p => p.Bound).Name.ShouldBe("Åsa Öberg");
    }

    [Theory, OnBoth]
    public async Task Lists_find_contracts_and_details_log_who_read_whom(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var signed = await street.SignedAsync(1);
        await street.SignedAsync(0);
        var list = new ContractList(street.Database);

        (await list.RunAsync(new ContractFilter { Text = "åvägen 2" })).Rows.Single().Id.ShouldBe(signed.ContractId);
        (await list.RunAsync(new ContractFilter { Text = "00002", State = ContractState.InForce })).Count.ShouldBe(1);
        (await list.RunAsync(new ContractFilter { NeedsConfirmation = true })).Count.ShouldBe(0);
        (await list.CountsAsync()).ShouldBe(new Dictionary<ContractState, int> { [ContractState.InForce] = 2 });

        var details = new ContractDetails(street.Database, street.Clock);
        var found = (await details.RunAsync(signed.ContractId, "Anna", "/contracts/1"))!;
        found.People.Single().Email.ShouldBe("asa@example.se");
        (await details.RunAsync(99, "Anna", "/contracts/99")).ShouldBeNull();
        (await details.DocumentAsync(signed.ContractId + 1, found.View.Documents[0].Id)).ShouldBeNull();
        await using var db = street.Open();
        (await db.PersonReads.SingleAsync()).Actor.ShouldBe("Anna");
    }

    private static async Task<Enum?> RefusalAsync(Func<Task> verb) =>
        (await Should.ThrowAsync<RefusedException>(verb)).Reason;
}
