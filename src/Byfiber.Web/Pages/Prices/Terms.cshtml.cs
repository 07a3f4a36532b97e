using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Prices;

/// <summary>The versions of the general terms, one of them side by side in both languages, and the form of the next.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class TermsModel(TermsVersions terms, PublishTerms publish, IStringLocalizer<SharedText> T) : PageModel
{
    public IReadOnlyList<TermsLine> Versions { get; private set; } = [];

    /// <summary>The version that the address names; null on the list.</summary>
    public TermsVersion? Shown { get; private set; }

    public string? TextSv { get; private set; }

    public string? TextEn { get; private set; }

    /// <summary>Days to withdraw in, as written.</summary>
    public string WithdrawalDays { get; private set; } = Written(PublishTerms.FewestWithdrawalDays);

    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the version was not published, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The number that the next version gets.</summary>
    public int Next => Versions.Count == 0 ? 1 : Versions[0].Number + 1;

    public async Task<IActionResult> OnGetAsync(int? number, CancellationToken cancel)
    {
        if (number is { } wanted)
        {
            Shown = await terms.OneAsync(wanted, cancel);
            return Shown is null ? NotFound() : Page();
        }
        Versions = await terms.RunAsync(cancel);
        if (Versions.Count > 0 && await terms.OneAsync(Versions[0].Number, cancel) is { } latest)
        {
            (TextSv, TextEn) = (latest.TextSv, latest.TextEn);
            WithdrawalDays = Written(Math.Max(latest.WithdrawalDays, PublishTerms.FewestWithdrawalDays));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? textSv,
        string? textEn,
        string? withdrawalDays,
        CancellationToken cancel
    )
    {
        Versions = await terms.RunAsync(cancel);
        (TextSv, TextEn, WithdrawalDays) = (textSv, textEn, (withdrawalDays ?? WithdrawalDays).Trim());
        if (string.IsNullOrWhiteSpace(textSv))
            Errors["textSv"] = T["Skriv villkoren på svenska."];
        if (string.IsNullOrWhiteSpace(textEn))
            Errors["textEn"] = T["Skriv villkoren på engelska."];
        if (
            !int.TryParse(WithdrawalDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            || days is < PublishTerms.FewestWithdrawalDays or > PublishTerms.MostWithdrawalDays
        )
            Errors["withdrawalDays"] = T[
                "Skriv ett antal dagar från {0} till {1}.",
                PublishTerms.FewestWithdrawalDays,
                PublishTerms.MostWithdrawalDays
            ];
        if (Errors.Count > 0)
            return Page();
        try
        {
            await publish.RunAsync(textSv!, textEn!, User.Actor(), days, cancel);
            return RedirectToPage(new { number = (int?)null });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return Page();
        }
    }

    private static string Written(int days) => days.ToString(CultureInfo.InvariantCulture);
}
