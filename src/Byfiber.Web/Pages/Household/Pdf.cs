using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.Household;

/// <summary>Documents as files that a browser opens beside the page.</summary>
internal static class Pdf
{
    public static IActionResult Of(PageModel page, byte[] content, string number)
    {
        page.Response.Headers.ContentDisposition = $"inline; filename=\"fiberavtal-{number}.pdf\"";
        return new FileContentResult(content, "application/pdf");
    }
}
