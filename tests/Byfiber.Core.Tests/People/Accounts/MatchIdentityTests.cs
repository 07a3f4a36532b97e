using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Tests.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.People.Accounts;

public class MatchIdentityTests
{
    private const string Issuer = "https://id.example.se";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task Ten_who_come_at_once_with_one_identity_make_one_link(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        long account = await PersonAsync(test, "a@byfiber.example");
        var match = new MatchIdentity(test.Database, _time, new OpenVault());

        var found = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => match.RunAsync(Word("1", "A@byfiber.example"), Cancel)))
        );

        found.ShouldAllBe(id => id == account);
        (await LinksAsync(test)).ShouldBe(1);
        (await EntriesAsync(test, "LinkAccountIdentity")).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Two_subjects_that_come_at_once_with_one_address_are_not_both_let_in(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        await PersonAsync(test, "a@byfiber.example");
        var match = new MatchIdentity(test.Database, _time, new OpenVault());

        var found = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => Task.Run(() => match.RunAsync(Word(i.ToString("d", null), "a@byfiber.example"), Cancel)))
        );

        found.Count(id => id is not null).ShouldBe(1);
        (await LinksAsync(test)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_same_subject_of_another_issuer_is_another_person(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        long account = await PersonAsync(test, "a@byfiber.example");
        var match = new MatchIdentity(test.Database, _time, new OpenVault());
        (await match.RunAsync(Word("1", "a@byfiber.example"), Cancel)).ShouldBe(account);

        (await match.RunAsync(Word("1", null) with { Issuer = "https://evil.example" }, Cancel)).ShouldBeNull();
        // What divides the two must not be movable from one to the other.
        (await match.RunAsync(Word("se|1", null) with { Issuer = Issuer[..^"se".Length] }, Cancel)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task An_issuer_of_any_length_is_kept(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        long account = await PersonAsync(test, "a@byfiber.example");
        var match = new MatchIdentity(test.Database, _time, new OpenVault());
        var word = Word("1", "a@byfiber.example") with { Issuer = Issuer + "/" + new string('x', 400) };

        (await match.RunAsync(word, Cancel)).ShouldBe(account);
        (await match.RunAsync(word with { VerifiedEmail = null }, Cancel)).ShouldBe(account);
    }

    [Theory, OnBoth]
    public async Task Closing_an_account_forgets_every_way_in(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        long account = await PersonAsync(test, "a@byfiber.example");
        await new MatchIdentity(test.Database, _time, new OpenVault()).RunAsync(Word("1", "a@byfiber.example"), Cancel);
        await using (var db = test.Database.CreateDbContext())
        {
            db.Add(
                new IdentityUserToken<long>
                {
                    UserId = account,
                    LoginProvider = "x",
                    Name = "AuthenticatorKey",
                    Value = "sealed",
                }
            );
            db.Add(
                new IdentityUserPasskey<long>
                {
                    UserId = account,
                    CredentialId = [1, 2, 3],
                    Data = new IdentityPasskeyData
                    {
                        PublicKey = [],
                        ClientDataJson = [],
                        AttestationObject = [],
                    },
                }
            );
            await db.SaveChangesAsync(Cancel);
        }

        await new CloseAccount(test.Database, _time).RunAsync(account, "test", Cancel);

        await using var after = test.Database.CreateDbContext();
        (await after.Set<IdentityUserToken<long>>().CountAsync(Cancel)).ShouldBe(0);
        (await after.Set<IdentityUserPasskey<long>>().CountAsync(Cancel)).ShouldBe(0);
        (await LinksAsync(test)).ShouldBe(0);
    }

    private static AccountIdentity Word(string subject, string? email) => new(Issuer, subject, email, "Kommunen");

    private static async Task<int> LinksAsync(TestDatabase test)
    {
        await using var db = test.Database.CreateDbContext();
        return await db.Set<IdentityUserLogin<long>>().CountAsync(Cancel);
    }

    private static async Task<int> EntriesAsync(TestDatabase test, string verb)
    {
        await using var db = test.Database.CreateDbContext();
        return await db.Journal.CountAsync(e => e.Verb == verb, Cancel);
    }

    private async Task<long> PersonAsync(TestDatabase test, string email)
    {
        var invitation = await new InviteAccount(test.Database, _time).RunAsync(
            email,
            "Anna",
            [Role.Sales],
            "test",
            cancel: Cancel
        );
        await new ChoosePassword(test.Database, _time).RunAsync(invitation.Secret, "hash", Cancel);
        return invitation.AccountId;
    }
}
