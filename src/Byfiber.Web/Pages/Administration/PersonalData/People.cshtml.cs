using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Administration.PersonalData;

/// <summary>
/// Finds a person whose data are asked for. What is searched for is sent in the form and not in the address, so that no name or
/// number stays in a log or the browser's history.
/// </summary>
[WhoMay(Role.Administrator)]
public sealed class PeopleModel(FindPeople find) : PageModel
{
    /// <summary>Who was found; null before a search.</summary>
    public IReadOnlyList<PersonContact>? Found { get; private set; }

    /// <summary>Why nothing was searched for, or null.</summary>
    public string? Refusal { get; private set; }

    public void OnGet() => Found = null;

    public async Task OnPostAsync(string? wanted, CancellationToken cancel)
    {
        try
        {
            Found = await find.RunAsync(wanted ?? "", User.Actor(), "/administration/personal-data/people", cancel);
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
        }
    }
}
