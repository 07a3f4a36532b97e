using System.Globalization;
using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Plans;
using Byfiber.Planning;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Map;
using Byfiber.Web.Pages.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Plans.Revisions;

/// <summary>One plan: figures, proof, bill, premises, equipment, files; adopting it and choosing another to compare with.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner, Role.Sales, Role.Crew)]
[WhoMayChange(Role.Coordinator, Role.Planner)]
public sealed class DetailsModel(
    RevisionDetails revisions,
    FindPremisesInPlan findPremises,
    NotChosenPremises notChosen,
    AdoptRevision adopt,
    MapViews views,
    IStringLocalizer<SharedText> T
) : PageModel
{
    private const int RowsPerPage = 50;
    private const int MostUnreachable = 500;

    public RevisionTables Tables { get; private set; } = null!;

    public PlanRevision Plan => Tables.Revision;

    /// <summary>The other plans, newest first.</summary>
    public IReadOnlyList<RevisionLine> Others { get; private set; } = [];

    public IReadOnlyList<CurvePoint> Curve { get; private set; } = [];

    /// <summary>What other budgets would reach; null when that was not worked out.</summary>
    public BudgetChart? Chart { get; private set; }

    /// <summary>Premises that could be joined but are not, this page of them, the cheapest to join first.</summary>
    public IReadOnlyList<PlanPremisesRow> NotChosen { get; private set; } = [];

    public Pager NotChosenPager { get; private set; } = null!;

    /// <summary>The premises of this page of the list.</summary>
    public IReadOnlyList<PlanPremisesRow> Premises { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>Premises that the plan leaves out or cannot reach, with the reasons.</summary>
    public IReadOnlyList<PlanPremisesRow> NotReached { get; private set; } = [];

    public MapView? Map { get; private set; }

    /// <summary>Why the plan was not adopted, or null.</summary>
    public string? Refusal { get; private set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public PremisesStatus? Status { get; set; }

    /// <summary>An area of the plan.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Area { get; set; }

    /// <summary>The number of the list's page.</summary>
    [BindProperty(SupportsGet = true)]
    public int Rows { get; set; } = 1;

    /// <summary>The number of the page of those not chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public int Left { get; set; } = 1;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await revisions.RunAsync(id, cancel) is not { } tables)
            return NotFound();
        Tables = tables;
        Others = [.. (await revisions.ListAsync(cancel: cancel)).Where(line => line.Revision.Id != id)];
        Curve = ImprovementCurve.Of(Plan.PlanJson);
        Chart = BudgetChart.Of(tables.Budget, Plan.CostOre, Plan.PremisesOrdered);
        await ReadPremisesAsync(id, cancel);
        await ReadNotChosenAsync(id, cancel);
        NotReached =
        [
            .. await revisions.PremisesAsync(id, PremisesStatus.Unreachable, take: MostUnreachable, cancel: cancel),
            .. await revisions.PremisesAsync(id, PremisesStatus.LeftOut, take: MostUnreachable, cancel: cancel),
        ];
        Map = await views.PictureAsync(id, cancel);
        return Page();
    }

    /// <summary>Just the table of premises, while somebody types in its search box.</summary>
    public async Task<IActionResult> OnGetPremisesAsync(long id, CancellationToken cancel)
    {
        await ReadPremisesAsync(id, cancel);
        return Partial("_Premises", this);
    }

    /// <summary>One of the plan's files.</summary>
    public async Task<IActionResult> OnGetFileAsync(long id, string name, CancellationToken cancel) =>
        await revisions.DocumentAsync(id, name, cancel) is { } file
            ? File(file.Bytes, file.ContentType, $"plan-{id.ToString(CultureInfo.InvariantCulture)}-{file.FileName}")
            : NotFound();

    public async Task<IActionResult> OnPostAdoptAsync(long id, string? note, CancellationToken cancel)
    {
        try
        {
            await adopt.RunAsync(id, User.Actor(), string.IsNullOrWhiteSpace(note) ? null : note.Trim(), cancel);
            return RedirectToPage(new { id });
        }
        catch (RefusedException refusal) when (!refusal.NotFound)
        {
            Refusal = refusal.Message;
            return await OnGetAsync(id, cancel);
        }
    }

    /// <summary>The way to the comparison, from the selector without script.</summary>
    public IActionResult OnGetCompare(long id, long other) => RedirectToPage("Compare", new { id, other });

    private async Task ReadPremisesAsync(long id, CancellationToken cancel)
    {
        Pager = new Pager(Math.Max(1, Rows), RowsPerPage, 0, number => Address(id, number));
        var wish = new PremisesWish(Query, Status, Area);
        var page = await findPremises.RunAsync(id, wish, Pager.Skip, RowsPerPage, cancel);
        Premises = page.Rows;
        Pager = Pager with { Rows = page.Total };
    }

    private async Task ReadNotChosenAsync(long id, CancellationToken cancel)
    {
        string Page(int number) =>
            string.Create(CultureInfo.InvariantCulture, $"/plans/revisions/{id}?left={number}#not-chosen");
        NotChosenPager = new Pager(Math.Max(1, Left), RowsPerPage, 0, Page) { Name = T["Sidor med ej valda adresser"] };
        var page = await notChosen.RunAsync(id, NotChosenPager.Skip, RowsPerPage, cancel);
        (NotChosen, NotChosenPager) = (page.Rows, NotChosenPager with { Rows = page.Total });
    }

    private string Address(long id, int number)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrEmpty(Query))
            query.Add("q", Query);
        if (Status is { } status)
            query.Add("status", status.ToString());
        if (Area is { } area)
            query.Add("area", area.ToString(CultureInfo.InvariantCulture));
        query.Add("rows", number.ToString(CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"/plans/revisions/{id}{query}#premises");
    }
}
