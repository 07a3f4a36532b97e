using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Byfiber.Web.Access.OpenId;

/// <summary>
/// Sign-in by OpenID Connect: authorization code with PKCE, state and nonce, each good for one answer. Which provider is a matter of
/// settings; without one there is no such sign-in, except in the demo, where a made-up one runs in this program.
/// </summary>
internal static class OpenIdRegistration
{
    /// <summary>Where residents come back to.</summary>
    public const string ResidentCallback = "/household/identity/callback";

    /// <summary>Where staff come back to.</summary>
    public const string StaffCallback = "/sign-in/identity/callback";

    /// <summary>How long the answer waits for the page that takes it.</summary>
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(5);

    /// <exception cref="Core.RefusedException">A setting is not right.</exception>
    public static IServiceCollection AddByfiberOpenId(
        this IServiceCollection services,
        HostSettings settings,
        IConfiguration configuration
    )
    {
        var providers = Providers(settings, configuration);
        services.AddSingleton(providers);
        var ways = services.AddAuthentication();
        if (providers.Resident is { } resident)
        {
            ways.AddCookie(IdentityProviders.ResidentTicket, options => Ticket(options, "byfiber.resident-ticket"));
            ways.AddOpenIdConnect(
                IdentityProviders.ResidentScheme,
                options =>
                    Configure(
                        options,
                        resident,
                        ResidentCallback,
                        IdentityProviders.ResidentTicket,
                        "/household/sign-in"
                    )
            );
        }
        if (providers.Staff is { } staff)
        {
            ways.AddCookie(IdentityProviders.StaffTicket, options => Ticket(options, "byfiber.staff-ticket"));
            ways.AddOpenIdConnect(
                IdentityProviders.StaffScheme,
                options =>
                {
                    Configure(options, staff, StaffCallback, IdentityProviders.StaffTicket, "/sign-in");
                    options.Scope.Add("email");
                }
            );
        }
        if (providers.MadeUp)
            services.AddMadeUpProvider();
        return services;
    }

    private static IdentityProviders Providers(HostSettings settings, IConfiguration configuration)
    {
        if (settings.HasMadeUpIdentities)
            return new IdentityProviders
            {
                Resident = MadeUpProvider.For(MadeUpProvider.ResidentClient),
                Staff = MadeUpProvider.For(MadeUpProvider.StaffClient),
                MadeUp = true,
            };
        return new IdentityProviders
        {
            Resident = IdentityProvider.Read(configuration, "RESIDENT"),
            Staff = IdentityProvider.Read(configuration, "STAFF"),
        };
    }

    private static void Ticket(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TicketLife;
        options.SlidingExpiration = false;
    }

    private static void Configure(
        OpenIdConnectOptions options,
        IdentityProvider provider,
        string callback,
        string ticket,
        string refused
    )
    {
        options.Authority = provider.Authority.ToString();
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.CallbackPath = callback;
        options.SignInScheme = ticket;
        options.SignOutScheme = ticket;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as an address, so that cookies that other sites' forms do not carry can guard it.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        // What is kept of the token is chosen below; the framework would take out who vouched and how.
        options.ClaimActions.Clear();
        options.DisableTelemetry = true;
        options.TokenValidationParameters.NameClaimType = "name";
        options.ProtocolValidator.RequireNonce = true;
        // An address on this machine has no HTTPS; everywhere else the cookies are marked for it by themselves.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.HttpOnly = true;
        }
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                // Somebody who shares the screen must not sign with the identity of who used it before.
                context.ProtocolMessage.Prompt = OpenIdConnectPrompt.Login;
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
                context.Principal = VouchedIdentity.Kept(
                    context.Principal!,
                    context.SecurityToken.Issuer,
                    time.GetUtcNow().UtcDateTime
                );
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                context.Response.Redirect(
                    QueryHelpers.AddQueryString(
                        refused,
                        "why",
                        context.Failure is null or AuthenticationFailureException { Message: "access_denied" }
                            ? "given-up"
                            : "failed"
                    )
                );
                context.HandleResponse();
                return Task.CompletedTask;
            },
            OnAccessDenied = context =>
            {
                context.Response.Redirect(QueryHelpers.AddQueryString(refused, "why", "given-up"));
                context.HandleResponse();
                return Task.CompletedTask;
            },
        };
    }
}
