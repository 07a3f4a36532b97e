using System.Security.Claims;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Home;

/// <summary>What an administrator looks after: invitations that ran out, and that somebody is there for the first steps.</summary>
internal sealed class AccountTasks(AccountList accounts, IStringLocalizer<SharedText> T) : INextTasks
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
        var tasks = new List<NextTask>();
        if (expired > 0)
            tasks.Add(
                new(
                    T["{0} inbjudningar har gått ut utan svar. Skicka nya eller stäng kontona.", expired],
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
