using Byfiber.Core.Contracts;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Contracts;

/// <summary>The contracts' words as the staff reads them.</summary>
internal static class ContractWords
{
    public static string Of(ContractState state, IStringLocalizer<SharedText> T) =>
        state switch
        {
            ContractState.Waiting => T["Väntar"],
            ContractState.InForce => T["Gäller"],
            ContractState.Withdrawn => T["Ångrat"],
            ContractState.Cancelled => T["Avslutat av hushållet"],
            ContractState.Released => T["Upplöst av operatören"],
            _ => T["Anslutet"],
        };

    /// <summary>The look of a state (see the styles): what waits is worth a glance, what ended is quiet.</summary>
    public static string Style(ContractState state) =>
        state switch
        {
            ContractState.Waiting => "status-running",
            ContractState.InForce or ContractState.Connected => "status-done",
            _ => "status-not-chosen",
        };

    public static string Of(PartyRole role, IStringLocalizer<SharedText> T) =>
        role switch
        {
            PartyRole.Owner => T["Ägare"],
            PartyRole.Tenant => T["Hyresgäst"],
            PartyRole.ConsentingOwner => T["Ägare som samtycker"],
            _ => T["Företag eller förening"],
        };

    public static string Of(SignatureMethod method, IStringLocalizer<SharedText> T) =>
        method switch
        {
            SignatureMethod.Identity => T["E-legitimation"],
            SignatureMethod.Code => T["Personlig kod"],
            _ => T["Papper"],
        };

    public static string Of(PaymentKind kind, IStringLocalizer<SharedText> T) =>
        kind switch
        {
            PaymentKind.Connection => T["Anslutning"],
            PaymentKind.Digging => T["Grävning på tomten"],
            PaymentKind.Instalment => T["Delbetalning"],
            _ => T["Avgift för att avsluta"],
        };

    public static string Of(PaymentStanding standing, IStringLocalizer<SharedText> T) =>
        standing switch
        {
            PaymentStanding.Unpaid => T["Obetald"],
            PaymentStanding.Partly => T["Delvis betald"],
            PaymentStanding.Paid => T["Betald"],
            PaymentStanding.TooMuch => T["För mycket betalt"],
            PaymentStanding.ToGiveBack => T["Ska betalas tillbaka"],
            _ => T["Ska inte betalas"],
        };
}
