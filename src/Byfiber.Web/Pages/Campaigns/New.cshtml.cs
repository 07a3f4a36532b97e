using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>The form that prepares a campaign.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class NewModel(
    CampaignList campaigns,
    PrepareCampaign prepare,
    SelectPremises select,
    AreaDetails areas,
    RevisionDetails revisions,
    IStringLocalizer<SharedText> T
) : PageModel
{
    public CampaignChoices Choices { get; private set; } = null!;

    public IReadOnlyList<AreaFigures> Areas { get; private set; } = [];

    public IReadOnlyList<RevisionLine> Revisions { get; private set; } = [];

    /// <summary>Pasted lines that name no premises, or several.</summary>
    public IReadOnlyList<UnclearLine> Unclear { get; private set; } = [];

    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the campaign was not prepared, or null.</summary>
    public string? Refusal { get; private set; }

    [BindProperty]
    public CampaignForm Wish { get; set; } = new();

    /// <summary>A day as a field of kind date takes it.</summary>
    public string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        Wish.Areas = [.. Areas.Select(area => area.Id)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        var months = Whole("Wish.PromiseMonths", Wish.PromiseMonths);
        var days = Whole("Wish.RemindAfterDays", Wish.RemindAfterDays);
        if (string.IsNullOrWhiteSpace(Wish.Name))
            Errors["Wish.Name"] = T["Ge kampanjen ett namn."];
        if (Wish.AnswerBy is null)
            Errors["Wish.AnswerBy"] = T["Välj en dag."];
        if (Wish.Areas.Length == 0 && string.IsNullOrWhiteSpace(Wish.Pasted))
            Errors["Wish.Areas"] = T["Välj minst ett område, eller skriv in adresser."];
        try
        {
            var chosen = await select.RunAsync(Wish.Pasted, cancel);
            Unclear = chosen.Unclear;
            if (Unclear.Count > 0)
                Errors["Wish.Pasted"] = T["{0} rader går inte att tyda. Rätta dem eller ta bort dem.", Unclear.Count];
            if (Errors.Count > 0)
                return Page();
            var id = await prepare.RunAsync(Asked(chosen.PremisesIds, months, days), User.Actor(), cancel);
            return RedirectToPage("Details", new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return Page();
        }
    }

    private CampaignWish Asked(IReadOnlyList<long> premises, int months, int days) =>
        new()
        {
            Name = Wish.Name!,
            AreaIds = Wish.Areas,
            PremisesIds = premises,
            RevisionId = Wish.RevisionId,
            PriceListId = Wish.PriceListId,
            TermsVersionId = Wish.TermsVersionId,
            AnswerBy = Wish.AnswerBy!.Value,
            PromiseMonths = months,
            DeliverBy = Wish.DeliverBy,
            ReservationSv = Wish.ReservationSv ?? "",
            ReservationEn = Wish.ReservationEn ?? "",
            RemindAfterDays = days,
        };

    private int Whole(string field, string? written)
    {
        if (int.TryParse(written?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Errors[field] = T["Skriv ett helt tal."];
        return 0;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Choices = await campaigns.ChoicesAsync(cancel);
        Areas = await areas.ListAsync(cancel);
        Revisions = await revisions.ListAsync(cancel: cancel);
    }
}

/// <summary>The form of a campaign as a person fills it in.</summary>
public sealed class CampaignForm
{
    public string? Name { get; set; }
    public long[] Areas { get; set; } = [];

    /// <summary>Premises one a line.</summary>
    public string? Pasted { get; set; }

    /// <summary>Null is the adopted plan.</summary>
    public long? RevisionId { get; set; }
    public long PriceListId { get; set; }
    public long? TermsVersionId { get; set; }
    public DateOnly? AnswerBy { get; set; }
    public string? PromiseMonths { get; set; } = "24";
    public DateOnly? DeliverBy { get; set; }
    public string? ReservationSv { get; set; }
    public string? ReservationEn { get; set; }
    public string? RemindAfterDays { get; set; } = "21";
}
