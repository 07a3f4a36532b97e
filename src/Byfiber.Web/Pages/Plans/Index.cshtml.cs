using Byfiber.Core;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Core.Plans;
using Byfiber.Planning;
using Byfiber.Planning.Network;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Plans;

/// <summary>The plans and the runs that make them, and the form that orders one.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
[WhoMayChange(Role.Planner)]
public sealed class IndexModel(
    RevisionDetails revisions,
    PlanRunList runs,
    QueuePlanRun queue,
    MunicipalityGlance glance,
    SignedPremises signed,
    IStringLocalizer<SharedText> T
) : PageModel
{
    private const long LargestJsonBytes = 1024 * 1024;

    public IReadOnlyList<RevisionLine> Revisions { get; private set; } = [];

    public IReadOnlyList<PlanRunView> Runs { get; private set; } = [];

    /// <summary>False before the first import: there is nothing to plan on.</summary>
    public bool HasMap { get; private set; }

    /// <summary>How many premises have signed: a plan can be made for them.</summary>
    public int SignedCount { get; private set; }

    /// <summary>Why the run was not ordered, or null.</summary>
    public string? Refusal { get; private set; }

    [BindProperty]
    public PlanOrder Order { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Revisions = await revisions.ListAsync(cancel: cancel);
        Runs = await runs.RunAsync(cancel: cancel);
        HasMap = await glance.RunAsync(cancel) is not null;
        SignedCount = await signed.CountAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Check();
        if (ModelState.IsValid)
        {
            try
            {
                var id = await queue.RunAsync(await OptionsAsync(cancel), User.Actor(), cancel);
                return RedirectToPage("/Plans/Runs/Details", new { id });
            }
            catch (Exception refusal) when (refusal is RefusedException or PlanningException)
            {
                Refusal = refusal.Message;
            }
        }
        await OnGetAsync(cancel);
        return Page();
    }

    private void Check()
    {
        Require(
            "Order.TakeUpPercent",
            Order.TakeUpPercent is >= 1 and <= 100,
            T["Skriv ett helt tal från 1 till 100."]
        );
        Require("Order.Effort", Order.Effort is >= 1 and <= 10_000, T["Skriv ett helt tal från 1 till 10 000."]);
        Require(
            "Order.SecondsAtMost",
            Order.SecondsAtMost is >= 1 and <= 3600,
            T["Skriv ett helt antal sekunder från 1 till 3 600."]
        );
        Require(
            "Order.BudgetSek",
            Budgets.IsOne(Order.BudgetSek),
            T["Skriv ett helt antal kronor, till exempel 12 500 000, eller lämna fältet tomt."]
        );
        Require(
            "Order.CostBook",
            Order.CostBook is not { Length: > LargestJsonBytes },
            T["Filen är för stor för att vara en prisbok."]
        );
        Require(
            "Order.Rules",
            Order.Rules is not { Length: > LargestJsonBytes },
            T["Filen är för stor för att vara regler."]
        );
    }

    /// <summary>Says one sentence of ours beside a field, also where the binder found no number at all in it.</summary>
    private void Require(string field, bool holds, string sentence)
    {
        if (holds && ModelState.GetFieldValidationState(field) != ModelValidationState.Invalid)
            return;
        ModelState[field]?.Errors.Clear();
        ModelState.AddModelError(field, sentence);
    }

    private async Task<PlanRunOptions> OptionsAsync(CancellationToken cancel) =>
        new()
        {
            TakeUp = Order.ForSigned ? 1 : Order.TakeUpPercent!.Value / 100.0,
            OrderedPremises = Order.ForSigned ? await signed.RunAsync(cancel) : null,
            ByWorth = Order.ByWorth,
            BudgetOre = Budgets.Ore(Order.BudgetSek),
            Effort = Order.Effort!.Value,
            TimeLimit = TimeSpan.FromSeconds(Order.SecondsAtMost!.Value),
            Architecture = Order.Architecture,
            Backbone = Order.Backbone,
            CostBookJson = await TextAsync(Order.CostBook, cancel),
            RulesJson = await TextAsync(Order.Rules, cancel),
        };

    private static async Task<string?> TextAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
            return null;
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancel);
    }
}

/// <summary>The form of a plan run as a person fills it in.</summary>
public sealed class PlanOrder
{
    public int? TakeUpPercent { get; set; } = 100;

    /// <summary>Built for those who have signed instead of a share.</summary>
    public bool ForSigned { get; set; }
    public bool ByWorth { get; set; }

    /// <summary>Kronor as a person writes them; empty means no limit.</summary>
    public string? BudgetSek { get; set; }
    public int? Effort { get; set; } = PlanRequest.DefaultEffort;
    public int? SecondsAtMost { get; set; } = 30;
    public Architecture Architecture { get; set; }
    public Backbone Backbone { get; set; }
    public IFormFile? CostBook { get; set; }
    public IFormFile? Rules { get; set; }
}
