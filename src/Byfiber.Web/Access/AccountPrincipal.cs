using System.Globalization;
using System.Security.Claims;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Byfiber.Web.Access;

/// <summary>
/// What a signed-in account is known by. The cookie holds only the account's number, its security stamp and how the person signed
/// in; what the person may is asked of the database at every request, so that an ended role or a closed account counts at once.
/// </summary>
internal sealed class AccountPrincipal : IUserClaimsPrincipalFactory<Account>
{
    /// <summary>How the person signed in ("pwd", "mfa", "passkey"; RFC 8176 calls the claim so).</summary>
    public const string Method = "amr";

    /// <summary>The method of a passkey, which is two factors in itself.</summary>
    public const string Passkey = "passkey";

    private const string Stamp = "stamp";

    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(Stamp, user.SecurityStamp!));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }

    /// <summary>Asks the database at a request: gives the visitor the name and the roles of now, or none at all.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        var standing =
            context.Principal!.AccountId() is { } id
            && await request.RequestServices.GetRequiredService<AccountStanding>().RunAsync(id, request.RequestAborted)
                is { } found
            && found.SecurityStamp == context.Principal!.FindFirstValue(Stamp)
                ? found
                : null;
        if (standing is null)
        {
            context.RejectPrincipal();
            return;
        }
        var settings = request.RequestServices.GetRequiredService<HostSettings>();
        context.ReplacePrincipal(Of(context.Principal!, standing, settings.AsksSecondFactor));
    }

    private static ClaimsPrincipal Of(ClaimsPrincipal cookie, Standing standing, bool asksSecondFactor)
    {
        var identity = new ClaimsIdentity(cookie.Claims, IdentityConstants.ApplicationScheme);
        identity.AddClaim(new(ClaimTypes.Name, standing.DisplayName));
        var lacks =
            asksSecondFactor
            && standing.Roles.Contains(Role.Administrator)
            && !standing.HasSecondFactor
            && !cookie.HasClaim(Method, Passkey);
        if (lacks)
            identity.AddClaim(new(Visitor.LacksSecondFactor, "true"));
        foreach (var role in standing.Roles.Where(role => !(lacks && role == Role.Administrator)))
            identity.AddClaim(new(ClaimTypes.Role, role.ToString()));
        return new ClaimsPrincipal(identity);
    }
}
