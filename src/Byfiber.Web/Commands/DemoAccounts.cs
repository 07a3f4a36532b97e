using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Api;
using Microsoft.AspNetCore.Identity;

namespace Byfiber.Web.Commands;

/// <summary>
/// The demo's accounts, one for each role, with a password that everybody knows. Only <c>byfiber demo</c> makes them, which no other
/// machine can reach.
/// </summary>
internal static class DemoAccounts
{
    public const string Password = "kaffe-lykta-traktor-moln";

    /// <summary>The accounts; their domain can never exist (RFC 2606).</summary>
    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        Of(Role.Administrator, "Astrid Ström"),
        Of(Role.Coordinator, "Karin Sjögren"),
        Of(Role.Planner, "Per Lindh"),
        Of(Role.Sales, "Sara Holm"),
        Of(Role.Crew, "Bengt Åkerlund"),
        Of(Role.Provider, "Petra Näslund"),
        Of(Role.CircleLeader, "Lars Cederberg"),
        Of(Role.Auditor, "Rut Granat"),
    ];

    /// <summary>Makes what is missing; accounts that are there stay as people left them.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var invite = services.GetRequiredService<InviteAccount>();
        foreach (var one in All)
        {
            if (await accounts.FindByEmailAsync(one.Email) is not null)
                continue;
            await invite.RunAsync(one.Email, one.Name, [one.Role], Actors.Command, cancel: cancel);
            var made = await accounts.FindByEmailAsync(one.Email);
            await accounts.AddPasswordAsync(made!, Password);
        }
    }

    private static DemoAccount Of(Role role, string name) =>
        new(role, $"{role.ToString().ToLowerInvariant()}@byfiber.example", name);
}

/// <summary>An account of the demo.</summary>
internal sealed record DemoAccount(Role Role, string Email, string Name);
