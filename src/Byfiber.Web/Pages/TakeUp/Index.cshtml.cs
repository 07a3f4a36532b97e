using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Home;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.TakeUp;

/// <summary>How far every area has come, and which one waits for a decision.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class IndexModel(AreaTakeUp takeUp, TakeUpTasks tasks) : PageModel
{
    public TakeUpSnapshot Snapshot { get; private set; } = null!;

    /// <summary>What the areas wait for, for whoever decides.</summary>
    public IReadOnlyList<NextTask> Tasks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Snapshot = await takeUp.RunAsync(cancel);
        Tasks = tasks.Of(Snapshot);
    }
}
