using Byfiber.Core.Contracts.Areas;
using Byfiber.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.OnePrice;

/// <summary>A curve of the total margin, with its words.</summary>
/// <param name="Id">Begins the ids of its parts.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Axis">What lies along it.</param>
/// <param name="Chart">The drawing.</param>
/// <param name="Here">Where the simulation stands, and its margin in öre.</param>
/// <param name="Even">Where the whole breaks even; null where it never does.</param>
/// <param name="Rows">The same as text: along, and the margin in öre.</param>
public sealed record CurveView(
    string Id,
    string Title,
    string Axis,
    MarginChart Chart,
    (double At, double Ore)? Here,
    double? Even,
    IReadOnlyList<(string Along, long Ore)> Rows
)
{
    private const double ThousandSek = 100_000;
    private const double Percent = 100;

    public static CurveView ByPrice(PriceOutcome outcome, PriceForm form, IStringLocalizer<SharedText> T) =>
        new(
            "by-price",
            T["Resultatet vid olika priser"],
            T["Pris, tusen kronor med moms"],
            new MarginChart([.. outcome.ByPrice.Select(p => ((double)p.PriceOre, (double)p.MarginOre))], ThousandSek),
            (form.Wish!.PriceOre, outcome.MarginOre),
            outcome.BreakEvenOre,
            [.. outcome.ByPrice.Select(p => (Figures.Kronor(p.PriceOre), p.MarginOre))]
        );

    /// <summary>Here the simulation stands nowhere: its shares differ by area.</summary>
    public static CurveView ByShare(PriceOutcome outcome, PriceForm form, IStringLocalizer<SharedText> T) =>
        new(
            "by-share",
            T["Resultatet vid olika andelar, priset {0}", Figures.Kronor(form.Wish!.PriceOre)],
            T["Andel som tecknar överallt, procent"],
            new MarginChart([.. outcome.ByShare.Select(p => ((double)p.Share, (double)p.MarginOre))], Percent),
            null,
            outcome.BreakEvenShare,
            [.. outcome.ByShare.Select(p => (Figures.Percent(p.Share / Percent, 1), p.MarginOre))]
        );
}
