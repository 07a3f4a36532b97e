using System.Globalization;
using System.Text;
using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Payments;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Payments;

/// <summary>What the ledger gets, and the payments that came from it. The ledger itself is another program's.</summary>
[WhoMay(Role.Administrator, Role.Coordinator, Role.Sales)]
[WhoMayChange(Role.Coordinator, Role.Sales)]
[RequestSizeLimit(MostBytes + (1024 * 1024))]
public sealed class IndexModel(
    ImportPayments import,
    PaymentBasis basis,
    AreaDetails areas,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : PageModel
{
    /// <summary>Ample for a year's payments of a municipality.</summary>
    private const int MostBytes = 20 * 1024 * 1024;

    private const int InvoiceDays = 30;

    public IReadOnlyList<Payment> Unknown { get; private set; } = [];
    public IReadOnlyList<PaymentImport> History { get; private set; } = [];
    public IReadOnlyList<AreaFigures> Areas { get; private set; } = [];

    /// <summary>What came of the file that was just sent, or null.</summary>
    public ImportedPayments? Imported { get; private set; }
    public string? Refusal { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Unknown = await import.UnknownAsync(cancel);
        History = await import.HistoryAsync(cancel: cancel);
        Areas = await areas.ListAsync(cancel);
    }

    /// <summary>All payments of an area's contracts, or of all contracts, as CSV.</summary>
    public async Task<IActionResult> OnGetBasisAsync(long? area, CancellationToken cancel)
    {
        var content = new MemoryStream();
        await basis.CsvAsync(content, area, User.Actor(), cancel);
        content.Position = 0;
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return File(content, "text/csv", $"{day}-betalningar.csv");
    }

    /// <summary>A company's payment as an electronic invoice (Peppol BIS Billing 3), to be paid in thirty days unless a day is given.</summary>
    public async Task<IActionResult> OnGetInvoiceAsync(long payment, DateOnly? dueOn, CancellationToken cancel)
    {
        try
        {
            var content = new MemoryStream();
            var last = dueOn ?? time.SwedishToday().AddDays(InvoiceDays);
            await basis.InvoiceAsync(content, payment, last, User.Actor(), cancel);
            content.Position = 0;
            return File(content, "application/xml", string.Create(CultureInfo.InvariantCulture, $"{payment}.xml"));
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            await OnGetAsync(cancel);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, bool skip, CancellationToken cancel)
    {
        try
        {
            if (file is null || file.Length is 0 or > MostBytes)
                throw new RefusedException(T["Välj en CSV-fil på högst 20 MB."]);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            Imported = await import.RunAsync(file.FileName, bytes.ToArray(), skip, User.Actor(), cancel);
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
        }
        await OnGetAsync(cancel);
        return Page();
    }
}
