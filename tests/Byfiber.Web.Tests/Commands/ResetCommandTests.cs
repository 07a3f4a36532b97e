using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Commands;

public sealed class ResetCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        shell.Dispose();
    }

    [Fact]
    public async Task The_only_administrator_gets_rid_of_a_lost_phone_from_the_machine_itself()
    {
        var cancel = TestContext.Current.CancellationToken;
        (await Shell.RunAsync("invite", "anna@kommun.example", "--data", shell.At("data"))).Exit.ShouldBe(0);
        await using (var db = Database.InFolder(shell.At("data")).CreateDbContext())
            await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true), cancel);

        var ran = await Shell.RunAsync("reset-second-factor", "Anna@kommun.example", "--data", shell.At("data"));

        ran.Exit.ShouldBe(0, ran.Error);
        ran.Out.ShouldContain("no second factor now");
        await using var after = Database.InFolder(shell.At("data")).CreateDbContext();
        (await after.Accounts.SingleAsync(cancel)).TwoFactorEnabled.ShouldBeFalse();
        (await after.Journal.Where(e => e.Verb == nameof(ResetSecondFactor)).CountAsync(cancel)).ShouldBe(1);
        var again = await Shell.RunAsync("reset-second-factor", "anna@kommun.example", "--data", shell.At("data"));
        again.Out.ShouldContain("nothing was done");
    }

    [Fact]
    public async Task An_address_that_nobody_signs_in_with_is_refused()
    {
        (await Shell.RunAsync("invite", "anna@kommun.example", "--data", shell.At("data"))).Exit.ShouldBe(0);
        (await Shell.RunAsync("reset-second-factor", "bo@kommun.example", "--data", shell.At("data"))).ShouldRefuse(
            "No account signs in with bo@kommun.example"
        );
    }
}
