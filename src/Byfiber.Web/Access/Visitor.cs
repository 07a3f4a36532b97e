using System.Globalization;
using System.Security.Claims;
using Byfiber.Core.People;
using Microsoft.AspNetCore.Identity;

namespace Byfiber.Web.Access;

/// <summary>What pages and endpoints ask of whoever is there.</summary>
public static class Visitor
{
    /// <summary>The claim that an administrator must set a second factor up before anything else.</summary>
    internal const string LacksSecondFactor = "byfiber:lacks-second-factor";

    /// <summary>
    /// The name that the journal keeps: a name alone is not unique, so an account's number stands behind it ("Anna Berg (#12)").
    /// </summary>
    public static string Actor(this ClaimsPrincipal visitor)
    {
        var name = visitor.DisplayName();
        var id = visitor.FindFirstValue(ClaimTypes.NameIdentifier);
        return (name, id) switch
        {
            (null, null) => "anonymous",
            (_, null) => name,
            (null, _) => $"#{id}",
            _ => $"{name} (#{id})",
        };
    }

    /// <summary>What the person is called, or null for nobody.</summary>
    public static string? DisplayName(this ClaimsPrincipal visitor) => visitor.FindFirstValue(ClaimTypes.Name);

    /// <summary>Whether the visitor has signed in to an account (a resident has none).</summary>
    public static bool HasAccount(this ClaimsPrincipal visitor) =>
        visitor.Identities.Any(one =>
            one.IsAuthenticated && one.AuthenticationType == IdentityConstants.ApplicationScheme
        );

    /// <summary>The number of the visitor's account, or null without one.</summary>
    public static long? AccountId(this ClaimsPrincipal visitor) =>
        visitor.HasAccount()
        && long.TryParse(
            visitor.FindFirstValue(ClaimTypes.NameIdentifier),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : null;

    /// <summary>Whether the visitor has the role now.</summary>
    public static bool Is(this ClaimsPrincipal visitor, Role role) => visitor.IsInRole(role.ToString());

    /// <summary>Whether the visitor has one of the roles now.</summary>
    public static bool IsAny(this ClaimsPrincipal visitor, params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (visitor.Is(role))
                return true;
        }
        return false;
    }

    /// <summary>Whether a page shows the visitor a button that only these roles may press; never an auditor.</summary>
    public static bool MayChange(this ClaimsPrincipal visitor, params ReadOnlySpan<Role> roles) =>
        !visitor.Is(Role.Auditor) && visitor.IsAny(roles);
}
