using System.Security.Claims;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Home;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.TakeUp;

/// <summary>Areas that wait for the coordinator: for a decision first, then for a threshold.</summary>
public sealed class TakeUpTasks(AreaTakeUp takeUp, IStringLocalizer<SharedText> T) : INextTasks
{
    public async Task<IReadOnlyList<NextTask>> ForAsync(ClaimsPrincipal visitor, CancellationToken cancel) =>
        visitor.MayChange(Role.Coordinator) ? [.. Of(await takeUp.RunAsync(cancel)).Take(1)] : [];

    /// <summary>All of them. Before anybody was offered anything there is nothing to decide on.</summary>
    public IReadOnlyList<NextTask> Of(TakeUpSnapshot snapshot)
    {
        var begun = snapshot.Areas.Where(a => a.Contacted > 0 || a.Signed > 0).ToList();
        return
        [
            .. begun
                .Where(a => a.Missing == 0 && a.Decision?.Kind != DecisionKind.Build)
                .Select(a => new NextTask(
                    T[
                        "{0} har nått sin tröskel: {1} av {2} har tecknat. Fatta beslut om området.",
                        a.Name,
                        a.Signed,
                        a.Premises
                    ],
                    T["Till beslutet"],
                    FormattableString.Invariant($"/take-up/areas/{a.AreaId}#decide")
                )),
            .. begun
                .Where(a => a.Threshold is null && a.Decision is null)
                .Select(a => new NextTask(
                    T["{0} har ingen tröskel, så ingen vet när området är värt att bygga.", a.Name],
                    T["Sätt en tröskel"],
                    FormattableString.Invariant($"/take-up/areas/{a.AreaId}#threshold")
                )),
        ];
    }
}
