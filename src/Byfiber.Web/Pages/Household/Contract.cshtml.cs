using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>The household's contract: the one that there is, else the choices for one.</summary>
[WhoMay(Role.Resident)]
public sealed class ContractModel(
    HouseholdAccess access,
    HouseholdOffer offers,
    HouseholdContract contracts,
    ContractPromise promises,
    ContractDetails details,
    DraftContract draft,
    TieToPremises tie,
    ReadPerson read,
    SealedForm forms,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : HouseholdPage
{
    /// <summary>The contract, the last one where it has ended; null without one.</summary>
    public ContractView? Contract { get; private set; }

    /// <summary>Its promise; null while it is not in force.</summary>
    public PromiseView? Promise { get; private set; }

    /// <summary>The offer that a contract would be about; null where it cannot be had.</summary>
    public HouseholdView? Offer { get; private set; }

    /// <summary>The choices as they were sent, to mend them.</summary>
    public ChoicesForm Form { get; private set; } = new();

    /// <summary>Whether another owner is being added: where the cursor goes.</summary>
    public bool JustAdded { get; private set; }

    /// <summary>Whether a yes came just now.</summary>
    public bool Thanks { get; private set; }

    /// <summary>Whether it was signed just now.</summary>
    public bool Signed { get; private set; }

    /// <summary>Why the choices were not taken, or null.</summary>
    public string? Sentence { get; private set; }

    public async Task OnGetAsync(bool thanks, bool signed, CancellationToken cancel)
    {
        Thanks = thanks;
        await ReadAsync(cancel);
        // The address alone is no proof: thanked is for what is there.
        Signed = signed && Contract is { Contract.EndedAt: null };
        if (ContractFormCookie.Read(HttpContext, forms, Visit) is { } begun)
            Form = ChoicesForm.Of(begun);
        else if (
            Visit.PersonId is { } id
            && await read.RunAsync(id, Actor, "/household/contract", cancel) is { } person
        )
            Form = new ChoicesForm
            {
                Name = person.Name,
                Email = person.Email,
                Phone = person.Phone,
                OrganisationNumber = person.OrganisationNumber,
            };
    }

    /// <summary>A copy of the household's own contract: its id is looked up among the contract's own.</summary>
    public async Task<IActionResult> OnGetDocumentAsync(long document, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return Contract is not null && await details.DocumentAsync(Contract.Contract.Id, document, cancel) is { } found
            ? Pdf.Of(this, found.Content, Contract.Contract.Number)
            : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(ChoicesForm form, CancellationToken cancel)
    {
        Form = form;
        await ReadAsync(cancel);
        if (Contract is { Contract.EndedAt: null } || Offer is null)
            return Redirect("/household/contract");
        if (string.IsNullOrWhiteSpace(form.Email) && string.IsNullOrWhiteSpace(form.Phone))
        {
            Sentence = T["Fyll i e-postadress eller mobilnummer. Dit skickar vi koden som ni skriver under med."];
            return Page();
        }
        if (form.Others.Count > ChoicesForm.MostOthers)
        {
            Sentence = T["Här får åtta ägare plats. Är ni fler, ring oss."];
            return Page();
        }
        try
        {
            form.Check(time.SwedishToday());
            var person = await tie.NewAsync(Visit.PremisesId, form.Person(Language), form.Tie, Actor, cancel);
            var begun = form.Begin(Visit.PremisesId, Offer.OfferId, person, Language);
            await draft.RunAsync(begun.Choices(), cancel);
            ContractFormCookie.Write(HttpContext, forms, begun);
            await HttpContext.SignInResidentAsync(Visit with { PersonId = person });
            return Redirect("/household/contract/review");
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    /// <summary>Room for another owner, with all that was typed before kept: for browsers without script too.</summary>
    public async Task<IActionResult> OnPostAddAsync(ChoicesForm form, CancellationToken cancel)
    {
        Form = form;
        await ReadAsync(cancel);
        if (Contract is { Contract.EndedAt: null } || Offer is null)
            return Redirect("/household/contract");
        if (form.Others.Count >= ChoicesForm.MostOthers)
            Sentence = T["Här får åtta ägare plats. Är ni fler, ring oss."];
        else
            form.Add();
        JustAdded = true;
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Contract = await contracts.RunAsync(Visit.PremisesId, cancel);
        if (Contract is { Contract.EndedAt: null })
            Promise = await promises.RunAsync(Contract.Contract.Id, cancel);
        else if (await OfferIdAsync(access, cancel) is { } id)
            Offer = await offers.RunAsync(id, cancel) is { ClosedWhy: null } open ? open : null;
    }
}
