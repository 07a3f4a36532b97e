using System.CommandLine;
using Byfiber.Core;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Places;
using Byfiber.Web.Api;

namespace Byfiber.Web.Commands;

/// <summary>
/// <c>byfiber reset-second-factor</c>: for an administrator who has lost the only phone and has no colleague to ask. Who reaches the data on
/// this machine could write it anyway.
/// </summary>
internal static class ResetCommand
{
    public static Command Make(Terminal terminal)
    {
        var email = new Argument<string>("EMAIL") { Description = "The mail address that the person signs in with." };
        var address = PublicAddress.MakeOption();
        var port = ServeCommand.PortOption();
        var command = new ExampleCommand(
            "reset-second-factor",
            "Take a lost code app and lost passkeys away from an account; its password stays.",
            "byfiber reset-second-factor anna@kommun.se --data my-municipality"
        )
        {
            email,
            address,
            port,
        };
        var database = DatabaseWords.AddTo(command);
        command.SetAction(
            async (line, cancel) =>
            {
                var opened = await database.OpenAsync(line, cancel);
                var wanted = line.GetRequiredValue(email).Trim();
                var account =
                    (await new AccountList(opened, terminal.Time).RunAsync(cancel)).FirstOrDefault(one =>
                        one.Email.Equals(wanted, StringComparison.OrdinalIgnoreCase)
                    )
                    ?? throw new RefusedException(
                        $"No account signs in with {wanted}: write the address as the page Konton shows it."
                    );
                var map = await new ImportHistory(opened).RunAsync(1, cancel);
                var done = await new ResetSecondFactor(opened, terminal.Time).RunAsync(
                    account.Id,
                    phone: true,
                    passkeys: true,
                    by: null,
                    Actors.Command,
                    new AccountLetter
                    {
                        Site = line.GetValue(address) ?? ServeCommand.LocalAddress(line.GetValue(port)),
                        Language = "sv",
                        Municipality = map is [var first, ..] ? first.Name : "",
                    },
                    cancel
                );
                terminal.Say(
                    done
                        ? $"{account.Email} has no second factor now, and has been sent a mail about it. The password is as it was."
                        : $"{account.Email} had no second factor: nothing was done."
                );
                return 0;
            }
        );
        return command;
    }
}
