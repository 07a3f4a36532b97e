using System.Security.Claims;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Home;

/// <summary>
/// What the areas have for those who neither offer nor decide: where the crew will build, where providers and circle leaders will meet customers
/// (counts, no person and no cost), and what an auditor has to look at.
/// </summary>
internal sealed class AreaTasks(AreaTakeUp takeUp, IStringLocalizer<SharedText> T) : INextTasks
{
    /// <summary>More areas than this nobody takes in at one glance; their pages list the rest.</summary>
    private const int Most = 5;

    public async Task<IReadOnlyList<NextTask>> ForAsync(ClaimsPrincipal visitor, CancellationToken cancel)
    {
        if (!visitor.IsAny(Role.Crew, Role.Provider, Role.CircleLeader, Role.Auditor))
            return [];
        var areas = (await takeUp.RunAsync(cancel)).Areas;
        var tasks = new List<NextTask>();
        if (visitor.Is(Role.Auditor))
            tasks.AddRange(ForAuditor(areas));
        if (visitor.Is(Role.Crew))
            tasks.AddRange(areas.Where(a => a.Decision?.Kind == DecisionKind.Build).Take(Most).Select(ToBuild));
        var customers = areas.Where(a => a.Signed > 0).OrderByDescending(a => a.Signed).Take(Most).ToList();
        if (visitor.Is(Role.Provider))
            tasks.AddRange(customers.Select(ToSell));
        if (visitor.Is(Role.CircleLeader))
            tasks.AddRange(customers.Select(ToTeach));
        return tasks;
    }

    private IEnumerable<NextTask> ForAuditor(IReadOnlyList<AreaTakeUpLine> areas)
    {
        if (areas.Where(a => a.Decision is not null).MaxBy(a => a.Decision!.Id) is { Decision: { } decision } area)
            yield return new NextTask(
                T[
                    "Senaste beslutet gäller {0} och togs {1}. Läs skälet, och siffrorna då mot siffrorna nu.",
                    area.Name,
                    Figures.Day(decision.DecidedOn)
                ],
                T["Granska beslutet"],
                FormattableString.Invariant($"/take-up/areas/{area.AreaId}")
            );
        if (areas.Sum(a => a.Contacted) > 0)
            yield return new NextTask(
                T[
                    "{0} av {1} adresser i områdena räknas som erbjudna. Granska bevisen i kampanjerna.",
                    Figures.Count(areas.Sum(a => a.Offered)),
                    Figures.Count(areas.Sum(a => a.Premises))
                ],
                T["Se kampanjerna"],
                "/campaigns"
            );
    }

    private NextTask ToBuild(AreaTakeUpLine area) =>
        new(
            T[
                "{0} ska byggas: beslutat {1}. {2} av {3} adresser har tecknat avtal.",
                area.Name,
                Figures.Day(area.Decision!.DecidedOn),
                Figures.Count(area.Signed),
                Figures.Count(area.Premises)
            ],
            T["Se området på kartan"],
            FormattableString.Invariant($"/areas/{area.AreaId}")
        );

    private NextTask ToSell(AreaTakeUpLine area) =>
        new(
            area.Decision?.Kind == DecisionKind.Build
                ? T[
                    "{0}: {1} adresser har fått erbjudandet och {2} har tecknat avtal. Området ska byggas.",
                    area.Name,
                    Figures.Count(area.Offered),
                    Figures.Count(area.Signed)
                ]
                : T[
                    "{0}: {1} adresser har fått erbjudandet och {2} har tecknat avtal. Det är inte beslutat att bygga än.",
                    area.Name,
                    Figures.Count(area.Offered),
                    Figures.Count(area.Signed)
                ],
            T["Se hur det går i området"],
            FormattableString.Invariant($"/places/{area.AreaId}")
        );

    private NextTask ToTeach(AreaTakeUpLine area) =>
        new(
            T[
                "I {0} har {1} hushåll och arbetsplatser tecknat avtal om fiber. De kan behöva lära sig internet: tänk på dem när du planerar cirklar.",
                area.Name,
                Figures.Count(area.Signed)
            ],
            T["Se hur det går i området"],
            FormattableString.Invariant($"/places/{area.AreaId}")
        );
}
