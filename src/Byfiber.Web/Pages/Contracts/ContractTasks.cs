using System.Security.Claims;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Home;
using Byfiber.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>What contracts and promises have for the visitor to do: papers to compare, promises that are broken or at risk.</summary>
internal sealed class ContractTasks(ContractList contracts, PromiseBoard board, IStringLocalizer<SharedText> T)
    : INextTasks
{
    public async Task<IReadOnlyList<NextTask>> ForAsync(ClaimsPrincipal visitor, CancellationToken cancel)
    {
        if (!visitor.IsAny(Role.Coordinator, Role.Sales, Role.Planner, Role.Auditor))
            return [];
        var tasks = new List<NextTask>();
        var promises = await board.RunAsync(new PromiseFilter(), 0, 1, cancel);
        if (promises.ByRisk.GetValueOrDefault(PromiseRisk.Broken) is > 0 and var broken)
            tasks.Add(
                new(
                    T["{0} löften är brutna. Se vad de väntar på.", Figures.Count(broken)],
                    T["Se löftena"],
                    "/promises?risk=Broken"
                )
            );
        if (visitor.MayChange(Role.Coordinator, Role.Sales) && await PapersAsync(cancel) is > 0 and var papers)
            tasks.Add(
                new(
                    T[
                        "{0} avtal på papper väntar på att en andra person jämför dem med det som skrevs in.",
                        Figures.Count(papers)
                    ],
                    T["Jämför papperen"],
                    "/contracts?papers=true"
                )
            );
        if (promises.ByRisk.GetValueOrDefault(PromiseRisk.AtRisk) is > 0 and var risky)
            tasks.Add(
                new(
                    T[
                        "{0} löften är utsatta: prognosen eller ett hinder går förbi den utlovade dagen.",
                        Figures.Count(risky)
                    ],
                    T["Se löftena"],
                    "/promises?risk=AtRisk"
                )
            );
        return tasks;
    }

    private async Task<int> PapersAsync(CancellationToken cancel) =>
        (await contracts.RunAsync(new ContractFilter { NeedsConfirmation = true }, 0, 1, cancel)).Count;
}
