using Byfiber.Core.Contracts;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Verify;

/// <summary>Tells anybody who holds a contract's copy whether it is genuine. It tells the number and the day, and nobody's name.</summary>
[WhoMay(Anybody = true)]
[RequestSizeLimit(HostSettings.LargestScanBytes)]
public sealed class IndexModel(VerifyDocument verify, IStringLocalizer<SharedText> T) : PageModel
{
    /// <summary>Copies are well below this.</summary>
    private const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What the document is; null when it is unknown.</summary>
    public VerifiedDocument? Verified { get; private set; }

    /// <summary>Whether something was asked.</summary>
    public bool Asked { get; private set; }

    /// <summary>Why the file cannot be a contract's copy, or null.</summary>
    public string? Sentence { get; private set; }

    public async Task OnGetAsync(string? sha256, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(sha256) || sha256.Length > 200)
            return;
        Asked = true;
        Verified = await verify.RunAsync(sha256, cancel);
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null or { Length: 0 })
            Sentence = T["Välj först avtalet som PDF."];
        else if (file.Length > MostBytes)
            Sentence = T["Filen är större än 10 MB. Avtal härifrån är mindre: välj rätt fil."];
        if (Sentence is not null)
            return Page();
        using var bytes = new MemoryStream();
        await file!.CopyToAsync(bytes, cancel);
        Verified = await verify.RunAsync(bytes.ToArray(), cancel);
        if (Verified is null && !bytes.ToArray().AsSpan().StartsWith("%PDF"u8))
            Sentence = T["Filen är ingen PDF. Välj den PDF som avtalet kom i."];
        Asked = Sentence is null;
        return Page();
    }
}
