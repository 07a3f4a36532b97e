using System.Globalization;
using System.Security.Claims;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Byfiber.Web.Access.OpenId;
using Byfiber.Web.Commands;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Byfiber.Web.Pages.Household;

/// <summary>The demo's identity provider asks who the visitor would like to be. Not there unless the demo says so.</summary>
[WhoMay(Anybody = true)]
public sealed class MadeUpIdentityModel(IdentityProviders providers, TimeProvider time) : PageModel
{
    /// <summary>Whom one may be.</summary>
    public IReadOnlyList<string> Names =>
        ForStaff ? [.. DemoAccounts.All.Select(one => one.Name)] : MadeUpPersons.Residents;

    /// <summary>Whether staff asks, for whom the provider tells a mail address as well.</summary>
    public bool ForStaff { get; private set; }

    /// <summary>The request's own fields, which the form sends again.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!providers.MadeUp || HttpContext.GetOpenIddictServerRequest() is not { } request)
            return NotFound();
        ForStaff = request.ClientId == MadeUpProvider.StaffClient;
        Fields = [.. request.GetParameters().Select(field => (field.Key, field.Value.ToString() ?? ""))];
        return Page();
    }

    public IActionResult OnPost([FromForm] string? person, [FromForm] string? email, [FromForm] bool verified)
    {
        if (!providers.MadeUp || HttpContext.GetOpenIddictServerRequest() is not { } request)
            return NotFound();
        var name = string.Concat((person ?? "").Where(letter => !char.IsControl(letter))).Trim();
        if (name.Length is 0 or > 100)
            return Forbid(
                new AuthenticationProperties(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied,
                    }
                ),
                OpenIddictServerAspNetCoreDefaults.AuthenticationScheme
            );
        var known = email is { Length: > 0 } && email.Length <= Account.LongestEmail && !email.Any(char.IsControl);
        var address = known
            ? (email!.Trim(), verified)
            : (DemoAccounts.All.FirstOrDefault(one => one.Name == name)?.Email, true);
        return SignIn(Person(name, address, request), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private ClaimsPrincipal Person(string name, (string? Email, bool Verified) address, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity(
            OpenIddictServerAspNetCoreDefaults.AuthenticationScheme,
            Claims.Name,
            Claims.Role
        );
        identity.SetClaim(Claims.Subject, MadeUpPersons.SubjectOf(name));
        identity.SetClaim(Claims.Name, name);
        if (request.ClientId == MadeUpProvider.StaffClient && address.Email is not null)
        {
            identity.SetClaim(Claims.Email, address.Email);
            identity.SetClaim(Claims.EmailVerified, address.Verified);
        }
        identity.SetClaim("acr", "urn:byfiber:made-up");
        identity.AddClaim(
            new Claim(
                "auth_time",
                time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                ClaimValueTypes.Integer64
            )
        );
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        // Only in the code, so that it is known again.
        var use = MadeUpProvider.NewUse(out var claim);
        identity.AddClaim(new Claim(claim, use));
        return new ClaimsPrincipal(identity);
    }
}
