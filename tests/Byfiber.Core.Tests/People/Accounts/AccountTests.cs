using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.People.Accounts;

public class AccountTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBoth]
    public async Task An_invitation_is_followed_once_and_only_in_time(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var invite = new InviteAccount(test.Database, _time);
        var choose = new ChoosePassword(test.Database, _time);
        var late = await invite.RunAsync("a@byfiber.example", "Anna", [Role.Sales], "test", cancel: Cancel);
        _time.Advance(InviteAccount.Holds);
        await Should.ThrowAsync<RefusedException>(() => choose.RunAsync(late.Secret, "hash", Cancel));

        var again = await invite.RunAsync("A@byfiber.example", "Anna", [Role.Sales], "test", cancel: Cancel);
        again.AccountId.ShouldBe(late.AccountId);
        await choose.RunAsync(again.Secret, "hash", Cancel);
        await Should.ThrowAsync<RefusedException>(() => choose.RunAsync(again.Secret, "other", Cancel));
        await Should.ThrowAsync<RefusedException>(() =>
            invite.RunAsync("a@byfiber.example", "Anna", [Role.Administrator], "test", cancel: Cancel)
        );
    }

    [Theory, OnBoth]
    public async Task A_newer_invitation_replaces_the_older_ones_link_and_roles(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var invite = new InviteAccount(test.Database, _time);
        var first = await invite.RunAsync("a@byfiber.example", "Anna", [Role.Administrator], "test", cancel: Cancel);
        var second = await invite.RunAsync("a@byfiber.example", "Anna", [Role.Sales], "test", cancel: Cancel);

        var links = new FindAccountLink(test.Database, _time);
        (await links.RunAsync(first.Secret, Cancel)).ShouldBeNull();
        (await links.RunAsync(second.Secret, Cancel)).ShouldNotBeNull();
        (await new AccountStanding(test.Database).RunAsync(first.AccountId, Cancel))!.Roles.ShouldBe([Role.Sales]);
    }

    [Theory, OnBoth]
    public async Task An_administrator_is_always_left(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var first = await Person(test, "a@byfiber.example", Role.Administrator);
        // Invited only: nobody can sign in to it yet.
        await new InviteAccount(test.Database, _time).RunAsync(
            "b@byfiber.example",
            "Bo",
            [Role.Administrator],
            "test",
            cancel: Cancel
        );
        var end = new EndRole(test.Database, _time);
        var close = new CloseAccount(test.Database, _time);
        await Should.ThrowAsync<RefusedException>(() => end.RunAsync(first, Role.Administrator, "test", Cancel));
        await Should.ThrowAsync<RefusedException>(() => close.RunAsync(first, "test", Cancel));

        var second = await Person(test, "c@byfiber.example", Role.Administrator);
        // Each ends the other's role at once: one of them must stay.
        var outcomes = await Task.WhenAll(
            Try(() => end.RunAsync(first, Role.Administrator, "test", Cancel)),
            Try(() => end.RunAsync(second, Role.Administrator, "test", Cancel))
        );
        outcomes.Count(done => done).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task An_auditor_has_no_other_role_and_no_account_is_a_residents(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var auditor = await Person(test, "a@byfiber.example", Role.Auditor);
        var give = new GiveRole(test.Database, _time);
        await Should.ThrowAsync<RefusedException>(() => give.RunAsync(auditor, Role.Planner, "test", Cancel));
        await Should.ThrowAsync<RefusedException>(() => give.RunAsync(auditor, Role.Resident, "test", Cancel));
        var planner = await Person(test, "p@byfiber.example", Role.Planner);
        await Should.ThrowAsync<RefusedException>(() => give.RunAsync(planner, Role.Auditor, "test", Cancel));
    }

    [Theory, OnBoth]
    public async Task A_role_given_twice_is_one_row_and_its_end_stays_as_history(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var account = await Person(test, "a@byfiber.example", Role.Sales);
        var give = new GiveRole(test.Database, _time);
        await give.RunAsync(account, Role.Planner, "Karin", Cancel);
        await give.RunAsync(account, Role.Planner, "Karin", Cancel);
        await new EndRole(test.Database, _time).RunAsync(account, Role.Planner, "Per", Cancel);

        var history = await new AccountList(test.Database, _time).OneAsync(account, Cancel);
        var row = history!.Roles.Where(role => role.Role == Role.Planner).ShouldHaveSingleItem();
        (row.GivenBy, row.EndedBy).ShouldBe(("Karin", "Per"));
        history.Entries.Count(entry => entry.Verb == nameof(GiveRole)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_closed_account_is_nobodys_until_it_is_invited_again(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var account = await Person(test, "a@byfiber.example", Role.Sales);
        await new AskRecovery(test.Database, _time).RunAsync("a@byfiber.example", Letter(), Cancel);
        await new CloseAccount(test.Database, _time).RunAsync(account, "test", Cancel);

        var standing = new AccountStanding(test.Database);
        (await standing.RunAsync(account, Cancel)).ShouldBeNull();
        await using (var db = test.Database.CreateDbContext())
            (await db.AccountLinks.CountAsync(link => link.SpentAt == null, Cancel)).ShouldBe(0);
        await Should.ThrowAsync<RefusedException>(() =>
            new GiveRole(test.Database, _time).RunAsync(account, Role.Sales, "test", Cancel)
        );

        await Person(test, "a@byfiber.example", Role.Crew);
        (await standing.RunAsync(account, Cancel))!.Roles.ShouldBe([Role.Crew]);
    }

    [Theory, OnBoth]
    public async Task A_forgotten_password_sends_a_letter_only_where_there_is_an_account_and_not_too_often(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        await Person(test, "a@byfiber.example", Role.Sales);
        var recovery = new AskRecovery(test.Database, _time);
        for (var i = 0; i < 6; i++)
            await recovery.RunAsync("A@byfiber.example", Letter(), Cancel);
        await recovery.RunAsync("nobody@byfiber.example", Letter(), Cancel);
        await recovery.RunAsync(null, Letter(), Cancel);

        await using var db = test.Database.CreateDbContext();
        var sent = await db.Messages.Where(message => message.Template == "recovery").ToListAsync(Cancel);
        sent.Count.ShouldBe(3);
        sent.ShouldAllBe(message => !message.BodyText.Contains("key="), "the outbox keeps no link that signs in");
    }

    [Theory, OnBoth]
    public async Task Another_address_holds_when_its_link_was_followed_and_the_old_one_is_told(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var account = await Person(test, "a@byfiber.example", Role.Sales);
        await Person(test, "taken@byfiber.example", Role.Sales);
        var change = new ChangeEmail(test.Database, _time);
        await change.AskAsync(account, "taken@byfiber.example", Letter(), Cancel);
        await change.AskAsync(account, "new@byfiber.example", Letter(), Cancel);
        var before = await new AccountStanding(test.Database).RunAsync(account, Cancel);
        string secret;
        await using (var db = test.Database.CreateDbContext())
        {
            var waiting = await db
                .MessagesDue.Where(due => due.SecretText!.Contains("new-address"))
                .ToListAsync(Cancel);
            secret = waiting.ShouldHaveSingleItem().SecretText!.Split("key=")[1].Split('\n')[0].Trim();
        }

        await change.ConfirmAsync(secret, Letter(), Cancel);

        (await new AccountList(test.Database, _time).OneAsync(account, Cancel))!.Account.Email.ShouldBe(
            "new@byfiber.example"
        );
        (await new AccountStanding(test.Database).RunAsync(account, Cancel))!.SecurityStamp.ShouldNotBe(
            before!.SecurityStamp
        );
        await using var after = test.Database.CreateDbContext();
        (await after.Messages.SingleAsync(message => message.Template == "address-changed", Cancel)).Address.ShouldBe(
            "a@byfiber.example"
        );
    }

    private static AccountLetter Letter() =>
        new()
        {
            Site = new Uri("https://fiber.byfiber.example/"),
            Language = "sv",
            Municipality = "Byköping",
        };

    private static async Task<bool> Try(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    /// <summary>Somebody who can sign in.</summary>
    private async Task<long> Person(TestDatabase test, string email, Role role)
    {
        var invitation = await new InviteAccount(test.Database, _time).RunAsync(
            email,
            "Test Person",
            [role],
            "test",
            cancel: Cancel
        );
        await new ChoosePassword(test.Database, _time).RunAsync(invitation.Secret, "hash", Cancel);
        return invitation.AccountId;
    }
}
