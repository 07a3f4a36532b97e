using System.Net;
using System.Security.Claims;
using System.Text;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Tests.Architecture;
using Byfiber.Web.Tests.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byfiber.Web.Tests.Access;

/// <summary>Every way in, for everybody, against the table that people have read: who-may.txt.</summary>
public class WhoMayTests(EmptyVillage village) : IClassFixture<EmptyVillage>
{
    private const string TablePath = "tests/Byfiber.Web.Tests/Access/who-may.txt";
    private const string Head =
        "# Who may open which route; written by WhoMayTests, reviewed by people. A change here is a change of who may what.\n"
        + "# yes: may; -: may not (asked to sign in, or refused). \"nobody\" has not signed in.\n";

    /// <summary>Routes that may do without a statement, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_excused = new()
    {
        ["/api/reference/scalar.js"] = Scalars,
        ["/api/reference/scalar.aspnetcore.js"] = Scalars,
        ["/api/reference/favicon.svg"] = Scalars,
    };

    private const string Scalars = "the package's own files, which it opens to everybody; they say nothing of ours";

    private static readonly string[] s_columns = ["nobody", .. Enum.GetNames<Role>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_lets_in_whom_the_table_names_and_nobody_else()
    {
        var visitors = new List<HttpClient>();
        foreach (var column in s_columns)
            visitors.Add(await Visitor(column));
        var routes = await Routes.AllAsync(village.App);
        var wide = routes.Max(route => route.ToString().Length) + 2;
        var table = new StringBuilder(Head).Append("".PadRight(wide)).AppendJoin("  ", s_columns).Append('\n');
        foreach (var route in routes)
        {
            table.Append(route.ToString().PadRight(wide));
            for (var i = 0; i < visitors.Count; i++)
            {
                var may = await LetIn(visitors[i], route);
                table.Append((may ? "yes" : "-").PadRight(s_columns[i].Length + 2));
            }
            while (table[^1] == ' ')
                table.Length--;
            table.Append('\n');
        }
        visitors.ForEach(visitor => visitor.Dispose());
        var now = table.ToString();
        var read = Repository.Has(TablePath) ? Repository.Read(TablePath).Text : "";
        if (now != read)
            Assert.Fail(
                $"Who may what is no longer as {TablePath} says. Lines that differ:\n{Difference(read, now)}\n\n"
                    + $"When that is meant, put this there:\n\n{now}"
            );
    }

    [Fact]
    public async Task Every_route_states_who_may_by_the_one_convention()
    {
        foreach (var route in (await Routes.AllAsync(village.App)).Where(one => !s_excused.ContainsKey(one.Pattern)))
        {
            route.Endpoint.Metadata.GetMetadata<WhoMayAttribute>().ShouldNotBeNull($"{route} states nothing");
            route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull($"{route} goes past the rule");
            route.Endpoint.Metadata.GetMetadata<IAuthorizeData>().ShouldBeNull($"{route} has a rule of its own");
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void What_states_nothing_is_closed_to_everybody(string method)
    {
        var silent = new RouteEndpointBuilder(
            null,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/x"),
            0
        )
        {
            RequestDelegate = _ => Task.CompletedTask,
        }.Build();
        foreach (var role in Enum.GetValues<Role>())
            WhoMayRule.May(silent, method, Somebody(role)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_auditor_changes_nothing_whatever_other_roles_a_row_may_give()
    {
        var both = Somebody(Role.Auditor, Role.Planner);
        foreach (var route in await Routes.AllAsync(village.App))
        {
            var statement = route.Endpoint.Metadata.GetMetadata<WhoMayAttribute>();
            if (route.Method is "GET" or "HEAD" || statement is not { Anybody: false, SignedIn: false })
                continue;
            WhoMayRule.May(route.Endpoint, route.Method, both).ShouldBeFalse(route.ToString());
        }
    }

    private static ClaimsPrincipal Somebody(params Role[] roles) =>
        new(
            new ClaimsIdentity(
                roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
                Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme
            )
        );

    /// <summary>
    /// Whether the rule lets the visitor through: refused is 401, 403 or the way to the sign-in; whatever else it answers (there is no
    /// such thing, a field is missing, a token is missing) was said behind the door.
    /// </summary>
    private static async Task<bool> LetIn(HttpClient visitor, Route route)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Path);
        if (route.Method is "POST" or "PUT" or "PATCH")
            request.Content = Body(route);
        using var answer = await visitor.SendAsync(request, Cancel);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => false,
            HttpStatusCode.Redirect => answer.Headers.Location?.OriginalString.Contains(
                "/sign-in?returnTo=",
                StringComparison.Ordinal
            ) != true,
            _ => true,
        };
    }

    /// <summary>Something of the kind that the endpoint takes, else it is refused before the rule is asked.</summary>
    private static HttpContent Body(Route route) =>
        route.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var kind, ..]
        && kind.StartsWith("multipart/", StringComparison.Ordinal)
            ? new MultipartFormDataContent { { new StringContent(""), "nothing" } }
            : new StringContent("{}", Encoding.UTF8, "application/json");

    private static string Difference(string before, string now)
    {
        var (old, fresh) = (before.Split('\n'), now.Split('\n'));
        return string.Join(
            '\n',
            old.Except(fresh).Select(line => "- " + line).Concat(fresh.Except(old).Select(line => "+ " + line))
        );
    }

    private async Task<HttpClient> Visitor(string column) =>
        column switch
        {
            "nobody" => village.Stranger(),
            nameof(Role.Resident) => Resident(),
            _ => await village.Visitor(Enum.Parse<Role>(column)),
        };

    /// <summary>A household's person, by the cookie that its own scheme would set.</summary>
    private HttpClient Resident()
    {
        var services = village.App.Services;
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, "1"), new(ClaimTypes.Role, nameof(Role.Resident))],
            Schemes.Resident
        );
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) },
            Schemes.Resident
        );
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Schemes.Resident);
        return SignedIn.Visitor(
            village.App,
            follow: false,
            options.TicketDataFormat.Protect(ticket),
            Schemes.ResidentCookie
        );
    }
}
