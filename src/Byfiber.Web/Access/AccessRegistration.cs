using Byfiber.Core.People.Accounts;
using Byfiber.Core.Storage;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Access;

/// <summary>How people sign in, and the one rule of who may what.</summary>
internal static class AccessRegistration
{
    /// <summary>An account's sign-in ends this long after its last use.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    public static IServiceCollection AddByfiberAccess(this IServiceCollection services, HostSettings settings)
    {
        services.AddHttpContextAccessor();
        // Identity's store works on one context for the length of a request.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ByfiberDb>>().CreateDbContext());
        // Before Identity's own, which would ask for kinds of characters.
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<AccountVerb>();
        services.AddScoped<Letters>();
        services
            .AddIdentityCore<Account>(Configure)
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<AccountPrincipal>()
            .AddSignInManager<StaffSignIn>()
            .AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // It is asked for before anybody has said who they are, and a finger, a face or a PIN is what makes it two factors.
            options.ResidentKeyRequirement = "required";
            options.UserVerificationRequirement = "required";
        });
        services
            .AddAuthentication(Schemes.Visitor)
            .AddPolicyScheme(Schemes.Visitor, null, options => options.ForwardDefaultSelector = Chosen)
            .AddCookie(Schemes.Resident, Resident)
            .AddIdentityCookies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, Staff);
        if (settings.PublicAddress is not null)
        {
            services.ConfigureAll<CookieAuthenticationOptions>(options =>
                options.Cookie.SecurePolicy = CookieSecurePolicy.Always
            );
            services.Configure<AntiforgeryOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        }
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme,
            options => options.Cookie.Name = "byfiber.second-factor"
        );
        services.AddSingleton<IAuthorizationHandler, WhoMayRule>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(
                new AuthorizationPolicyBuilder(Schemes.Visitor).AddRequirements(new WhoMayRequirement()).Build()
            );
        services.AddRateLimiter(SignInLimit.Configure(settings));
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // The address is the name; which characters it may have is the address rule's to say.
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Stores.MaxLengthForKeys = 128;
        // Passkeys came with this version.
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    /// <summary>Who is there: on a household's pages the resident, elsewhere a staff cookie goes before a resident's.</summary>
    private static string Chosen(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/household", StringComparison.OrdinalIgnoreCase)
        || !context.Request.Cookies.ContainsKey(Schemes.StaffCookie)
            && context.Request.Cookies.ContainsKey(Schemes.ResidentCookie)
            ? Schemes.Resident
            : IdentityConstants.ApplicationScheme;

    private static void Resident(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Schemes.ResidentCookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnTo";
        options.Events = new CookieAuthenticationEvents
        {
            OnRedirectToLogin = Refusals.NotSignedIn,
            OnRedirectToAccessDenied = Refusals.NotAllowed,
        };
    }

    private static void Staff(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Schemes.StaffCookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnTo";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = AccountPrincipal.ValidateAsync,
            OnRedirectToLogin = Refusals.NotSignedIn,
            OnRedirectToAccessDenied = Refusals.NotAllowed,
        };
    }
}
