using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages;

/// <summary>What a person sees when a page is missing or fails: what happened in one sentence, and a way on.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
[WhoMay(Anybody = true)]
public sealed class ErrorModel : PageModel
{
    /// <summary>The HTTP status that brought the person here.</summary>
    public int Status { get; private set; }

    public void OnGet(int? status) => Status = status ?? StatusCodes.Status500InternalServerError;

    public void OnPost(int? status) => OnGet(status);
}
