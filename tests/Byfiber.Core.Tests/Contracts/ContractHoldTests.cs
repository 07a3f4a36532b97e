using Byfiber.Core.Contracts;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Contracts;

public class ContractHoldTests
{
    [Theory, OnBoth]
    public async Task A_party_is_held_by_name_of_the_contract_while_it_holds_and_while_its_accounts_are_kept(
        string kind
    )
    {
        await using var street = await OfferedStreet.NewAsync(kind);
        await street.SignedAsync();
        await using var db = street.Open();
        var contract = await db.Contracts.AsNoTracking().SingleAsync();
        long person = await db.ContractParties.Select(p => p.PersonId).SingleAsync();
        var erase = new ErasePerson(
            street.Database,
            street.Clock,
            new PersonErasure([new ContractHold(street.Clock)], [new ContractNotes()])
        );

        (await erase.HeldByAsync(person)).ShouldBe([$"Contract {contract.Number} holds: it must end first."]);

        var ended = street.Clock.GetUtcNow().UtcDateTime;
        await db.Contracts.ExecuteUpdateAsync(s => s.SetProperty(c => c.EndedAt, ended));
        (
            await Should.ThrowAsync<RefusedException>(() => erase.RunAsync(person, ErasureReason.Asked, "Anna"))
        ).Message.ShouldContain($"Contract {contract.Number} has ended, and its accounts must be kept through 2033.");

        street.Clock.Advance(new DateTime(2034, 1, 2, 0, 0, 0, DateTimeKind.Utc) - ended);
        await erase.RunAsync(person, ErasureReason.Asked, "Anna");
        (await db.People.AsNoTracking().SingleAsync(p => p.Id == person)).ErasedAt.ShouldNotBeNull();
    }
}
