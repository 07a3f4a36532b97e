using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Planning;
using Byfiber.Planning.Sources;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Imports;

/// <summary>What an uploaded map would change, and the button that takes it in.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner)]
[WhoMayChange(Role.Planner)]
public sealed class PreviewModel(Uploads uploads, PreviewImport preview, ImportMap importMap) : PageModel
{
    /// <summary>Changes of each kind that are listed one by one.</summary>
    public const int MostRows = 100;

    [BindProperty(SupportsGet = true)]
    public Guid Upload { get; set; }

    /// <summary>The map that was read, or null when it was refused.</summary>
    public MapData? Map { get; private set; }

    /// <summary>What would change, or null when the map was refused.</summary>
    public MapDiff? Diff { get; private set; }

    /// <summary>The map file's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Why the map cannot be taken, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (uploads.Find(Upload) is not { } files)
            return NotFound();
        Name = files.Name;
        try
        {
            Map = await Task.Run(() => files.Read(null, cancel), cancel);
            Diff = await preview.RunAsync(Map, cancel);
        }
        catch (Exception refusal) when (refusal is RefusedException or PlanningException)
        {
            Refusal = uploads.Spoken(Upload, refusal.Message);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (uploads.Find(Upload) is not { } files)
            return NotFound();
        try
        {
            await TakeAsync(files, cancel);
        }
        catch (Exception refusal) when (refusal is RefusedException or PlanningException)
        {
            (Name, Refusal) = (files.Name, uploads.Spoken(Upload, refusal.Message));
            return Page();
        }
        uploads.ThrowAway(Upload);
        return RedirectToPage("Index");
    }

    public IActionResult OnPostThrowAway()
    {
        uploads.ThrowAway(Upload);
        return RedirectToPage("Index");
    }

    private async Task TakeAsync(MapFiles files, CancellationToken cancel)
    {
        var map = await Task.Run(() => files.Read(null, cancel), cancel);
        await importMap.RunAsync(map, files.Name, await files.HashAsync(cancel), User.Actor(), cancel);
    }
}
