using Byfiber.Core.Offers;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>What the campaign's states, channels, outcomes and answers are called on the pages.</summary>
public static class OfferWords
{
    public static string Of(IStringLocalizer<SharedText> T, CampaignState state) =>
        state switch
        {
            CampaignState.Prepared => T["Förbereds"],
            CampaignState.Started => T["Pågår"],
            _ => T["Avslutad"],
        };

    public static string Of(IStringLocalizer<SharedText> T, Channel channel) =>
        channel switch
        {
            Channel.Letter => T["Brev"],
            Channel.Mail => T["E-post"],
            Channel.Sms => T["Sms"],
            Channel.Phone => T["Telefon"],
            Channel.Door => T["Dörrknackning"],
            Channel.Meeting => T["Möte"],
            _ => T["Webben"],
        };

    public static string Of(IStringLocalizer<SharedText> T, ContactOutcome outcome) =>
        outcome switch
        {
            ContactOutcome.Sent => T["Skickat"],
            ContactOutcome.Delivered => T["Framme"],
            ContactOutcome.Returned => T["Kom i retur"],
            ContactOutcome.NoAnswer => T["Ingen svarade"],
            ContactOutcome.Talked => T["Talade med någon"],
            ContactOutcome.Declined => T["Tackade nej"],
            _ => T["Är intresserad"],
        };

    public static string Of(IStringLocalizer<SharedText> T, MissingFilter latest) =>
        latest switch
        {
            MissingFilter.All => T["Vilken som helst"],
            MissingFilter.Never => T["Ingen än"],
            MissingFilter.Sent => T["Skickat, inte framme än"],
            MissingFilter.NoAnswer => T["Ingen svarade"],
            _ => T["Kom i retur"],
        };

    public static string Of(IStringLocalizer<SharedText> T, AnswerKind answer) =>
        answer switch
        {
            AnswerKind.Yes => T["Ja"],
            AnswerKind.Maybe => T["Kanske"],
            AnswerKind.No => T["Nej"],
            _ => T["Ring mig"],
        };

    public static string Of(IStringLocalizer<SharedText> T, NoReason reason) =>
        reason switch
        {
            NoReason.Price => T["Priset"],
            NoReason.EnoughAlready => T["Det vi har räcker"],
            NoReason.Moving => T["Ska flytta"],
            NoReason.Age => T["Åldern"],
            NoReason.NotTheOwner => T["Äger inte huset"],
            NoReason.OtherOperator => T["Har valt en annan"],
            NoReason.Digging => T["Vill inte ha grävt"],
            _ => T["Annat"],
        };

    public static string Of(IStringLocalizer<SharedText> T, MailingState state) =>
        state switch
        {
            MailingState.Made => T["Gjort, inte skickat"],
            MailingState.Posted => T["Skickat"],
            _ => T["Avräknat"],
        };

    public static string Of(IStringLocalizer<SharedText> T, MailingPurpose purpose) =>
        purpose == MailingPurpose.Offer ? T["Erbjudande"] : T["Påminnelse"];
}
