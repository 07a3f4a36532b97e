using System.Text.Json;
using Byfiber.Core;
using Byfiber.Planning;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Hosting;

/// <summary>
/// What goes wrong in the API becomes a problem response (RFC 9457). A sentence for people passes through; anything else is
/// logged and named no further.
/// </summary>
public sealed class ApiProblems(IProblemDetailsService problems, ILogger<ApiProblems> log) : IExceptionHandler
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
            RefusedException { NotFound: true } missing => (StatusCodes.Status404NotFound, missing.Message),
            RefusedException refused => (StatusCodes.Status409Conflict, refused.Message),
            BadHttpRequestException bad => (bad.StatusCode, Explain(bad)),
            _ => (StatusCodes.Status500InternalServerError, "Byfiber failed at this; its log says why."),
        };
        if (status == StatusCodes.Status500InternalServerError)
            log.LogError(exception, "{Method} {Path} failed.", httpContext.Request.Method, httpContext.Request.Path);
        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = new ProblemDetails { Status = status, Detail = detail },
            }
        );
    }

    /// <summary>The framework's message names types of ours; a person needs the field.</summary>
    private static string Explain(BadHttpRequestException bad) =>
        bad.InnerException switch
        {
            JsonException { Path: { Length: > 1 } path } =>
                $"The body's field \"{path.TrimStart('$', '.')}\" is unknown or has a value of another kind: see /api/reference.",
            JsonException => "The body is not JSON that can be read: see /api/reference.",
            _ => bad.Message,
        };
}
