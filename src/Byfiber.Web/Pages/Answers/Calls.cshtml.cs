using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Answers;

/// <summary>Those who asked to be called, oldest first. Every page of it that is opened is a logged reading of those on it.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class CallsModel(CampaignList campaigns, CallList calls) : PageModel
{
    private const int RowsPerPage = 20;

    /// <summary>The campaigns that are under way, latest first.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public long Campaign { get; private set; }

    public IReadOnlyList<CallLine> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long? campaign, int rows, CancellationToken cancel)
    {
        Campaigns =
        [
            .. (await campaigns.RunAsync(cancel))
                .Where(one => one.State == CampaignState.Started)
                .Select(one => one.Campaign),
        ];
        if (Campaigns.Count == 0)
            return Page();
        if (campaign is not null && Campaigns.All(one => one.Id != campaign))
            return NotFound();
        Campaign = campaign ?? Campaigns[0].Id;
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            0,
            number => string.Create(CultureInfo.InvariantCulture, $"/answers/calls?campaign={Campaign}&rows={number}")
        );
        var wish = new CallWish(Campaign, null, true, Pager.Skip, RowsPerPage);
        var page = await calls.RunAsync(wish, User.Actor(), "/answers/calls", cancel);
        (Rows, Pager) = (page.Rows, Pager with { Rows = page.Total });
        return Page();
    }
}
