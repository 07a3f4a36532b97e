using Byfiber.Core.People.Messages;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Administration.Messages;

/// <summary>What the outbox calls its things.</summary>
internal static class MessageWords
{
    public static string Of(IStringLocalizer<SharedText> T, MessageState state) =>
        state switch
        {
            MessageState.Waiting => T["Väntar"],
            MessageState.Retrying => T["Försöker igen"],
            MessageState.Sent => T["Skickat"],
            _ => T["Gick inte fram"],
        };

    public static string Of(IStringLocalizer<SharedText> T, MessageKind kind) =>
        kind == MessageKind.Mail ? T["E-post"] : T["Sms"];

    public static string Of(IStringLocalizer<SharedText> T, MessageOutcome outcome) =>
        outcome switch
        {
            MessageOutcome.Sent => T["Skickat"],
            MessageOutcome.Failed => T["Misslyckades, försöks igen"],
            MessageOutcome.GivenUp => T["Gavs upp"],
            _ => T["Någon bad om ett nytt försök"],
        };

    /// <summary>Which words; a later room's are called by their own name.</summary>
    public static string Template(IStringLocalizer<SharedText> T, string name) =>
        name switch
        {
            "invitation" => T["Inbjudan"],
            "recovery" => T["Nytt lösenord"],
            "one-time-code" => T["Engångskod"],
            "campaign" => T["Kampanj"],
            _ => name,
        };

    /// <summary>The style of a state's label.</summary>
    public static string Style(MessageState state) =>
        state switch
        {
            MessageState.Sent => "status-done",
            MessageState.GivenUp => "status-failed",
            _ => "status-queued",
        };
}
