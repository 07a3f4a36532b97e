using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Byfiber.Web.Access.Residents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>
/// Who the household is and how it is reached. Who came by the letter alone can say who they are, but neither sees nor changes what
/// others had written before: the letter may lie in the wrong hands.
/// </summary>
[WhoMay(Role.Resident)]
public sealed class ContactModel(
    TieToPremises tie,
    ReadPerson read,
    SavePerson save,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : HouseholdPage
{
    /// <summary>The fields, as they are or as they were sent.</summary>
    public ContactForm Form { get; private set; } = new();

    /// <summary>Whether it was saved just now.</summary>
    public bool Saved { get; private set; }

    /// <summary>Why it was not, or null.</summary>
    public string? Sentence { get; private set; }

    public async Task OnGetAsync(bool saved, CancellationToken cancel)
    {
        Saved = saved;
        if (Visit.PersonId is not { } id)
            return;
        var person = await read.RunAsync(id, Actor, "/household/contact", cancel);
        Form = new ContactForm
        {
            Name = person.Name,
            Email = person.Email,
            Phone = person.Phone,
        };
    }

    public async Task<IActionResult> OnPostAsync(ContactForm form, CancellationToken cancel)
    {
        Form = form;
        if (string.IsNullOrWhiteSpace(form.Email) && string.IsNullOrWhiteSpace(form.Phone))
        {
            Sentence = T["Fyll i e-postadress eller mobilnummer, så att vi når er."];
            return Page();
        }
        try
        {
            var person = await SaveAsync(form, cancel);
            await HttpContext.SignInResidentAsync(Visit with { PersonId = person });
            return Redirect("/household/contact?saved=true");
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    private async Task<long> SaveAsync(ContactForm form, CancellationToken cancel)
    {
        var tied = form.Tie is { } known && Enum.IsDefined(known) ? known : PremisesTie.Contact;
        if (Visit.PersonId is not { } id || !Visit.HasProved(id, time.GetUtcNow().UtcDateTime))
            return await tie.NewAsync(Visit.PremisesId, Wish(form, null), tied, Actor, cancel);
        var before = await read.RunAsync(id, Actor, "/household/contact", cancel);
        await save.RunAsync(id, Wish(form, before), Actor, cancel);
        return id;
    }

    private static PersonWish Wish(ContactForm form, PersonContact? before) =>
        new()
        {
            Kind = before?.Kind ?? PersonKind.Person,
            Name = form.Name ?? "",
            Email = form.Email,
            Phone = form.Phone,
            OrganisationNumber = before?.OrganisationNumber,
            Language = Language,
        };
}

/// <summary>What the form sends, and nothing else of what a browser may send.</summary>
public sealed class ContactForm
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public PremisesTie? Tie { get; init; }
}
