using Byfiber.Core.Offers;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Public;

/// <summary>An area for anybody: how far it is to the threshold, dates, news. Counts only.</summary>
[WhoMay(Anybody = true)]
public sealed class PlaceModel(AreaProgress progress, PublicTakeUp takeUp, AreaDrawing drawing) : PageModel
{
    /// <summary>The area.</summary>
    public AreaProgressView Area { get; private set; } = null!;

    /// <summary>Those who have signed.</summary>
    public SignedCount? Signed { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await progress.RunAsync(id, cancel) is not { } area)
            return NotFound();
        (Area, Signed) = (area, await takeUp.RunAsync(id, cancel));
        return Page();
    }

    /// <summary>The area drawn.</summary>
    public async Task<IActionResult> OnGetPictureAsync(long id, CancellationToken cancel) =>
        await drawing.OfAsync(id, null, cancel) is { } svg ? Content(svg, "image/svg+xml; charset=utf-8") : NotFound();
}
