using System.Security.Claims;
using Byfiber.Core.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Byfiber.Web.Access;

/// <summary>The requirement that every request meets: the fallback policy, which holds where nothing else is said.</summary>
internal sealed class WhoMayRequirement : IAuthorizationRequirement;

/// <summary>
/// The one rule of who may what. It reads the statement of the page or endpoint that was chosen; without a statement nobody may.
/// </summary>
internal sealed class WhoMayRule : AuthorizationHandler<WhoMayRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, WhoMayRequirement requirement)
    {
        if (context.Resource is HttpContext http && May(http.GetEndpoint(), http.Request.Method, context.User))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    /// <summary>Whether this visitor may do this to the endpoint.</summary>
    public static bool May(Endpoint? endpoint, string method, ClaimsPrincipal visitor)
    {
        // No route was found (404), or its method or content type is another (405, 415): nothing of ours answers.
        if (endpoint is not RouteEndpoint)
            return true;
        if (endpoint.Metadata.GetMetadata<WhoMayAttribute>() is not { } statement)
            return false;
        if (statement.Anybody)
            return true;
        if (visitor.Identity?.IsAuthenticated != true)
            return false;
        if (statement.SignedIn)
            return visitor.HasAccount();
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (visitor.IsInRole(nameof(Role.Auditor)))
            return reads && statement.Roles.Any(role => role != Role.Resident);
        var roles = reads
            ? statement.Roles
            : endpoint.Metadata.GetMetadata<WhoMayChangeAttribute>()?.Roles ?? statement.Roles;
        return roles.Any(role => visitor.IsInRole(role.ToString()));
    }
}
