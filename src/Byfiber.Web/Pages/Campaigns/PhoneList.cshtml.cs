using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.Offers.Documents;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>Whom to ring in a campaign. Every page of it that is opened or printed is a logged reading of those on it.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class PhoneListModel(
    CampaignDetails campaigns,
    CallList calls,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : PageModel
{
    private const int RowsPerPage = 20;

    public CampaignView View { get; private set; } = null!;

    public long? Area { get; private set; }

    public IReadOnlyList<CallLine> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, long? area, int rows, CancellationToken cancel) =>
        await ReadAsync(id, area, rows, "phone-list", cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(long id, long? area, int rows, CancellationToken cancel)
    {
        if (!await ReadAsync(id, area, rows, "phone-list.pdf", cancel) || Rows.Count == 0)
            return NotFound();
        var pdf = new MemoryStream();
        PhoneListPdf.Write(
            pdf,
            CallingLists.Heading(View, area, User.DisplayName() ?? User.Actor(), time),
            [.. Rows.Select(Printed)]
        );
        pdf.Position = 0;
        return File(pdf, "application/pdf", string.Create(CultureInfo.InvariantCulture, $"phones-{id}.pdf"));
    }

    private Call Printed(CallLine line) =>
        new(
            string.Join(", ", line.People.Select(person => person.Name)),
            string.Join("\n", line.People.Select(person => person.Phone).OfType<string>()),
            line.Address,
            OfferReference.Of(line.OfferId),
            string.Join(
                "\n",
                new[]
                {
                    line.AskedAt is { } asked ? T["Bad att bli uppringd {0}", CallingLists.Day(asked)].Value : null,
                    line.Note,
                    line.LatestContact is { } latest
                        ? $"{OfferWords.Of(T, latest.Channel)}: {OfferWords.Of(T, latest.Outcome)}, {CallingLists.Day(latest.At)}"
                        : null,
                }.OfType<string>()
            )
        );

    private async Task<bool> ReadAsync(long id, long? area, int rows, string why, CancellationToken cancel)
    {
        if (await campaigns.RunAsync(id, cancel) is not { } found)
            return false;
        (View, Area) = (found, area);
        Pager = new Pager(
            Math.Max(1, rows),
            RowsPerPage,
            0,
            number =>
                string.Create(CultureInfo.InvariantCulture, $"/campaigns/{id}/phone-list?area={area}&rows={number}")
        );
        var page = await calls.RunAsync(
            new CallWish(id, area, false, Pager.Skip, RowsPerPage),
            User.Actor(),
            string.Create(CultureInfo.InvariantCulture, $"/campaigns/{id}/{why}"),
            cancel
        );
        Rows = page.Rows;
        Pager = Pager with { Rows = page.Total };
        return true;
    }
}
