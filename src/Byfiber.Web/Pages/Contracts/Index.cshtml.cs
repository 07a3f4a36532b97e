using System.Globalization;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>The contracts, without names: how many stand where, and a list to search in.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales)]
public sealed class IndexModel(ContractList contracts, AreaDetails areas) : PageModel
{
    private const int RowsPerPage = 50;

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public ContractState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Area { get; set; }

    /// <summary>Only papers that wait for a second person.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Papers { get; set; }

    public IReadOnlyDictionary<ContractState, int> Counts { get; private set; } = new Dictionary<ContractState, int>();

    public IReadOnlyList<AreaFigures> Areas { get; private set; } = [];

    public ContractPage Found { get; private set; } = new([], 0);

    /// <summary>How many papers wait for a second person.</summary>
    public int WaitingPapers { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(int rows, CancellationToken cancel)
    {
        var filter = new ContractFilter
        {
            Text = Text,
            State = State,
            AreaId = Area,
            NeedsConfirmation = Papers,
        };
        Pager = new Pager(Math.Max(1, rows), RowsPerPage, 0, Address);
        Counts = await contracts.CountsAsync(cancel);
        Areas = await areas.ListAsync(cancel);
        Found = await contracts.RunAsync(filter, Pager.Skip, RowsPerPage, cancel);
        Pager = Pager with { Rows = Found.Count };
        WaitingPapers = (await contracts.RunAsync(new ContractFilter { NeedsConfirmation = true }, 0, 1, cancel)).Count;
    }

    private string Address(int number)
    {
        var query = new QueryBuilder(
            Request
                .Query.Where(pair => pair.Key is not "rows")
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))
        )
        {
            { "rows", number.ToString(CultureInfo.InvariantCulture) },
        };
        return $"/contracts{query}#contracts";
    }
}
