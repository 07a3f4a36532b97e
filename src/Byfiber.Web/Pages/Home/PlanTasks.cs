using System.Security.Claims;
using Byfiber.Core.People;
using Byfiber.Core.Plans;
using Byfiber.Web.Access;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Home;

/// <summary>From the first map to an adopted plan: the next step, for those who can take it.</summary>
internal sealed class PlanTasks(MunicipalityGlance glance, PlanRunList runs, IStringLocalizer<SharedText> T)
    : INextTasks
{
    public async Task<IReadOnlyList<NextTask>> ForAsync(ClaimsPrincipal visitor, CancellationToken cancel)
    {
        var plans = visitor.MayChange(Role.Planner);
        if (!plans && !visitor.MayChange(Role.Coordinator))
            return [];
        var found = await glance.RunAsync(cancel);
        var underway = (await runs.RunAsync(1, cancel)).FirstOrDefault(run => !run.Ended);
        var task = (plans ? ForPlanner(found, underway) : null) ?? ForDecider(found);
        return task is null ? [] : [task];
    }

    private NextTask? ForPlanner(Glance? glance, PlanRunView? underway) =>
        (glance, underway) switch
        {
            (null, _) => new(
                T["Läs in kommunens karta, så vet Byfiber var vägarna och husen finns."],
                T["Läs in en karta"],
                "/imports"
            ),
            (_, { } run) => new(
                T["En planering pågår. Den sköter sig själv, men det går att följa den."],
                T["Följ planeringen"],
                FormattableString.Invariant($"/plans/runs/{run.Run.Id}")
            ),
            ({ Adopted: null, Latest: null }, _) => new(
                T["Kartan är inläst. Beställ en plan för nätet: det tar någon minut."],
                T["Beställ en plan"],
                "/plans#start"
            ),
            ({ Adopted: { } adopted, LatestBatch: { } batch }, _) when batch.Id != adopted.BatchId => new(
                T["Kartan har ändrats sedan planen antogs. Beställ en ny plan på den nya kartan."],
                T["Beställ en plan"],
                "/plans#start"
            ),
            _ => null,
        };

    private NextTask? ForDecider(Glance? glance) =>
        glance switch
        {
            { Adopted: null, Latest: { } latest } => new(
                T["Granska den senaste planen och anta den, så blir det den som gäller."],
                T["Granska plan {0}", latest.Number],
                FormattableString.Invariant($"/plans/revisions/{latest.Id}")
            ),
            { Adopted: not null } => new(
                T["Planen är antagen och kartan är densamma. Se vad den kostar i varje område."],
                T["Se områdena"],
                "/areas"
            ),
            _ => null,
        };
}
