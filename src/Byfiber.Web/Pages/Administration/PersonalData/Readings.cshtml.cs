using System.Globalization;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Administration.PersonalData;

/// <summary>Who read whose contact data and when. The people read are numbers here: their names would be read again.</summary>
[WhoMay(Role.Administrator)]
public sealed class ReadingsModel(ReadingLog log) : PageModel
{
    private const int RowsPerPage = 100;

    public IReadOnlyList<PersonRead> Rows { get; private set; } = [];

    /// <summary>Whose readings are shown; null shows everybody's.</summary>
    public long? Person { get; private set; }

    /// <summary>By whom; null or empty shows all.</summary>
    public string? Actor { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(long? person, string? actor, int? number, CancellationToken cancel)
    {
        (Person, Actor) = (person, actor);
        Pager = new Pager(Math.Max(1, number ?? 1), RowsPerPage, 0, Address);
        (int total, Rows) = await log.RunAsync(person, actor, Pager.Skip, RowsPerPage, cancel);
        Pager = Pager with { Rows = total };
    }

    private string Address(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/administration/personal-data/readings?person={Person}&actor={Uri.EscapeDataString(Actor ?? "")}&number={number}"
        );
}
