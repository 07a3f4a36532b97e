using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// Whose letter it is, by anything that stands on it: the reference of the window and the slip, which also offers without a code have, the
/// personal code, or the web address that ends in it, as the square code beside it says.
/// </summary>
internal static class ScannedOffer
{
    /// <summary>The offer's id; null where nobody has it. A code that was replaced or has run out still tells whose it is.</summary>
    public static async Task<long?> FindAsync(
        ByfiberDb db,
        FindOfferByCode find,
        string? scanned,
        CancellationToken cancel
    )
    {
        if (OfferReference.Read(scanned) is { } id)
        {
            return await db.Offers.AnyAsync(o => o.Id == id, cancel) ? id : null;
        }
        return CodeKey.Normalised(Last(scanned)) is { } code
            ? (await find.HeldByAsync(db, code, cancel))?.OfferId
            : null;
    }

    /// <summary>The last part of a web address, or all where it is none.</summary>
    private static string? Last(string? scanned)
    {
        string text = (scanned ?? "").Trim();
        return text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? text[(text.LastIndexOf('/') + 1)..] : text;
    }
}
