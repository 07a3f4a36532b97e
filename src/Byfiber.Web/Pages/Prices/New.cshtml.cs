using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Campaigns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Prices;

/// <summary>The form of a new price list: typed in, or as a file.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Sales)]
public sealed class NewModel(
    PriceLists prices,
    SavePriceList save,
    PriceListFile files,
    AreaDetails areas,
    IStringLocalizer<SharedText> T
) : PageModel
{
    private const string All = "all.";
    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);

    public string? Name { get; private set; }

    public string? Source { get; private set; }

    public string? FileName { get; private set; }

    public string? FileSource { get; private set; }

    public IReadOnlyList<AreaFigures> Areas { get; private set; } = [];

    /// <summary>What is wrong with a field, by its name.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the list was not saved, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether some area has a price of its own in the form.</summary>
    public bool HasOwnPrices =>
        cells.Any(cell => cell.Value.Length > 0 && !cell.Key.StartsWith(All, StringComparison.Ordinal));

    /// <summary>What stands in a field of a price.</summary>
    public string? Cell(string name) => cells.GetValueOrDefault(name);

    /// <summary>An empty form, or one with another list's prices.</summary>
    public async Task OnGetAsync(long? from, CancellationToken cancel)
    {
        Areas = await areas.ListAsync(cancel);
        if (from is not { } id || await prices.OneAsync(id, cancel) is not { } other)
            return;
        Source = other.List.Source;
        foreach (var row in other.Rows)
        {
            var prefix = row.Price.AreaId is { } area ? FormattableString.Invariant($"{area}.") : All;
            foreach (var (column, text) in PriceCells.Write(row.Price))
                cells[prefix + column] = text;
        }
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? source, CancellationToken cancel)
    {
        (Name, Source, Areas) = (name, source, await areas.ListAsync(cancel));
        foreach (var (key, value) in Request.Form)
            cells[key] = value.ToString().Trim();
        if (string.IsNullOrWhiteSpace(name))
            Errors["name"] = T["Ge listan ett namn."];
        var rows = Rows();
        return Errors.Count > 0 ? Page() : await SaveAsync(name!, source, rows, cancel);
    }

    public async Task<IActionResult> OnPostFileAsync(
        string? fileName,
        string? fileSource,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        (FileName, FileSource, Areas) = (fileName, fileSource, await areas.ListAsync(cancel));
        if (string.IsNullOrWhiteSpace(fileName))
            Errors["fileName"] = T["Ge listan ett namn."];
        if (SmallFile.Wrong(T, file) is { } wrong)
            Errors["file"] = wrong;
        if (Errors.Count > 0)
            return Page();
        try
        {
            await using var content = file!.OpenReadStream();
            var rows = await files.ReadAsync(SmallFile.Name(file), content, cancel);
            return await SaveAsync(fileName!, fileSource, rows, cancel);
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return Page();
        }
    }

    private List<PriceRow> Rows()
    {
        var everybody = Row(null, All, null);
        var rows = new List<PriceRow> { everybody };
        foreach (var area in Areas)
        {
            var prefix = FormattableString.Invariant($"{area.Id}.");
            if (PriceCells.Columns.Any(column => !string.IsNullOrEmpty(Cell(prefix + column))))
                rows.Add(Row(area.Id, prefix, everybody));
        }
        return rows;
    }

    private PriceRow Row(long? area, string prefix, PriceRow? inherited)
    {
        var faults = new List<string>();
        var row = PriceCells.Read(area, column => Cell(prefix + column), inherited, faults);
        foreach (var column in faults)
            Errors[prefix + column] = T["Skriv ett tal, till exempel 18 000 eller 187,50."];
        return row;
    }

    private async Task<IActionResult> SaveAsync(
        string name,
        string? source,
        IReadOnlyList<PriceRow> rows,
        CancellationToken cancel
    )
    {
        try
        {
            var id = await save.RunAsync(name, source ?? "", rows, User.Actor(), cancel);
            return RedirectToPage("Details", new { id });
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            return Page();
        }
    }
}
