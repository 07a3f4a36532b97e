using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Byfiber.Web.Tests.Commands;

public sealed class InviteCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        shell.Dispose();
    }

    [Fact]
    public async Task The_first_administrator_gets_a_link_that_works()
    {
        var ran = await Shell.RunAsync(
            "invite",
            "anna@kommun.example",
            "--name",
            "Anna Berg",
            "--data",
            shell.At("data"),
            "--public-address",
            "https://fiber.kommun.example"
        );

        ran.Exit.ShouldBe(0, ran.Error);
        var link = ran.Out.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal)).Trim();
        link.ShouldStartWith("https://fiber.kommun.example/account/password?key=");
        var database = Database.InFolder(shell.At("data"));
        var found = await new FindAccountLink(database, TimeProvider.System).RunAsync(
            link.Split("key=")[1],
            TestContext.Current.CancellationToken
        );
        found!.DisplayName.ShouldBe("Anna Berg");
        (
            await new AccountStanding(database).RunAsync(found.AccountId, TestContext.Current.CancellationToken)
        )!.Roles.ShouldBe([Role.Administrator]);
    }

    [Theory]
    [InlineData("--role", "king")]
    [InlineData("--role", "0")]
    [InlineData("--public-address", "http://fiber.kommun.example")]
    [InlineData("--public-address", "https://fiber.kommun.example/byfiber")]
    [InlineData("--public-address", "fiber.kommun.example")]
    public async Task A_word_that_is_not_understood_is_refused(string option, string value)
    {
        var ran = await Shell.RunAsync("invite", "anna@kommun.example", "--data", shell.At("data"), option, value);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain($"\"{value}\"");
        Directory.Exists(shell.At("data")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("anna", "name@")]
    [InlineData("anna@kommun.example\nBcc: x@y.example", "name@")]
    public async Task What_is_no_address_is_refused(string email, string mend) =>
        (await Shell.RunAsync("invite", email, "--data", shell.At("data"))).ShouldRefuse(mend);
}
