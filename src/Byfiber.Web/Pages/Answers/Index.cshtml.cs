using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Campaigns;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Answers;

/// <summary>
/// The desk where answers on paper and by phone are entered with the keyboard alone: find, choose, Enter, and the field is empty
/// for the next. A personal code is only ever sent in a form, so that it comes into no address, history or log.
/// </summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
[WhoMayChange(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class IndexModel(
    AnswerDesk desk,
    OfferDetails offers,
    RecordAnswer answer,
    RecordContacts contacts,
    EnteredAnswers entered,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : PageModel
{
    /// <summary>What was typed into the search.</summary>
    public string? Query { get; private set; }

    public string? FindError { get; private set; }

    public IReadOnlyList<DeskFind> Finds { get; private set; } = [];

    /// <summary>The offer that is being answered; null while searching.</summary>
    public OfferView? Offer { get; private set; }

    /// <summary>Made with the form: the same form twice is one answer.</summary>
    public Guid RequestId { get; private set; } = Guid.NewGuid();

    public string? Kind { get; private set; }

    public NoReason? Reason { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The way that answers come; kept from one to the next.</summary>
    public Channel Channel { get; private set; }

    /// <summary>The day on a paper that came with a later post; asked for once the last day to answer has passed.</summary>
    public DateOnly? Written { get; private set; }

    /// <summary>The last day to answer has passed, so only a paper that was written in time is taken.</summary>
    public bool IsLate => Offer is { } found && found.Offer.AnswerBy < Today;

    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>What was saved last, in the visitor's language; null when nothing was just saved.</summary>
    public string? Receipt { get; private set; }

    public string? Refusal { get; private set; }

    public IReadOnlyList<EnteredAnswer> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        long? offer,
        string? q,
        CancellationToken cancel,
        Channel channel = Channel.Letter
    )
    {
        Channel = channel;
        Receipt = TempData["saved"] as string;
        if (offer is { } id && (Offer = await offers.RunAsync(id, cancel)) is null)
            return NotFound();
        Query = q;
        await FindAsync(cancel);
        return await ShowAsync(cancel);
    }

    /// <summary>One find goes to its form at once; several addresses are listed; none says so.</summary>
    public async Task<IActionResult> OnPostFindAsync(string? q, Channel channel, CancellationToken cancel)
    {
        (Query, Channel) = (q, channel);
        await FindAsync(cancel);
        if (Finds.Count == 1 || (Finds.Count > 1 && Exact(q!) is not null))
            return RedirectToPage(new { offer = (Exact(q!) ?? Finds[0]).OfferId, channel });
        if (Finds.Count == 0)
            FindError ??= string.IsNullOrWhiteSpace(q)
                ? T["Skriv en kod, ett nummer eller en adress först."]
                : T["Inget erbjudande hittades. Läs koden igen, eller sök på gatan och numret."];
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostSaveAsync(
        long offer,
        string? kind,
        NoReason? reason,
        Channel channel,
        string? note,
        Guid requestId,
        DateOnly? written,
        CancellationToken cancel
    )
    {
        if ((Offer = await offers.RunAsync(offer, cancel)) is null)
            return NotFound();
        (Kind, Reason, Note, Channel, Written) = (kind, reason, note, channel, written);
        if (requestId != Guid.Empty)
            RequestId = requestId;
        if (kind is not ("Yes" or "Maybe" or "No" or "CallMe" or "NoAnswer" or "Talked"))
            Errors["kind"] = T["Välj ett svar."];
        if (kind == "No" && reason is null)
            Errors["reason"] = T["Välj den orsak som ligger närmast."];
        if (Errors.Count > 0)
            return await ShowAsync(cancel);
        try
        {
            var what = await SaveAsync(offer, kind!, cancel);
            TempData["saved"] = T["Sparat: {0} för {1}.", what, Offer.Premises.Address].Value;
            return RedirectToPage(new { offer = (long?)null, channel });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return await ShowAsync(cancel);
        }
    }

    private async Task<string> SaveAsync(long offer, string kind, CancellationToken cancel)
    {
        if (Enum.TryParse<AnswerKind>(kind, out var given))
        {
            var wish = new AnswerWish(
                given,
                given == AnswerKind.No ? Reason : null,
                Note,
                Channel,
                RequestId,
                null,
                OnPaper()
            );
            await answer.RunAsync(offer, wish, User.Actor(), cancel);
            return OfferWords.Of(T, given);
        }
        var outcome = kind == "Talked" ? ContactOutcome.Talked : ContactOutcome.NoAnswer;
        await contacts.RunAsync([new(offer, Channel, outcome, RequestId, Note: Note)], User.Actor(), cancel);
        return OfferWords.Of(T, outcome);
    }

    private DateOnly Today => time.SwedishToday();

    /// <summary>Only paper bears a day; what is told by phone is told today.</summary>
    private DateOnly? OnPaper() => Channel is Channel.Letter or Channel.Door or Channel.Meeting ? Written : null;

    private async Task FindAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Query))
            return;
        try
        {
            Finds = await desk.RunAsync(Query, cancel: cancel);
        }
        catch (RefusedException refusal)
        {
            FindError = PlannerWords.Of(T, refusal.Message) ?? refusal.Message;
        }
    }

    /// <summary>"Storgatan 3" is meant where Storgatan 30 was found as well.</summary>
    private DeskFind? Exact(string typed)
    {
        var same = Finds.Where(find => string.Equals(find.Address, typed.Trim(), StringComparison.OrdinalIgnoreCase));
        return same.Count() == 1 ? same.Single() : null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Mine = await entered.RunAsync(User.Actor(), cancel: cancel);
        return Page();
    }
}
