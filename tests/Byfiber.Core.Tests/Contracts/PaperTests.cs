using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts;

public class PaperTests
{
    [Theory, OnBoth]
    public async Task A_paper_that_one_person_entered_is_not_in_force_until_a_second_confirms(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var entered = await EnterAsync(street);
        entered.State.ShouldBe(ContractState.Waiting);
        long signature = await SignatureAsync(street);
        var confirm = Confirm(street);

        (await RefusalAsync(() => confirm.RunAsync(signature, true, null, " anna "))).ShouldBe(
            ContractRefusal.SamePerson
        );
        (await street.Households().RunAsync(1))!.State.ShouldBe(ContractState.Waiting);

        (await confirm.RunAsync(signature, true, null, "Berit")).State.ShouldBe(ContractState.InForce);
        (await RefusalAsync(() => confirm.RunAsync(signature, true, null, "Carl"))).ShouldBe(
            ContractRefusal.NothingToConfirm
        );
        (await new VerifyDocument(street.Database).RunAsync(OfferedStreet.Scan().Content))!.Scan.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task A_paper_that_shows_something_else_ends_the_party_says_why_and_frees_the_premises(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        await EnterAsync(street);
        long signature = await SignatureAsync(street);
        (await RefusalAsync(() => Confirm(street).RunAsync(signature, false, " ", "Berit"))).ShouldBe(
            ContractRefusal.ReasonMissing
        );

        (await Confirm(street).RunAsync(signature, false, "Fel fastighet", "Berit")).State.ShouldBe(ContractState.Void);

        var view = (await street.Households().RunAsync(1))!;
        view.History[^1].Note.ShouldBe("Fel fastighet");
        view.Parties.Single().EndedAt.ShouldNotBeNull();
        (await street.SignedAsync()).Number.ShouldBe("2026-00001-2");
    }

    [Theory, OnBoth]
    public async Task A_co_owner_whose_paper_was_wrong_may_sign_again(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var signed = await street.SignedAsync(street.Choices(0, OfferedStreet.Owner("Åsa"), OfferedStreet.Owner("Bo")));
        var view = (await street.Households().RunAsync(1))!;
        var add = new AddSignature(street.Database, street.Clock, street.Vault);
        SignatureWish By(SigningProof proof) =>
            new()
            {
                ContractId = signed.ContractId,
                PersonId = view.Parties[1].PersonId,
                DocumentSha256 = view.Documents[^1].Sha256,
                Proof = proof,
                Actor = "Anna",
            };
        await add.RunAsync(By(new PaperProof { Scan = OfferedStreet.Scan() }));
        long paper = (await street.Households().RunAsync(1))!.Parties[1].SignatureId!.Value;

        (await Confirm(street).RunAsync(paper, false, "Bo har inte skrivit under", "Berit")).State.ShouldBe(
            ContractState.Waiting
        );

        (await add.RunAsync(By(OfferedStreet.Identity("bo")))).State.ShouldBe(ContractState.InForce);
    }

    [Theory, OnBoth]
    public async Task A_paper_counts_by_its_own_date_and_the_same_form_twice_is_one(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        await street.DecideAsync(OfferedStreet.Today.AddDays(-3));
        (await RefusalAsync(() => EnterAsync(street, OfferedStreet.Today.AddDays(1)))).ShouldBe(
            ContractRefusal.PaperDate
        );
        (await RefusalAsync(() => EnterAsync(street, new DateOnly(2026, 1, 1)))).ShouldBe(ContractRefusal.PaperDate);
        var request = Guid.NewGuid();

        var first = await EnterAsync(street, OfferedStreet.Today.AddDays(-3), request);
        var second = await EnterAsync(street, OfferedStreet.Today.AddDays(-3), request);

        (second.ContractId, second.Repeated).ShouldBe((first.ContractId, true));
        var contract = (await street.Households().RunAsync(1))!.Contract;
        contract.Late.ShouldBeFalse("it was signed before the price rose");
        contract.PromisedBy.ShouldBe(OfferedStreet.Today.AddDays(-3).AddMonths(24));
        await using var db = street.Open();
        (await db.Attachments.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public void A_scan_is_what_its_bytes_say_whatever_its_name()
    {
        ScanFile.Of("x.exe", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).ContentType.ShouldBe("image/png");
        ScanFile.Of("x", [0xFF, 0xD8, 0xFF, 0xE0]).ContentType.ShouldBe("image/jpeg");
        foreach (
            byte[] other in (byte[][])
                ["<html>"u8.ToArray(), "MZ"u8.ToArray(), " %PDF-1.7"u8.ToArray(), "<svg onload=x>"u8.ToArray()]
        )
        {
            Should
                .Throw<RefusedException>(() => ScanFile.Of("avtal.pdf", other))
                .Reason.ShouldBe(ContractRefusal.ScanKind);
        }
        Should.Throw<RefusedException>(() => ScanFile.Of("a", [])).Reason.ShouldBe(ContractRefusal.ScanSize);
        byte[] large = new byte[ScanFile.MostBytes + 1];
        "%PDF-"u8.CopyTo(large);
        Should.Throw<RefusedException>(() => ScanFile.Of("a", large)).Reason.ShouldBe(ContractRefusal.ScanSize);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\x\\avtal å.pdf", "avtal å.pdf")]
    [InlineData("<script>alert(1)</script>.pdf", "script.pdf")]
    [InlineData("\r\nSet-Cookie: a=b.pdf", "Set-Cookie ab.pdf")]
    [InlineData("...", "scan")]
    public void A_scans_name_is_only_for_showing(string name, string shown) =>
        OfferedStreet.Scan(name).FileName.ShouldBe(shown);

    private static async Task<SignedContract> EnterAsync(
        OfferedStreet street,
        DateOnly? signedOn = null,
        Guid? requestId = null
    ) =>
        await new EnterPaperContract(street.Database, street.Clock, street.Vault, street.Seller).RunAsync(
            new PaperWish
            {
                RequestId = requestId ?? Guid.NewGuid(),
                Choices = street.Choices(),
                SignedOn = signedOn ?? OfferedStreet.Today,
                Scan = OfferedStreet.Scan(),
                Actor = "Anna",
            }
        );

    private static ConfirmPaper Confirm(OfferedStreet street) => new(street.Database, street.Clock, street.Vault);

    private static async Task<long> SignatureAsync(OfferedStreet street)
    {
        await using var db = street.Open();
        return await db.Signatures.Select(s => s.Id).SingleAsync();
    }

    private static async Task<Enum?> RefusalAsync(Func<Task> verb) =>
        (await Should.ThrowAsync<RefusedException>(verb)).Reason;
}
