using Byfiber.Planning;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Hosting;

/// <summary>
/// What goes wrong in the API becomes a problem response (RFC 9457). A sentence for people passes through; anything else is
/// logged and named no further.
/// </summary>
public sealed class ApiProblems(IProblemDetailsService problems) : IExceptionHandler
{
    /// <summary>Whether answers under this path are for programs.</summary>
    public static bool Speaks(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal)
        || path.StartsWithSegments("/tiles", StringComparison.Ordinal)
        || path.StartsWithSegments("/openapi", StringComparison.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (!Speaks(httpContext.Request.Path))
            return false;
        var (status, detail) = exception switch
        {
            PlanningException mend => (StatusCodes.Status400BadRequest, mend.Message),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message),
            _ => (StatusCodes.Status500InternalServerError, "Byfiber failed at this; its log says why."),
        };
        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = new ProblemDetails { Status = status, Detail = detail },
            }
        );
    }
}
