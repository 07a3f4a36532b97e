using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>The household's own page: what it is offered, what is promised, how its neighbours stand, and its answer.</summary>
[WhoMay(Role.Resident)]
public sealed class IndexModel(
    HouseholdAccess access,
    HouseholdOffer offers,
    HouseholdContract contracts,
    PublicTakeUp takeUp,
    RecordAnswer record,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : HouseholdPage
{
    /// <summary>The offer; null where the premises has none.</summary>
    public HouseholdView? Offer { get; private set; }

    /// <summary>The contract that holds or waits; null without one.</summary>
    public ContractView? Contract { get; private set; }

    /// <summary>Those of the area who have signed, and how many are missing; null outside every area.</summary>
    public SignedCount? Signed { get; private set; }

    /// <summary>Whether an answer came just now.</summary>
    public bool Thanks { get; private set; }

    /// <summary>Made for the form that is shown: sent twice, it is one answer.</summary>
    public Guid RequestId { get; private set; } = Guid.NewGuid();

    /// <summary>What was sent, to mend it.</summary>
    public AnswerForm Sent { get; private set; } = new(null, null, null);

    /// <summary>Why the answer was not taken, in words; or null.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Whether an answer can be given or changed.</summary>
    public bool MayAnswer => Offer is { ClosedWhy: null } && Contract is null;

    /// <summary>How many days are left to answer; null when none are.</summary>
    public int? DaysToAnswer =>
        Offer is { ClosedWhy: null } offer ? offer.Promise.AnswerBy.DayNumber - time.SwedishToday().DayNumber : null;

    public async Task OnGetAsync(bool thanks, CancellationToken cancel)
    {
        Thanks = thanks;
        await ReadAsync(cancel);
        if (Offer?.Answer is { } answer)
            Sent = new AnswerForm(answer.Kind, answer.Reason, null);
    }

    public async Task<IActionResult> OnPostAsync(AnswerForm answer, Guid requestId, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        (Sent, RequestId) = (answer, requestId == Guid.Empty ? RequestId : requestId);
        if (Offer is null || answer.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            Sentence = T["Välj ett av svaren."];
            return Page();
        }
        try
        {
            var reason = answer.Reason is { } known && Enum.IsDefined(known) ? known : (NoReason?)null;
            var wish = new AnswerWish(kind, reason, answer.Note, Channel.Web, RequestId, Visit.PersonId);
            await record.RunAsync(Offer.OfferId, wish, Actor, cancel);
            return Redirect(kind == AnswerKind.Yes ? "/household/contract?thanks=true" : "/household?thanks=true");
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Offer = await OfferIdAsync(access, cancel) is { } id ? await offers.RunAsync(id, cancel) : null;
        var contract = await contracts.RunAsync(Visit.PremisesId, cancel);
        Contract = contract is { Contract.EndedAt: null } ? contract : null;
        Signed = Offer?.Place.AreaId is { } area ? await takeUp.RunAsync(area, cancel) : null;
    }
}

/// <summary>What the answer's form sends, and nothing else of what a browser may send.</summary>
/// <param name="Kind">The answer.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Note">In one's own words.</param>
public sealed record AnswerForm(AnswerKind? Kind, NoReason? Reason, string? Note);
