using Byfiber.Core;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Planning;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Imports;

/// <summary>The imports so far, and the form that sends a map to be looked at before it is taken in.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Planner)]
[WhoMayChange(Role.Planner)]
public sealed class IndexModel(ImportHistory imports, ImportMap importMap, Uploads uploads) : PageModel
{
    public IReadOnlyList<ImportBatch> Batches { get; private set; } = [];

    /// <summary>Why a map was not taken, or null.</summary>
    public string? Refusal { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Batches = await imports.RunAsync(cancel: cancel);

    /// <summary>Keeps the files and shows what they would change.</summary>
    public async Task<IActionResult> OnPostAsync(
        IFormFile? map,
        IFormFile? outline,
        IFormFile? addresses,
        CancellationToken cancel
    )
    {
        try
        {
            var upload = await uploads.KeepAsync(map, outline, addresses, cancel);
            return RedirectToPage("Preview", new { upload });
        }
        catch (PlanningException refusal)
        {
            return await RefuseAsync(refusal.Message, cancel);
        }
    }

    /// <summary>Takes the made-up municipality in.</summary>
    public async Task<IActionResult> OnPostSampleAsync(CancellationToken cancel)
    {
        var sample = new MapFiles(MapFiles.Sample);
        try
        {
            var map = await Task.Run(() => sample.Read(null, cancel), cancel);
            await importMap.RunAsync(map, sample.Name, await sample.HashAsync(cancel), User.Actor(), cancel);
            return RedirectToPage();
        }
        catch (Exception refusal) when (refusal is RefusedException or PlanningException)
        {
            return await RefuseAsync(refusal.Message, cancel);
        }
    }

    private async Task<IActionResult> RefuseAsync(string sentence, CancellationToken cancel)
    {
        Refusal = sentence;
        await OnGetAsync(cancel);
        return Page();
    }
}
