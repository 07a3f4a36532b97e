using System.CommandLine;
using System.Globalization;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Api;

namespace Byfiber.Web.Commands;

/// <summary>
/// <c>byfiber invite</c>: makes an account from the machine's command line and prints its one-time link. It is how the first administrator
/// comes in; who reaches the data on this machine could write it anyway.
/// </summary>
internal static class InviteCommand
{
    public static Command Make(Terminal terminal)
    {
        var email = new Argument<string>("EMAIL") { Description = "The person's mail address, to sign in with." };
        var role = new Option<Role>("--role")
        {
            Description = "What the person may do.",
            HelpName = "ROLE",
            DefaultValueFactory = _ => Role.Administrator,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (Enum.TryParse<Role>(text, ignoreCase: true, out var known) && !char.IsAsciiDigit(text[0]))
                    return known;
                result.AddError(
                    $"\"{text}\" is no role: write one of {string.Join(", ", Enum.GetNames<Role>()).ToLowerInvariant()}."
                );
                return default;
            },
        };
        var name = new Option<string?>("--name") { Description = "What the person is called.", HelpName = "NAME" };
        var address = PublicAddress.MakeOption();
        var command = new ExampleCommand(
            "invite",
            "Make an account and print the one-time link to it.",
            "byfiber invite anna@kommun.se --role administrator --data my-municipality",
            "byfiber invite anna@kommun.se --name \"Anna Berg\" --data my-municipality --public-address https://fiber.example.se"
        )
        {
            email,
            role,
            name,
            address,
        };
        var port = ServeCommand.PortOption();
        command.Add(port);
        var database = DatabaseWords.AddTo(command);
        command.SetAction(
            async (line, cancel) =>
            {
                var opened = await database.OpenAsync(line, cancel);
                var to = line.GetRequiredValue(email);
                var invitation = await new InviteAccount(opened, terminal.Time).RunAsync(
                    to,
                    line.GetValue(name) ?? to.Split('@')[0],
                    [line.GetValue(role)],
                    Actors.Command,
                    cancel: cancel
                );
                var letter = new AccountLetter
                {
                    Site = line.GetValue(address) ?? ServeCommand.LocalAddress(line.GetValue(port)),
                    Language = "sv",
                    Municipality = "",
                };
                terminal.Say($"{invitation.Email} can choose a password with this link, once:");
                terminal.Say(letter.Address(LinkPurpose.Invitation, invitation.Secret).AbsoluteUri);
                terminal.Say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"It works until {invitation.ExpiresAt:yyyy-MM-dd HH:mm} UTC while the program is served."
                    )
                );
                return 0;
            }
        );
        return command;
    }
}
