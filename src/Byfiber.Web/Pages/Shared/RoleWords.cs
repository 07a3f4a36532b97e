using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Shared;

/// <summary>What the roles are called to people.</summary>
public static class RoleWords
{
    /// <summary>The role's name in the visitor's language.</summary>
    public static string Of(Role role, IStringLocalizer<SharedText> T) =>
        role switch
        {
            Role.Administrator => T["Administratör"],
            Role.Coordinator => T["Kommunens samordnare"],
            Role.Planner => T["Planerare"],
            Role.Sales => T["Försäljning"],
            Role.Crew => T["Entreprenör"],
            Role.Provider => T["Tjänsteleverantör"],
            Role.CircleLeader => T["Cirkelledare"],
            Role.Auditor => T["Granskare"],
            _ => T["Boende"],
        };

    /// <summary>Where an account stands, in the visitor's language.</summary>
    public static string Of(AccountState state, IStringLocalizer<SharedText> T) =>
        state switch
        {
            AccountState.Invited => T["Inbjuden"],
            AccountState.InvitationExpired => T["Inbjudan har gått ut"],
            AccountState.Locked => T["Låst en stund"],
            AccountState.Closed => T["Stängt"],
            _ => T["Öppet"],
        };
}
