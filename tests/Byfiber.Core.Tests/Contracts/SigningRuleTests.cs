using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts;

public class SigningRuleTests
{
    [Theory, OnBoth]
    public async Task The_same_request_twice_is_one_contract(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var choices = street.Choices();
        var shown = await street.Draft.RunAsync(choices);
        var wish = OfferedStreet.Wish(choices, shown.DocumentSha256);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => street.Sign.RunAsync(wish)))
        );

        outcomes.Select(o => o.ContractId).Distinct().ShouldHaveSingleItem();
        outcomes.Count(o => !o.Repeated).ShouldBe(1);
        await using var db = street.Open();
        (await db.Journal.CountAsync(j => j.Verb == nameof(SignContract))).ShouldBe(1);
        (
            await RefusalAsync(() =>
                street.Sign.RunAsync(OfferedStreet.Wish(street.Choices(1), shown.DocumentSha256, wish.RequestId))
            )
        ).ShouldBe(ContractRefusal.RequestReused);
    }

    [Theory, OnBoth]
    public async Task Of_many_who_sign_their_own_premises_at_once_nobody_is_lost(string kind)
    {
        const int Houses = 500;
        await using var street = await OfferedStreet.NewAsync(kind, Houses);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Houses),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (house, _) => await street.SignedAsync(house)
        );

        await using var db = street.Open();
        (await db.Contracts.Select(c => c.PremisesId).Distinct().CountAsync()).ShouldBe(Houses);
        (await db.Contracts.CountAsync()).ShouldBe(Houses);
        (await db.Signatures.CountAsync()).ShouldBe(Houses);
        (await db.ContractDocuments.CountAsync()).ShouldBe(Houses);
        (await db.ContractStatuses.CountAsync(s => s.State == ContractState.InForce)).ShouldBe(Houses);
        (await db.PaymentsDue.CountAsync()).ShouldBe(2 * Houses);
        (await db.Journal.CountAsync(j => j.Verb == nameof(SignContract))).ShouldBe(Houses);
    }

    [Theory, OnBoth]
    public async Task An_expired_offer_and_a_closed_campaign_are_refused(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        street.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 30, 21, 59, 0, TimeSpan.Zero));
        await street.Draft.RunAsync(street.Choices());

        street.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 30, 22, 1, 0, TimeSpan.Zero));
        (await RefusalAsync(() => street.Draft.RunAsync(street.Choices()))).ShouldBe(
            ContractRefusal.OfferExpired,
            "in Sweden it is October"
        );

        await using var closed = await OfferedStreet.NewAsync(kind);
        await closed.CloseCampaignAsync();
        (await RefusalAsync(() => closed.SignedAsync())).ShouldBe(ContractRefusal.CampaignClosed);
        (
            await RefusalAsync(() =>
                closed.Draft.RunAsync(new ContractChoices { OfferId = 99, Parties = [OfferedStreet.Owner()] })
            )
        ).ShouldBe(ContractRefusal.OfferUnknown);
    }

    [Theory, OnBoth]
    public async Task Prices_terms_and_promise_are_copied_and_a_late_order_pays_the_late_price(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var early = await street.SignedAsync(0);
        await street.DecideAsync(OfferedStreet.Today);
        var sameDay = await street.SignedAsync(1);
        street.Clock.Advance(TimeSpan.FromDays(1));
        var late = await street.SignedAsync(2);

        await using var db = street.Open();
        var contracts = await db.Contracts.OrderBy(c => c.Id).ToListAsync();
        contracts
            .Select(c => (c.Late, c.TotalOre))
            .ShouldBe([
                (false, 1_950_000 + 337_500 + 187_500),
                (false, 1_950_000 + 337_500 + 187_500),
                (true, 3_500_000 + 337_500 + 187_500),
            ]);
        contracts[0].TermsSha256.ShouldBe("ab");
        contracts[0].ReservationSv.ShouldBe("Om 60 % i området beställer.");
        contracts[0].WithdrawUntil.ShouldBe(OfferedStreet.Today.AddDays(14));
        (early.ContractId, sameDay.ContractId, late.ContractId).ShouldBe(
            (contracts[0].Id, contracts[1].Id, contracts[2].Id)
        );
        (
            await RefusalAsync(() =>
                street.Draft.RunAsync(
                    new ContractChoices
                    {
                        OfferId = street.Offers[2],
                        Pay = PayChoice.Instalments,
                        Parties = [OfferedStreet.Owner()],
                    }
                )
            )
        ).ShouldBe(ContractRefusal.AlreadySigned);
    }

    [Theory, OnBoth]
    public async Task What_changed_after_it_was_shown_is_not_signed(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var choices = street.Choices();
        var shown = await street.Draft.RunAsync(choices);
        await street.DecideAsync(OfferedStreet.Today.AddDays(-1));

        (await RefusalAsync(() => street.Sign.RunAsync(OfferedStreet.Wish(choices, shown.DocumentSha256)))).ShouldBe(
            ContractRefusal.DocumentChanged
        );

        await using var db = street.Open();
        (await db.Contracts.CountAsync() + await db.People.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_tenant_needs_an_owner_who_consents_and_the_contract_waits_for_it(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var tenant = new PartyWish
        {
            Person = new PersonWish { Name = "Tove Hyr" },
            Role = PartyRole.Tenant,
        };
        var owner = new PartyWish
        {
            Person = new PersonWish { Name = "Olle Äger" },
            Role = PartyRole.ConsentingOwner,
        };
        (await RefusalAsync(() => street.Draft.RunAsync(street.Choices(0, tenant)))).ShouldBe(
            ContractRefusal.OwnerConsentMissing
        );

        var signed = await street.SignedAsync(street.Choices(0, tenant, owner));

        signed.State.ShouldBe(ContractState.Waiting);
        var view = (await street.Households().OfPartyAsync(signed.ContractId, await PersonAsync(street, "Olle Äger")))!;
        view.Payments.Payments.ShouldBeEmpty("nobody is bound yet");
        view.Parties.Select(p => p.Signed).ShouldBe([true, false]);
        var add = new AddSignature(street.Database, street.Clock, street.Vault);
        var consent = new SignatureWish
        {
            ContractId = signed.ContractId,
            PersonId = view.Parties[1].PersonId,
            DocumentSha256 = view.Documents[^1].Sha256,
            Proof = new CodeProof { OneTimeCodeTo = "o•••@example.se" },
            Actor = "Olle Äger",
        };
        (await add.RunAsync(consent)).State.ShouldBe(ContractState.InForce);
        (await add.RunAsync(consent)).Repeated.ShouldBeTrue();
        (
            await RefusalAsync(() =>
                add.RunAsync(
                    new SignatureWish
                    {
                        ContractId = signed.ContractId,
                        PersonId = 99,
                        Proof = OfferedStreet.Identity(),
                        Actor = "Nils",
                    }
                )
            )
        ).ShouldBe(ContractRefusal.NotAParty);
        (await street.Households().RunAsync(view.Contract.PremisesId))!.Payments.Payments.Count.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task Two_co_owners_who_sign_at_once_make_it_be_in_force(string kind)
    {
        for (int round = 0; round < 3; round++)
        {
            await using var street = await OfferedStreet.NewAsync(kind, 1);
            var signed = await street.SignedAsync(
                street.Choices(0, OfferedStreet.Owner("A"), OfferedStreet.Owner("B"), OfferedStreet.Owner("C"))
            );
            var view = (await street.Households().RunAsync(1))!;
            var add = new AddSignature(street.Database, street.Clock, street.Vault);

            await Task.WhenAll(
                view.Parties.Skip(1)
                    .Select(p =>
                        Task.Run(() =>
                            add.RunAsync(
                                new SignatureWish
                                {
                                    ContractId = signed.ContractId,
                                    PersonId = p.PersonId,
                                    DocumentSha256 = view.Documents[^1].Sha256,
                                    Proof = OfferedStreet.Identity(p.Name),
                                    Actor = p.Name,
                                }
                            )
                        )
                    )
            );

            (await street.Households().RunAsync(1))!.State.ShouldBe(ContractState.InForce);
        }
    }

    [Theory, OnBoth]
    public async Task The_deduction_needs_an_owner_their_number_and_the_property(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        (await RefusalAsync(() => street.SignedAsync(street.Choices(0, OfferedStreet.Owner(rot: 100))))).ShouldBe(
            ContractRefusal.RotPersonalNumber
        );
        (
            await RefusalAsync(() =>
                street.SignedAsync(street.Choices(0, OfferedStreet.Owner("A", 60), OfferedStreet.Owner("B", 50)))
            )
        ).ShouldBe(ContractRefusal.RotParts);
        (
            await RefusalAsync(() =>
                street.SignedAsync(street.Choices(0, OfferedStreet.Owner("A", 60), OfferedStreet.Owner("B", 30)))
            )
        ).ShouldBe(ContractRefusal.RotParts, "ten percent would be nobody's");

        await street.SignedAsync(street.Choices(0, OfferedStreet.Owner("Åsa Öberg", 100, "19811218-9876")));

        await using var db = street.Open();
        var person = await db.People.SingleAsync();
        person.PersonalNumberCipher.ShouldBe(street.Vault.Seal("198112189876"));
        var view = (await street.Households().RunAsync(1))!;
        view.RotOre.ShouldBe(94_500, "30 % of 60 % of SEK 5,250 in whole kronor");
        view.Payments.DueOre.ShouldBe(view.Contract.TotalOre - view.RotOre);
        view.Contract.Property.ShouldBe("Vingåker Lyttersta 2:1");
        await NowhereAsync(db, "8112189876");
    }

    [Theory, OnBoth]
    public async Task A_personal_number_that_a_broker_sends_is_not_kept_in_the_open(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);

        await street.SignedAsync(street.Choices(), OfferedStreet.Identity("198112189876"));

        await using var db = street.Open();
        string evidence = (await db.Signatures.SingleAsync()).EvidenceJson;
        evidence.ShouldContain("urn:swedish:bankid");
        evidence.ShouldContain("keyed:hash");
        evidence.ShouldNotContain("8112189876");
    }

    [Theory, OnBoth]
    public async Task A_failure_before_the_commit_leaves_nothing(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var choices = street.Choices(0, OfferedStreet.Owner("Åsa Öberg", 100, "19811218-9876"));
        var shown = await street.Draft.RunAsync(choices);
        var broken = new SignContract(street.Database, street.Clock, new BrokenVault(), street.Seller);

        await Should.ThrowAsync<InvalidDataException>(() =>
            broken.RunAsync(OfferedStreet.Wish(choices, shown.DocumentSha256))
        );

        await using (var db = street.Open())
        {
            (await db.Contracts.CountAsync()).ShouldBe(0);
            (await db.People.CountAsync()).ShouldBe(0);
            (await db.Attachments.CountAsync()).ShouldBe(0);
            (await db.Journal.CountAsync(j => j.Room == "Contracts")).ShouldBe(0);
        }
        (await street.Sign.RunAsync(OfferedStreet.Wish(choices, shown.DocumentSha256))).Number.ShouldBe("2026-00001");
    }

    [Theory, OnBoth]
    public async Task A_document_verifies_to_the_last_byte(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        await street.SignedAsync();
        await using var db = street.Open();
        byte[] document = (await db.ContractDocuments.SingleAsync()).Content;
        var verify = new VerifyDocument(street.Database);

        (await verify.RunAsync(document))!.State.ShouldBe(ContractState.InForce);
        document[document.Length / 2] ^= 1;
        (await verify.RunAsync(document)).ShouldBeNull();
        (await verify.RunAsync("not a hash")).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task What_was_signed_can_not_be_changed_in_the_database_either(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        await street.SignedAsync();
        foreach (
            string sql in (string[])
                [
                    "UPDATE contract SET promised_by = '2030-01-01'",
                    "UPDATE contract SET total_ore = 1",
                    "UPDATE contract_party SET person_id = 1",
                    "UPDATE contract_status SET state = 'Cancelled'",
                    "UPDATE signature SET evidence_json = ''",
                    "UPDATE contract_document SET sha256 = ''",
                    "UPDATE payment_due SET amount_ore = 1",
                    "DELETE FROM signature",
                    "DELETE FROM payment_due",
                ]
        )
        {
            await using var db = street.Open();
            var refused = await Should.ThrowAsync<System.Data.Common.DbException>(
                () => db.Database.ExecuteSqlRawAsync(sql),
                sql
            );
            refused.Message.ShouldContain("history");
        }
    }

    private static async Task<Enum?> RefusalAsync(Func<Task> verb) =>
        (await Should.ThrowAsync<RefusedException>(verb)).Reason;

    private static async Task<long> PersonAsync(OfferedStreet street, string name)
    {
        await using var db = street.Open();
        return await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
    }

    private static async Task NowhereAsync(ByfiberDb db, string digits)
    {
        (await db.Journal.AnyAsync(j => j.DataJson.Contains(digits))).ShouldBeFalse();
        (await db.Signatures.AnyAsync(s => s.EvidenceJson.Contains(digits))).ShouldBeFalse();
    }

    private sealed class BrokenVault : IPersonalNumberVault
    {
        public string Seal(string personalNumber) => throw new InvalidDataException();

        public string Open(string cipher) => throw new InvalidDataException();

        public string Hash(string personalNumber) => throw new InvalidDataException();
    }
}
