using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>A campaign's mailings: making them, printing and posting them, and what their letters say.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class MailingsModel(
    CampaignDetails campaigns,
    MakeMailing make,
    PostMailing post,
    SettleMailing settle,
    PrintLetters print,
    SaveLetterText texts,
    HostSettings settings,
    TimeProvider time
) : PageModel
{
    private static readonly (Channel, MailingPurpose)[] Kinds =
    [
        (Channel.Letter, MailingPurpose.Offer),
        (Channel.Mail, MailingPurpose.Offer),
        (Channel.Sms, MailingPurpose.Offer),
        (Channel.Letter, MailingPurpose.Reminder),
        (Channel.Mail, MailingPurpose.Reminder),
        (Channel.Sms, MailingPurpose.Reminder),
    ];

    public CampaignView View { get; private set; } = null!;

    /// <summary>What can be sent, and to how many.</summary>
    public IReadOnlyList<(Channel Channel, MailingPurpose Purpose, int Count)> Possible { get; private set; } = [];

    /// <summary>The chosen kind of mailing, as the form names it.</summary>
    public string What { get; private set; } = "";

    public long? Area { get; private set; }

    /// <summary>Made with the form: the same form twice is one mailing.</summary>
    public Guid RequestId { get; private set; } = Guid.NewGuid();

    /// <summary>Which letters' words are shown.</summary>
    public MailingPurpose Purpose { get; private set; }

    public LetterWish Text { get; private set; } = null!;

    /// <summary>Whether this campaign's words are saved, or only a suggestion.</summary>
    public bool TextIsOwn { get; private set; }

    /// <summary>Why something was not done, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Today as a field of kind date takes it.</summary>
    public string Today => Day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Where letters and mails say that people answer.</summary>
    public string Site => PublicSite.Of(settings, Request);

    /// <summary>Nobody has said what the program is called outside: letters would bear a name that only this machine knows.</summary>
    public bool IsSiteLocal => settings.PublicAddress is null;

    private DateOnly Day => time.SwedishToday();

    public async Task<IActionResult> OnGetAsync(
        long id,
        CancellationToken cancel,
        MailingPurpose purpose = MailingPurpose.Offer
    )
    {
        if (await campaigns.RunAsync(id, cancel) is not { } found)
            return NotFound();
        (View, Purpose) = (found, purpose);
        await ReadPossibleAsync(cancel);
        if (Text is null)
        {
            var said = await texts.HeldAsync(id, purpose, cancel);
            (Text, TextIsOwn) = (said?.Words ?? LetterSuggestions.Of(purpose), said?.IsOwn ?? false);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(
        long id,
        string? what,
        long? area,
        Guid requestId,
        CancellationToken cancel
    )
    {
        (What, Area) = (what ?? "", area);
        if (requestId != Guid.Empty)
            RequestId = requestId;
        var kind = Kinds.FirstOrDefault(one => $"{one.Item1}.{one.Item2}" == what, Kinds[0]);
        return await DoAsync(
            id,
            () => make.RunAsync(new(id, kind.Item1, kind.Item2, RequestId, area), User.Actor(), cancel),
            cancel
        );
    }

    public Task<IActionResult> OnPostPostAsync(long id, long mailing, DateOnly? day, CancellationToken cancel) =>
        DoAsync(id, () => post.RunAsync(mailing, day ?? Day, Site, User.Actor(), cancel), cancel);

    public Task<IActionResult> OnPostSettleAsync(long id, long mailing, CancellationToken cancel) =>
        DoAsync(id, () => settle.RunAsync(mailing, User.Actor(), cancel), cancel);

    public async Task<IActionResult> OnPostTextAsync(
        long id,
        MailingPurpose purpose,
        LetterWish wish,
        CancellationToken cancel
    )
    {
        try
        {
            await texts.RunAsync(id, purpose, wish, User.Actor(), cancel);
            return RedirectToPage(null, null, new { id, purpose }, "letter");
        }
        catch (RefusedException refusal)
        {
            (Text, Refusal) = (wish, refusal.Message);
            return await OnGetAsync(id, cancel, purpose);
        }
    }

    /// <summary>The letters, by way of a file of our own: half a PDF is never sent, and memory does not hold four thousand letters.</summary>
    public async Task<IActionResult> OnPostLettersAsync(long id, long mailing, CancellationToken cancel)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"byfiber-letters-{Guid.NewGuid():N}.pdf"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        try
        {
            await print.RunAsync(mailing, Site, file, User.Actor(), cancel);
            file.Position = 0;
            return File(
                file,
                "application/pdf",
                string.Create(CultureInfo.InvariantCulture, $"letters-{id}-{mailing}.pdf")
            );
        }
        catch (RefusedException refusal)
        {
            await file.DisposeAsync();
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the time for returns has passed, so that the letters can be counted as delivered.</summary>
    public bool MaySettle(MailingLine mailing) =>
        mailing.State == MailingState.Posted
        && mailing.Channel == Channel.Letter
        && mailing.Day.AddDays(SettleMailing.ReturnDays) <= Day;

    private async Task<IActionResult> DoAsync(long id, Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work();
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }

    private async Task ReadPossibleAsync(CancellationToken cancel)
    {
        if (View.State != CampaignState.Started)
            return;
        List<(Channel, MailingPurpose, int)> possible = [];
        foreach (var (channel, purpose) in Kinds)
        {
            if (purpose == MailingPurpose.Reminder && View.Campaign.RemindAfterDays == 0)
                continue;
            try
            {
                var wish = new MailingWish(View.Campaign.Id, channel, purpose, Guid.Empty);
                possible.Add((channel, purpose, await make.CountAsync(wish, cancel)));
            }
            catch (RefusedException refusal)
            {
                // Its last day has passed: nothing more is sent, and the page says why.
                Refusal ??= refusal.Message;
                return;
            }
        }
        Possible = possible;
        if (What.Length == 0 && possible.Find(one => one.Item3 > 0) is var (first, why, _))
            What = $"{first}.{why}";
    }
}
