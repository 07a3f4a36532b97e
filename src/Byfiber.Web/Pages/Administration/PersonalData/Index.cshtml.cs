using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Administration.PersonalData;

/// <summary>The register: what is kept of people, why, for how long, and how many there are now.</summary>
[WhoMay(Role.Administrator)]
public sealed class IndexModel(DataRegister register, ExpirePersonalData expire, ErasureRequests requests) : PageModel
{
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    /// <summary>When what was past its time was let go last, and how much of each kind; null before the first time.</summary>
    public (DateTime At, IReadOnlyDictionary<string, long> Gone)? LastRun { get; private set; }

    /// <summary>Requests to be erased that wait for an answer, the oldest first.</summary>
    public IReadOnlyList<ErasureRequest> Requests { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Lines = await register.RunAsync(cancel);
        Requests = await requests.RunAsync(cancel);
        LastRun = await expire.LastRunAsync(cancel);
    }
}
