using Byfiber.Core.Contracts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Verify;

/// <summary>Tells anybody who holds a contract's copy whether it is genuine. It tells the number and the day, and nobody's name.</summary>
[WhoMay(Anybody = true)]
public sealed class IndexModel(VerifyDocument verify) : PageModel
{
    /// <summary>Copies are well below this.</summary>
    private const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What the document is; null when it is unknown.</summary>
    public VerifiedDocument? Verified { get; private set; }

    /// <summary>Whether something was asked.</summary>
    public bool Asked { get; private set; }

    public async Task OnGetAsync(string? sha256, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(sha256) || sha256.Length > 200)
            return;
        Asked = true;
        Verified = await verify.RunAsync(sha256, cancel);
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        Asked = true;
        if (file is { Length: > 0 and <= MostBytes })
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            Verified = await verify.RunAsync(bytes.ToArray(), cancel);
        }
        return Page();
    }
}
