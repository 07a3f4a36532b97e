using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>An area's news: publishing them on its public page, and taking them back.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class NewsModel(AreaDetails areas, PublishNews publish, NewsList news, IStringLocalizer<SharedText> T)
    : PageModel
{
    private const int RowsPerPage = 20;

    public AreaFigures Area { get; private set; } = null!;

    public NewsWish Wish { get; private set; } = new(0, "", "");

    public IReadOnlyList<AreaNews> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Why nothing was published, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, int rows, CancellationToken cancel)
    {
        if (await areas.RunAsync(id, 0, 0, cancel) is not { } found)
            return NotFound();
        Area = found.Area;
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            0,
            number => string.Create(CultureInfo.InvariantCulture, $"/areas/{id}/news?rows={number}")
        );
        var page = await news.RunAsync(id, Pager.Skip, RowsPerPage, cancel);
        Rows = page.Rows;
        Pager = Pager with { Rows = page.Total };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        long id,
        string? titleSv,
        string? textSv,
        string? titleEn,
        string? textEn,
        CancellationToken cancel
    )
    {
        Wish = new NewsWish(id, titleSv ?? "", textSv ?? "", titleEn ?? "", textEn ?? "");
        if (string.IsNullOrWhiteSpace(titleSv))
            Errors["titleSv"] = T["Skriv en rubrik på svenska."];
        if (string.IsNullOrWhiteSpace(textSv))
            Errors["textSv"] = T["Skriv texten på svenska."];
        if (Errors.Count > 0)
            return await OnGetAsync(id, 1, cancel);
        try
        {
            await publish.RunAsync(Wish, User.Actor(), cancel);
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, 1, cancel);
        }
    }

    public async Task<IActionResult> OnPostTakeBackAsync(long id, long news, CancellationToken cancel)
    {
        try
        {
            await publish.TakeBackAsync(news, User.Actor(), cancel);
            return RedirectToPage(new { id });
        }
        catch (RefusedException)
        {
            return NotFound();
        }
    }
}
