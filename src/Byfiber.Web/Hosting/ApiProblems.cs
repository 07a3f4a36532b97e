using System.Text.Json;
using System.Text.RegularExpressions;
using Byfiber.Core;
using Byfiber.Planning;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Hosting;

/// <summary>
/// What goes wrong in the API becomes a problem response (RFC 9457). A sentence for people passes through; anything else is
/// logged and named no further.
/// </summary>
public sealed partial class ApiProblems(IProblemDetailsService problems, ILogger<ApiProblems> log) : IExceptionHandler
{
    private const string WrongKind =
        "The body's Content-Type is not one that is taken here: send application/json, or multipart/form-data where files are sent, see /api/reference.";

    /// <summary>Gives a sentence to the refusals that the framework answers with a status alone.</summary>
    public static void Complete(ProblemDetailsContext context) =>
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            StatusCodes.Status401Unauthorized =>
                "Nobody has signed in: sign in at /sign-in and send the cookie that you get there.",
            StatusCodes.Status403Forbidden =>
                "Your account's roles do not include this: ask an administrator for the role.",
            StatusCodes.Status404NotFound => "There is nothing at this address: see /api/reference.",
            StatusCodes.Status405MethodNotAllowed =>
                $"This address does not take {context.HttpContext.Request.Method}: see /api/reference.",
            StatusCodes.Status413PayloadTooLarge =>
                "The request is larger than this address takes: send a smaller file.",
            StatusCodes.Status415UnsupportedMediaType => WrongKind,
            _ => null,
        };

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
            _ => InWords(bad),
        };

    private static string InWords(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return WrongKind;
        if (MissingField().Match(bad.Message) is { Success: true } missing)
            return missing.Groups["place"].Value == "body"
                ? "The request has no body: send one as JSON, see /api/reference."
                : $"The {missing.Groups["place"].Value} has no field \"{missing.Groups["field"].Value}\": add it, see /api/reference.";
        if (WrongValue().Match(bad.Message) is { Success: true } wrong)
            return $"The field \"{wrong.Groups["field"].Value}\" cannot have the value \"{wrong.Groups["value"].Value}\": see /api/reference.";
        return bad.Message;
    }

    [GeneratedRegex(
        "^Required parameter \"(?:.* )?(?<field>\\w+)\" was not provided from (?<place>query string|form|body|[a-z ]+?)(?: file)?\\.$"
    )]
    private static partial Regex MissingField();

    [GeneratedRegex(
        "^Failed to bind parameter \"(?:.* )?(?<field>\\w+)\" from \"(?<value>.*)\"\\.$",
        RegexOptions.Singleline
    )]
    private static partial Regex WrongValue();
}
