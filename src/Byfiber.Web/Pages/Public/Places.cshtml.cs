using Byfiber.Core.Offers;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Public;

/// <summary>All areas, for anybody.</summary>
[WhoMay(Anybody = true)]
public sealed class PlacesModel(AreaProgress progress) : PageModel
{
    /// <summary>In build order.</summary>
    public IReadOnlyList<AreaProgressView> Areas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Areas = await progress.ListAsync(cancel);
}
