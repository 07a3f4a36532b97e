using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Web.Access;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>
/// A page of a signed-in household. Whose it is comes from the visit alone: nothing that a browser sends chooses a premises, an offer, a
/// contract or a person. Nothing of it stays in a browser's cache, so that the back button shows nothing after signing out.
/// </summary>
public abstract class HouseholdPage : PageModel
{
    private HouseholdVisit? visit;

    /// <summary>The visit.</summary>
    public HouseholdVisit Visit =>
        visit ??= HouseholdVisit.Of(User) ?? throw new InvalidOperationException("The page is not a resident's alone.");

    /// <summary>Why what was sent was not done, or null.</summary>
    public RefusedException? Refusal { get; protected set; }

    /// <summary>The language that documents and messages are written in.</summary>
    protected static string Language => Words.Language;

    /// <summary>The acting household for the journal.</summary>
    protected string Actor => User.Actor();

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HttpContext.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>The offer of the visit: the one that the code opened, else the latest of the premises; null without one.</summary>
    protected async Task<long?> OfferIdAsync(HouseholdAccess access, CancellationToken cancel) =>
        Visit.OfferId ?? await access.OfferOfAsync(Visit.PremisesId, cancel);
}
