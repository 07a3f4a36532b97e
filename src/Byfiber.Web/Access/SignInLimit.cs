using System.Threading.RateLimiting;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;

namespace Byfiber.Web.Access;

/// <summary>
/// How often one address on the net may try to sign in, so that passwords cannot be tried out over many accounts, each of which
/// locks by itself.
/// </summary>
public static class SignInLimit
{
    /// <summary>The policy that pages name with <see cref="EnableRateLimitingAttribute"/>: only what is sent counts, looking does not.</summary>
    public const string Policy = "sign-in";

    internal static Action<RateLimiterOptions> Configure(HostSettings settings) =>
        options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                        .ToString(System.Globalization.CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(
                Policy,
                context =>
                    HttpMethods.IsPost(context.Request.Method)
                        ? RateLimitPartition.GetFixedWindowLimiter(
                            WhoAsks.NameOf(context.Connection.RemoteIpAddress),
                            _ => new FixedWindowRateLimiterOptions
                            {
                                PermitLimit = settings.SignInsPerMinute,
                                Window = TimeSpan.FromMinutes(1),
                            }
                        )
                        : RateLimitPartition.GetNoLimiter("")
            );
        };
}
