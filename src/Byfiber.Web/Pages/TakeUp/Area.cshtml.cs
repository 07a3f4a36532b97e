using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.OnePrice;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.TakeUp;

/// <summary>One area: how far it has come, its threshold, its decisions with the figures that they were taken on.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Coordinator)]
public sealed class AreaModel(
    AreaHistory history,
    SetThreshold setThreshold,
    DecideArea decideArea,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : PageModel
{
    public AreaTakeUpLine Area { get; private set; } = null!;
    public TakeUpSnapshot Snapshot { get; private set; } = null!;
    public AreaPast Past { get; private set; } = null!;

    /// <summary>The figures that this page shows, which a decision is taken on.</summary>
    public DecisionFigures Shown { get; private set; } = null!;

    /// <summary>Those that a decision was taken on which was not kept, since they have changed; null otherwise.</summary>
    public DecisionFigures? Seen { get; private set; }

    /// <summary>Why nothing was changed, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The same when it is a sentence of this page, in the visitor's language.</summary>
    public string? Mend { get; private set; }

    [BindProperty]
    public ThresholdForm Threshold { get; set; } = new();

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        Past = await history.RunAsync(id, cancel);
        Snapshot = Past.Now;
        if (Snapshot.Areas.FirstOrDefault(a => a.AreaId == id) is not { } area)
            return NotFound();
        Area = area;
        Shown = DecisionFigures.Of(Snapshot, area);
        var sent = DecisionFigures.Read(Decision.Seen);
        Seen = sent == Shown ? null : sent;
        // What is shown now is what the next decision is taken on, whatever the last form said.
        Decision.Seen = Shown.Written();
        ModelState.Remove("Decision.Seen");
        Decision.DecidedOn ??= time.SwedishToday();
        return Page();
    }

    public async Task<IActionResult> OnPostThresholdAsync(long id, CancellationToken cancel)
    {
        long? value =
            Threshold.Kind == ThresholdKind.PaysAtPrice ? Written.Ore(Threshold.Value) : Written.Whole(Threshold.Value);
        if (value is null)
        {
            Mend = T["Skriv ett helt tal: procent, antal adresser eller kronor."];
            return await OnGetAsync(id, cancel);
        }
        return await TryAsync(
            id,
            () => setThreshold.RunAsync(id, Threshold.Kind, value.Value, User.Actor(), Threshold.RequestId, cancel),
            cancel
        );
    }

    public async Task<IActionResult> OnPostDecideAsync(long id, CancellationToken cancel)
    {
        if (Decision is not { Kind: { } kind, DecidedOn: { } day })
        {
            Mend = T["Välj vad som beslutades, och vilken dag."];
            return await OnGetAsync(id, cancel);
        }
        if (DecisionFigures.Read(Decision.Seen) is not { } seen)
        {
            Mend = T["Formuläret saknar siffrorna som beslutet gäller. Läs dem här och spara igen."];
            return await OnGetAsync(id, cancel);
        }
        var wish = new AreaDecision(
            id,
            kind,
            Decision.Reason ?? "",
            Decision.Deciders ?? "",
            day,
            Decision.RequestId,
            seen
        );
        return await TryAsync(id, () => decideArea.RunAsync(wish, User.Actor(), cancel), cancel);
    }

    private async Task<IActionResult> TryAsync(long id, Func<Task> change, CancellationToken cancel)
    {
        try
        {
            await change();
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal) when (!refusal.NotFound)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
        catch (RefusedException)
        {
            return NotFound();
        }
    }
}

/// <summary>A threshold as a person fills it in.</summary>
public sealed class ThresholdForm
{
    public ThresholdKind Kind { get; set; }
    public string? Value { get; set; }
    public Guid RequestId { get; set; } = Guid.NewGuid();
}

/// <summary>A decision as a person fills it in.</summary>
public sealed class DecisionForm
{
    public DecisionKind? Kind { get; set; }
    public string? Reason { get; set; }
    public string? Deciders { get; set; }
    public DateOnly? DecidedOn { get; set; }

    /// <summary>The figures that the page showed, as <see cref="DecisionFigures.Written"/> has them.</summary>
    public string? Seen { get; set; }
    public Guid RequestId { get; set; } = Guid.NewGuid();
}
