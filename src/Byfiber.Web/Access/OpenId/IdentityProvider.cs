using Byfiber.Core;

namespace Byfiber.Web.Access.OpenId;

/// <summary>
/// Somebody who vouches for people by OpenID Connect: a BankID broker for residents, the municipality's or the operator's own sign-in for
/// staff. A class and no record: it must not print its secret.
/// </summary>
public sealed class IdentityProvider
{
    /// <summary>What the button says ("BankID").</summary>
    public required string Name { get; init; }

    /// <summary>The issuer's address; its discovery document lies beneath it.</summary>
    public required Uri Authority { get; init; }
    public required string ClientId { get; init; }

    /// <summary>Null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>
    /// Reads <c>BYFIBER_RESIDENT_OPENID_AUTHORITY</c>, <c>..._CLIENT</c>, <c>..._SECRET</c> (or <c>..._SECRET_FILE</c>) and <c>..._NAME</c>; the same with
    /// <c>STAFF</c>. docs/sign-in.md explains them.
    /// </summary>
    /// <param name="configuration">Environment variables or appsettings.json.</param>
    /// <param name="whose">"RESIDENT" or "STAFF".</param>
    /// <returns>Null when none is named.</returns>
    /// <exception cref="RefusedException">A setting is not right; the sentence names it.</exception>
    public static IdentityProvider? Read(IConfiguration configuration, string whose)
    {
        var prefix = $"BYFIBER_{whose}_OPENID_";
        if (configuration[prefix + "AUTHORITY"] is not { Length: > 0 } text)
            return null;
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || authority is { Scheme: "http", IsLoopback: true })
        )
            throw new RefusedException(
                $"{prefix}AUTHORITY must be the identity provider's address, beginning with https://."
            );
        if (configuration[prefix + "CLIENT"] is not { Length: > 0 } client)
            throw new RefusedException(
                $"{prefix}AUTHORITY is set, but not who we are there: set {prefix}CLIENT to the client id that the provider gave."
            );
        return new IdentityProvider
        {
            Name =
                configuration[prefix + "NAME"] is { Length: > 0 } name ? name
                : whose == "STAFF" ? "OpenID"
                : "BankID",
            Authority = authority,
            ClientId = client,
            ClientSecret = Secret(configuration, prefix + "SECRET"),
        };
    }

    private static string? Secret(IConfiguration configuration, string name)
    {
        if (configuration[name] is { Length: > 0 } value)
            return value;
        if (configuration[name + "_FILE"] is not { Length: > 0 } file)
            return null;
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{name}_FILE cannot be read ({e.Message}): correct its path or rights.", e);
        }
    }
}

/// <summary>Which identity providers there are; pages show a button for each.</summary>
public sealed class IdentityProviders
{
    /// <summary>The scheme that a resident is sent away by.</summary>
    public const string ResidentScheme = "ResidentIdentity";

    /// <summary>The scheme that an account is sent away by.</summary>
    public const string StaffScheme = "StaffIdentity";

    /// <summary>A cookie for the minutes between the provider's answer and the page that takes it.</summary>
    public const string ResidentTicket = "ResidentTicket";

    /// <summary>The same for accounts.</summary>
    public const string StaffTicket = "StaffTicket";

    /// <summary>For residents; null without one.</summary>
    public IdentityProvider? Resident { get; init; }

    /// <summary>For staff; null without one.</summary>
    public IdentityProvider? Staff { get; init; }

    /// <summary>Whether it is the demo's made-up one, which must be said wherever it is named.</summary>
    public bool MadeUp { get; init; }
}
