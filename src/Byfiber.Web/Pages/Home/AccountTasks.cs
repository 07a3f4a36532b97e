using System.Security.Claims;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Home;

/// <summary>
/// What an administrator looks after: requests to be erased, messages that nobody got, invitations that ran out, accounts that a password alone
/// opens, and that somebody is there for the first steps.
/// </summary>
internal sealed class AccountTasks(
    AccountList accounts,
    MessageList messages,
    ErasureRequests erasures,
    IStringLocalizer<SharedText> T
) : INextTasks
{
    private const string Path = "/administration/accounts";

    public async Task<IReadOnlyList<NextTask>> ForAsync(ClaimsPrincipal visitor, CancellationToken cancel)
    {
        if (visitor.HasClaim(Visitor.LacksSecondFactor, "true"))
        {
            return
            [
                new(
                    T[
                        "Administratörer måste ha en kodapp eller logga in med en passnyckel. Ordna det här, så öppnas resten."
                    ],
                    T["Ordna kodapp"],
                    "/account/second-factor"
                ),
            ];
        }
        if (!visitor.MayChange(Role.Administrator))
            return [];
        var all = await accounts.RunAsync(cancel);
        var expired = all.Count(account => account.State == AccountState.InvitationExpired);
        var unprotected = all.Count(account => account.State == AccountState.Open && !account.HasSecondFactor);
        var tasks = new List<NextTask>();
        if (await erasures.RunAsync(cancel) is { Count: > 0 } asked)
            tasks.Add(
                new(
                    T["{0} har bett om att bli raderade. Svara inom en månad.", asked.Count],
                    T["Se vilka"],
                    "/administration/personal-data#requests"
                )
            );
        if ((await messages.CountsAsync(cancel)).GetValueOrDefault(MessageState.GivenUp) is > 0 and var failed)
            tasks.Add(
                new(
                    T[
                        "{0} meddelanden kom inte fram och försöks inte igen. Se varför, och skicka dem om det går.",
                        failed
                    ],
                    T["Se meddelandena"],
                    "/administration/messages?state=GivenUp"
                )
            );
        if (expired > 0)
            tasks.Add(
                new(
                    T["{0} inbjudningar har gått ut utan svar. Skicka nya eller stäng kontona.", expired],
                    T["Se kontona"],
                    Path
                )
            );
        if (unprotected > 0)
            tasks.Add(
                new(
                    T["{0} konton öppnas med bara ett lösenord. Be dem som har dem att ordna en kodapp.", unprotected],
                    T["Se kontona"],
                    Path
                )
            );
        foreach (
            var (role, text) in new[]
            {
                (Role.Planner, T["Ingen planerare har ett konto än: den som läser in kartan och beställer planer."]),
                (Role.Coordinator, T["Ingen samordnare har ett konto än: den som ritar områden och antar planen."]),
            }
        )
        {
            if (!all.Any(account => account.State != AccountState.Closed && account.Roles.Contains(role)))
                tasks.Add(new(text, T["Bjud in"], Path + "#invite"));
        }
        return tasks;
    }
}
