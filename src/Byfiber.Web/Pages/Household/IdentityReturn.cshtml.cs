using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.People.Residents;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>
/// Takes what the identity provider vouched for. Who is signed in by the letter's code is tied to the identity; later the identity alone
/// signs them in. An identity that nobody here has opens nothing by itself.
/// </summary>
[WhoMay(Anybody = true)]
public sealed class IdentityReturnModel(
    IdentityProviders providers,
    LinkIdentity link,
    HouseholdAccess access,
    TieToPremises tie,
    ReadPerson read,
    SealedForm forms,
    TimeProvider time
) : PageModel
{
    public async Task<IActionResult> OnGetAsync(bool sign, CancellationToken cancel)
    {
        if (providers.Resident is null)
            return NotFound();
        var ticket = await HttpContext.AuthenticateAsync(IdentityProviders.ResidentTicket);
        if (!ticket.Succeeded)
            return Redirect("/household/sign-in?why=failed");
        // Once: the same address again finds no ticket.
        await HttpContext.SignOutAsync(IdentityProviders.ResidentTicket);
        var vouched = VouchedIdentity.Of(ticket.Principal);
        try
        {
            return HouseholdVisit.Of(User) is { } visit
                ? await LearnAsync(visit, vouched, sign, cancel)
                : await EnterAsync(vouched, cancel);
        }
        catch (RefusedException refusal) when (refusal.Reason is ResidentRefusal.IdentityTaken)
        {
            return Redirect("/household/sign-in?why=failed");
        }
    }

    /// <summary>A visit learns who sits there.</summary>
    private async Task<IActionResult> LearnAsync(
        HouseholdVisit visit,
        VouchedIdentity vouched,
        bool sign,
        CancellationToken cancel
    )
    {
        var person =
            await link.FindAsync(vouched.Issuer, vouched.Subject, cancel) ?? await TiedAsync(visit, vouched, cancel);
        await tie.RunAsync(visit.PremisesId, person, PremisesTie.Contact, User.Actor(), cancel);
        await HttpContext.SignInResidentAsync(
            visit with
            {
                PersonId = person,
                Proof = new PersonProof
                {
                    PersonId = person,
                    At = time.GetUtcNow().UtcDateTime,
                    Identity = vouched,
                },
            }
        );
        return Redirect(sign ? "/household/contract/review" : "/household");
    }

    /// <summary>
    /// A person of the premises with this name and no identity yet, else a new one: the identity of one of a couple must not become the
    /// other's.
    /// </summary>
    private async Task<long> TiedAsync(HouseholdVisit visit, VouchedIdentity vouched, CancellationToken cancel)
    {
        var known = visit.PersonId is { } id
            ? await read.RunAsync(id, User.Actor(), "/household/identity", cancel)
            : null;
        var person =
            known is { Kind: PersonKind.Person } && Words.SameName(known.Name, vouched.Name)
                ? known.Id
                : await tie.NewAsync(
                    visit.PremisesId,
                    new PersonWish { Name = vouched.Name, Language = Words.Language },
                    PremisesTie.Contact,
                    User.Actor(),
                    cancel
                );
        await link.RunAsync(person, vouched.Issuer, vouched.Subject, User.Actor(), cancel);
        return person;
    }

    private async Task<IActionResult> EnterAsync(VouchedIdentity vouched, CancellationToken cancel)
    {
        if (await link.FindAsync(vouched.Issuer, vouched.Subject, cancel) is not { } person)
            return Redirect("/household/sign-in?why=unknown");
        var homes = await access.OfPersonAsync(person, cancel);
        if (homes.Count == 0)
            return Redirect("/household/sign-in?why=no-home");
        if (homes.Count > 1)
        {
            new ChooseForm
            {
                Homes = homes,
                Way = ResidentWay.Identity,
                At = time.GetUtcNow().UtcDateTime,
                Identity = vouched,
            }.Keep(HttpContext, forms);
            return RedirectToPage("Choose");
        }
        await HttpContext.SignInResidentAsync(
            ChooseModel.VisitOf(homes[0], ResidentWay.Identity, time.GetUtcNow().UtcDateTime, vouched)
        );
        return Redirect("/household");
    }
}
