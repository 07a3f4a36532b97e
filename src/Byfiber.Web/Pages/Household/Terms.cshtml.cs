using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;

namespace Byfiber.Web.Pages.Household;

/// <summary>The general terms of the household's offer, whole.</summary>
[WhoMay(Role.Resident)]
public sealed class TermsModel(HouseholdAccess access, HouseholdOffer offers) : HouseholdPage
{
    /// <summary>The terms; null without an offer.</summary>
    public HouseholdTerms? Terms { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        Terms = await OfferIdAsync(access, cancel) is { } id ? (await offers.RunAsync(id, cancel))?.Terms : null;
}
