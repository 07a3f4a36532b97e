using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Makes the offers that a campaign lacks, in one statement of SQL that both databases take. Its columns come from the model: a price
/// that is added to <see cref="PricedRow"/> is copied as well.
/// </summary>
internal static class MakeOffers
{
    /// <summary>Within the caller's transaction.</summary>
    /// <returns>How many were made.</returns>
    public static async Task<int> RunAsync(ByfiberDb db, long campaignId, DateTime at, CancellationToken cancel) =>
        await db.Database.ExecuteSqlRawAsync(Sql(db), [campaignId, at], cancel);

    private static string Sql(ByfiberDb db)
    {
        var row = db.Model.FindEntityType(typeof(PriceListRow))!;
        string[] prices = [.. typeof(PricedRow).GetProperties().Select(p => row.FindProperty(p.Name)!.GetColumnName())];
        return $$"""
            INSERT INTO offer (campaign_id, premises_id, area_id, drop_mm, terms_version_id, promise_months, deliver_by, answer_by,
                made_at, {{string.Join(", ", prices)}})
            SELECT c.id, p.id, p.area_id, d.drop_mm, c.terms_version_id, c.promise_months, c.deliver_by, c.answer_by,
                {1}, {{string.Join(", ", prices.Select(x => "r." + x))}}
            FROM campaign c
            JOIN premises p ON p.removed_batch_id IS NULL
            JOIN price_list_row r ON r.price_list_id = c.price_list_id
                AND (r.area_id = p.area_id OR r.area_id IS NULL AND NOT EXISTS (
                    SELECT 1 FROM price_list_row x WHERE x.price_list_id = c.price_list_id AND x.area_id = p.area_id))
            LEFT JOIN plan_premises d ON d.revision_id = c.revision_id AND d.premises_id = p.id
            WHERE c.id = {0}
                AND (EXISTS (SELECT 1 FROM campaign_area a WHERE a.campaign_id = c.id AND a.area_id = p.area_id)
                    OR EXISTS (SELECT 1 FROM campaign_premises s WHERE s.campaign_id = c.id AND s.premises_id = p.id))
                AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.campaign_id = c.id AND o.premises_id = p.id)
            ORDER BY p.sort_text, p.id
            """;
    }
}
