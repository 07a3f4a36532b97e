using System.Globalization;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.Places;
using Byfiber.Web.Hosting;
using Byfiber.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Access;

/// <summary>What mails about accounts say of the program: where it is, which municipality's, in the language of whoever asks.</summary>
public sealed class Letters(
    HostSettings settings,
    IHttpContextAccessor current,
    ImportHistory imports,
    IStringLocalizer<SharedText> T
)
{
    /// <summary>A letter from the visitor.</summary>
    /// <param name="roles">The roles that it speaks of.</param>
    /// <param name="cancel">The visitor has gone.</param>
    public async Task<AccountLetter> WriteAsync(IEnumerable<Role>? roles = null, CancellationToken cancel = default)
    {
        var request = current.HttpContext!.Request;
        return new AccountLetter
        {
            Site = new Uri(PublicSite.Of(settings, request) + "/"),
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Municipality = await imports.RunAsync(1, cancel) is [var map, ..] ? map.Name : T["Din kommun"],
            Inviter = request.HttpContext.User.DisplayName() ?? "",
            Roles = string.Join(", ", (roles ?? []).Select(role => RoleWords.Of(role, T))),
        };
    }
}
