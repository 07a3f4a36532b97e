using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Administration.PersonalData;

/// <summary>Why one kind of data is kept and for how long: the form that decides it anew, and the decisions before.</summary>
[WhoMay(Role.Administrator)]
public sealed class RuleModel(
    DataRegister register,
    SaveDataRule save,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : PageModel
{
    public DataKind Kind { get; private set; } = null!;

    /// <summary>Every decision, newest first.</summary>
    public IReadOnlyList<DataRule> Rules { get; private set; } = [];

    /// <summary>Why nothing was decided, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What is wrong with the form, in the visitor's language, or null.</summary>
    public string? Amiss { get; private set; }

    [BindProperty]
    public RuleForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancel)
    {
        if (!await ReadAsync(kind, cancel))
            return NotFound();
        var now = Rules[0];
        Form = new RuleForm
        {
            WhySv = now.WhySv,
            WhyEn = now.WhyEn,
            Ground = now.Ground,
            Months = now.RetentionMonths,
            Source = now.Source,
            DecidedOn = time.SwedishToday(),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, CancellationToken cancel)
    {
        if (!await ReadAsync(kind, cancel))
            return NotFound();
        if (!ModelState.IsValid || Form.DecidedOn is null)
        {
            Amiss = T["Skriv lagringstiden som ett helt antal månader från 1 till 1 200, och dagen då beslutet togs."];
            return Page();
        }
        try
        {
            await save.RunAsync(Form.Wish(kind), User.Actor(), cancel);
            return RedirectToPage("Index");
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return Page();
        }
    }

    private async Task<bool> ReadAsync(string kind, CancellationToken cancel)
    {
        if (await register.HistoryAsync(kind, cancel) is not { } found)
            return false;
        (Kind, Rules) = found;
        return true;
    }
}

/// <summary>A decision as a person fills it in.</summary>
public sealed class RuleForm
{
    public string? WhySv { get; set; }
    public string? WhyEn { get; set; }
    public LegalGround Ground { get; set; }

    /// <summary>Empty keeps the data for ever.</summary>
    public int? Months { get; set; }
    public string? Source { get; set; }
    public DateOnly? DecidedOn { get; set; }

    internal DataRuleWish Wish(string kind) =>
        new()
        {
            Kind = kind,
            WhySv = WhySv ?? "",
            WhyEn = WhyEn ?? "",
            Ground = Ground,
            RetentionMonths = Months,
            Source = Source ?? "",
            DecidedOn = DecidedOn ?? default,
        };
}
