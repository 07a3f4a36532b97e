using Byfiber.Core.People.Accounts;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Administration.Accounts;

/// <summary>What was done to an account, as people say it.</summary>
internal static class AccountWords
{
    /// <summary>A verb of the journal in the visitor's language.</summary>
    public static string Of(string verb, IStringLocalizer<SharedText> T) =>
        verb switch
        {
            nameof(InviteAccount) => T["Bjöds in"],
            nameof(ChoosePassword) => T["Valde lösenord"],
            nameof(GiveRole) => T["Fick en roll"],
            nameof(EndRole) => T["En roll upphörde"],
            nameof(CloseAccount) => T["Kontot stängdes"],
            nameof(AskRecovery) => T["Bad om nytt lösenord"],
            "AskNewEmail" => T["Bad om att byta e-postadress"],
            nameof(ChangeEmail) => T["Bytte e-postadress"],
            "ChangePassword" => T["Bytte lösenord"],
            "SignIn" => T["Loggade in"],
            "LockAccount" => T["Låstes efter felaktiga försök"],
            "BeginSecondFactor" => T["Började ordna kodapp"],
            "EnableSecondFactor" => T["Slog på kodappen"],
            "DisableSecondFactor" => T["Stängde av kodappen"],
            "RenewRecoveryCodes" => T["Gjorde nya reservkoder"],
            "LinkAccountIdentity" => T["Kopplade en legitimation"],
            nameof(UnlinkIdentity) => T["Tog bort en legitimation"],
            nameof(ResetSecondFactor) => T["Det andra steget togs bort"],
            "AddPasskey" => T["Lade till en passnyckel"],
            "RemovePasskey" => T["Tog bort en passnyckel"],
            _ => verb,
        };
}
