using Byfiber.Core.Contracts;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts;

public class SigningTests
{
    [Theory, OnBoth]
    public async Task What_is_signed_is_what_was_shown_byte_for_byte(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var choices = street.Choices();
        var shown = await street.Draft.RunAsync(choices);

        var signed = await street.Sign.RunAsync(OfferedStreet.Wish(choices, shown.DocumentSha256));

        signed.ShouldBe(new SignedContract(signed.ContractId, "2026-00001", ContractState.InForce, false));
        await using var db = street.Open();
        var document = await db.ContractDocuments.SingleAsync();
        document.Content.ShouldBe(shown.Document);
        (await db.Signatures.SingleAsync()).DocumentSha256.ShouldBe(shown.DocumentSha256);
        (await new VerifyDocument(street.Database).RunAsync(shown.Document))!.ContractNumber.ShouldBe("2026-00001");
    }

    [Theory, OnBoth]
    public async Task Of_200_who_sign_for_one_premises_at_once_one_gets_the_contract(string kind)
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        var choices = street.Choices();
        var shown = await street.Draft.RunAsync(choices);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => OutcomeAsync(street, choices, shown.DocumentSha256)))
        );

        outcomes.Count(o => o is null).ShouldBe(1);
        outcomes.Where(o => o is not null).ShouldAllBe(o => o!.Equals(ContractRefusal.AlreadySigned));
        await using var db = street.Open();
        (await db.Contracts.CountAsync()).ShouldBe(1);
        (await db.Signatures.CountAsync()).ShouldBe(1);
        (await db.People.CountAsync()).ShouldBe(1);
    }

    private static async Task<Enum?> OutcomeAsync(OfferedStreet street, ContractChoices choices, string sha256)
    {
        try
        {
            await street.Sign.RunAsync(OfferedStreet.Wish(choices, sha256));
            return null;
        }
        catch (RefusedException e)
        {
            return e.Reason;
        }
    }
}
