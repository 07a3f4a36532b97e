using Byfiber.Core.People;

namespace Byfiber.Web.Access;

/// <summary>
/// States who may open a page or an endpoint. What states nothing is closed to everybody: <see cref="WhoMayRule"/> is the one place
/// that reads this. An auditor may read whatever some role of the staff may, without being named.
/// </summary>
/// <param name="roles">The roles that may; with <see cref="Anybody"/> or <see cref="SignedIn"/> there are none.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WhoMayAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles that may.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Everybody may, without signing in.</summary>
    public bool Anybody { get; init; }

    /// <summary>Whoever has signed in to an account may, whatever the role: pages about the account itself.</summary>
    public bool SignedIn { get; init; }
}

/// <summary>
/// States who may change something on a page (anything but GET and HEAD), when that is fewer than those who may open it.
/// </summary>
/// <param name="roles">The roles that may.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WhoMayChangeAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles that may.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>The same statements for endpoints that are mapped in code.</summary>
public static class WhoMayEndpoints
{
    /// <summary>These roles may.</summary>
    public static T WhoMay<T>(this T endpoint, params Role[] roles)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new WhoMayAttribute(roles));

    /// <summary>Everybody may, without signing in.</summary>
    public static T AnybodyMay<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new WhoMayAttribute { Anybody = true });

    /// <summary>Whoever has signed in to an account may.</summary>
    public static T SignedInMay<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new WhoMayAttribute { SignedIn = true });
}
