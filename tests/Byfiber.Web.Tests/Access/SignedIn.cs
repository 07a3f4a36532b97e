using System.Net;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byfiber.Web.Tests.Access;

/// <summary>
/// Visitors who have signed in. The cookie is the one that the program would set, made by its own code; only the slow check of a
/// password is left out, which tests of the sign-in do instead.
/// </summary>
internal static class SignedIn
{
    /// <summary>Those who may do everything with maps and plans.</summary>
    public static Role[] Planners { get; } = [Role.Administrator, Role.Coordinator, Role.Planner];

    /// <summary>A visitor with a new account of these roles; redirects are followed only when asked for.</summary>
    public static async Task<HttpClient> VisitorAsync(WebApplication app, bool follow, params Role[] roles) =>
        Visitor(app, follow, await CookieAsync(app.Services, roles));

    /// <summary>A visitor with a cookie (null for nobody), and a jar of its own.</summary>
    public static HttpClient Visitor(WebApplication app, bool follow, string? cookie, string name = Schemes.StaffCookie)
    {
        var address = new Uri(app.Urls.First());
        var jar = new CookieContainer();
        if (cookie is not null)
            jar.Add(address, new Cookie(name, cookie));
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = follow, CookieContainer = jar })
        {
            BaseAddress = address,
        };
    }

    /// <summary>Signs in as a person does: by the form, with its token. Gives the answer to it.</summary>
    public static async Task<HttpResponseMessage> ByFormAsync(
        this HttpClient visitor,
        string email,
        string password,
        string? returnTo = null
    )
    {
        var page = await visitor.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = Html.Token(page),
                ["email"] = email,
                ["password"] = password,
                ["returnTo"] = returnTo ?? "",
            }
        );
        return await visitor.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
    }

    /// <summary>The cookie of a new account with these roles.</summary>
    public static async Task<string> CookieAsync(IServiceProvider services, params Role[] roles) =>
        await CookieAsync(services, await AccountAsync(services, roles));

    /// <summary>A new account with these roles, without a password.</summary>
    public static async Task<long> AccountAsync(IServiceProvider services, params Role[] roles)
    {
        var invitation = await services
            .GetRequiredService<InviteAccount>()
            .RunAsync($"{Guid.NewGuid():N}@byfiber.example", "Test Person", roles, "test");
        return invitation.AccountId;
    }

    /// <summary>The cookie that a sign-in to this account would set now.</summary>
    public static async Task<string> CookieAsync(IServiceProvider services, long accountId)
    {
        await using var scope = services.CreateAsyncScope();
        var account = await scope
            .ServiceProvider.GetRequiredService<UserManager<Account>>()
            .FindByIdAsync(accountId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var principal = await scope
            .ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>()
            .CreateAsync(account!);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme)
            .TicketDataFormat.Protect(
                new AuthenticationTicket(
                    principal,
                    new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) },
                    IdentityConstants.ApplicationScheme
                )
            );
    }
}
