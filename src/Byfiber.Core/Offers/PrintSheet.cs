using Byfiber.Core.Offers.Documents;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>An area's sheet as a PDF, for its ambassadors to show and pin up: counts, dates and the price, nobody's name or answer.</summary>
public sealed class PrintSheet(
    IDbContextFactory<ByfiberDb> dbs,
    AreaProgress progress,
    SaveLetterText texts,
    TimeProvider time
)
{
    /// <param name="areaId">The area.</param>
    /// <param name="signed">Those with a contract, as anybody may see it.</param>
    /// <param name="needed">As many as the area needs; null where no threshold is set.</param>
    /// <param name="site">Where people answer: "https://fiber.exempel.se".</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The PDF; null where there is no such area, or nothing is offered there.</returns>
    public async Task<byte[]?> RunAsync(
        long areaId,
        PublicCount signed,
        int? needed,
        string site,
        CancellationToken cancel = default
    )
    {
        if (await progress.RunAsync(areaId, cancel) is not { Campaign: { } campaign } area)
        {
            return null;
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        long price = await db
            .Offers.Where(o => o.CampaignId == campaign.CampaignId && o.AreaId == areaId)
            .OrderBy(o => o.Id)
            .Select(o => o.ConnectionOre)
            .FirstAsync(cancel);
        string municipality =
            await db.ImportBatches.OrderByDescending(b => b.Id).Select(b => b.Name).FirstOrDefaultAsync(cancel) ?? "";
        var words = (await texts.HeldAsync(campaign.CampaignId, MailingPurpose.Offer, cancel))?.Words;
        using var output = new MemoryStream();
        AmbassadorSheetPdf.Write(
            output,
            new(
                area.Name,
                words?.SenderName ?? municipality,
                time.SwedishToday(),
                area.Premises,
                signed,
                needed,
                campaign.AnswerBy,
                price,
                FormattableString.Invariant($"{site}/places/{areaId}"),
                words is null ? null : $"{words.SenderPhone}, {words.SenderPhoneHours}"
            )
        );
        return output.ToArray();
    }
}
