using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Promises;

/// <summary>The promises' words as the staff reads them.</summary>
internal static class PromiseWords
{
    public static string Of(PromiseRisk risk, IStringLocalizer<SharedText> T) =>
        risk switch
        {
            PromiseRisk.Broken => T["Brutet"],
            PromiseRisk.AtRisk => T["Utsatt"],
            PromiseRisk.Unknown => T["Går inte att förutse"],
            _ => T["På väg"],
        };

    public static string Style(PromiseRisk risk) =>
        risk switch
        {
            PromiseRisk.Broken => "status-failed",
            PromiseRisk.AtRisk => "status-running",
            PromiseRisk.OnTrack => "status-done",
            _ => "status-not-chosen",
        };

    public static string Of(PromiseBlocker blocker, IStringLocalizer<SharedText> T) =>
        blocker switch
        {
            PromiseBlocker.None => T["Bara sin tur"],
            PromiseBlocker.Permit => T["Tillstånd"],
            PromiseBlocker.LandAgreement => T["Markavtal"],
            PromiseBlocker.Weather => T["Väder"],
            PromiseBlocker.Contractor => T["Entreprenör"],
            PromiseBlocker.Threshold => T["För få avtal"],
            PromiseBlocker.Material => T["Material"],
            PromiseBlocker.Decision => T["Beslut att bygga"],
            PromiseBlocker.Start => T["Grävstart"],
            PromiseBlocker.Pace => T["Bygget är efter sin takt"],
            _ => T["Annat"],
        };

    public static string Of(HindranceKind kind, IStringLocalizer<SharedText> T) =>
        kind switch
        {
            HindranceKind.Permit => T["Tillstånd"],
            HindranceKind.LandAgreement => T["Markavtal"],
            HindranceKind.Weather => T["Väder"],
            HindranceKind.Contractor => T["Entreprenör"],
            HindranceKind.Threshold => T["För få avtal"],
            HindranceKind.Material => T["Material"],
            _ => T["Annat"],
        };

    public static string Of(PromiseRight right, IStringLocalizer<SharedText> T) =>
        right switch
        {
            PromiseRight.WithholdPayment => T["Hålla inne så mycket av betalningen som behövs som säkerhet"],
            PromiseRight.DemandConnection => T["Kräva att anslutningen byggs"],
            PromiseRight.CancelWithoutFee => T["Avsluta avtalet utan avgift"],
            _ => T["Begära ersättning för vad förseningen har kostat"],
        };

    /// <summary>The forecast's day, or why nobody knows it.</summary>
    public static string Of(Forecast forecast, IStringLocalizer<SharedText> T) =>
        forecast switch
        {
            { On: { } day } => Figures.Day(day),
            { Missing: ForecastGap.NotDecided } => T["Okänd: området är inte beslutat"],
            { Missing: ForecastGap.NoPace } => T["Okänd: ingen grävstart är angiven"],
            { Missing: ForecastGap.HindranceWithoutEnd } => T["Okänd: ett hinder saknar slut"],
            _ => T["Okänd: takten som angavs har inte hållit"],
        };
}
