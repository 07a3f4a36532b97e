using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.OnePrice;

/// <summary>One price for all areas against what each costs. Everything that is asked stands in the address.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class IndexModel(
    ReadPriceBasis bases,
    ScenarioList scenarios,
    SaveScenario saveScenario,
    RemoveScenario removeScenario
) : PageModel
{
    /// <summary>The form; null while there is no plan to reckon on.</summary>
    public PriceForm? Form { get; private set; }

    /// <summary>What the form's wish comes to; null while a field is bad.</summary>
    public PriceOutcome? Outcome { get; private set; }

    /// <summary>The scenario that was opened, or null.</summary>
    public PriceScenario? Scenario { get; private set; }

    public IReadOnlyList<PriceScenario> Scenarios { get; private set; } = [];

    /// <summary>Why nothing was changed, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long? scenario, long? revision, CancellationToken cancel)
    {
        if (scenario is { } id)
        {
            if (await scenarios.OneAsync(id, cancel) is not { } opened)
                return NotFound();
            (Scenario, Form) = (opened.Scenario, PriceForm.Of(opened.Known, opened.Wish));
        }
        else if (await bases.RunAsync(revision, cancel) is { } known)
        {
            Form = Request.Query.ContainsKey("price") ? PriceForm.Read(known, Request.Query) : PriceForm.First(known);
        }
        else if (revision is not null)
        {
            return NotFound();
        }
        await ReckonAsync(cancel);
        return Page();
    }

    /// <summary>Only the answer, for a page that is open already.</summary>
    public async Task<IActionResult> OnGetResultAsync(long? revision, CancellationToken cancel)
    {
        if (await OnGetAsync(null, revision, cancel) is not PageResult || Form is null)
            return NotFound();
        return Partial("_Result", this);
    }

    public async Task<IActionResult> OnPostSaveAsync(
        string? name,
        long revision,
        string? asked,
        Guid requestId,
        CancellationToken cancel
    )
    {
        if (await bases.RunAsync(revision, cancel) is not { } known)
            return NotFound();
        Form = PriceForm.Read(known, asked ?? "");
        if (Form.Wish is { } wish)
        {
            try
            {
                var id = await saveScenario.RunAsync(name ?? "", revision, wish, User.Actor(), requestId, cancel);
                return RedirectToPage(new { scenario = id });
            }
            catch (RefusedException refusal)
            {
                Refusal = refusal.Message;
            }
        }
        await ReckonAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancel)
    {
        try
        {
            await removeScenario.RunAsync(id, User.Actor(), cancel);
            return RedirectToPage();
        }
        catch (RefusedException missing) when (missing.NotFound)
        {
            return NotFound();
        }
    }

    private async Task ReckonAsync(CancellationToken cancel)
    {
        Scenarios = await scenarios.RunAsync(cancel);
        if (Form?.Wish is { } wish)
            Outcome = EqualPrice.Of(Form.Known.Basis, wish);
    }
}
