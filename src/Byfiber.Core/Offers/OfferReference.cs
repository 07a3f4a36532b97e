using System.Globalization;

namespace Byfiber.Core.Offers;

/// <summary>
/// What names an offer where strangers see it, in the envelope's window and on the reply slip ("E000124"): it finds the offer for the
/// staff, and opens nothing.
/// </summary>
public static class OfferReference
{
    /// <summary>The offer's reference.</summary>
    public static string Of(long offerId) => string.Create(CultureInfo.InvariantCulture, $"E{offerId:D6}");

    /// <summary>The offer's id in what somebody typed or scanned; null when it is no reference.</summary>
    public static long? Read(string? typed)
    {
        string text = (typed ?? "").Trim();
        return
            text.Length is >= 7 and <= 16
            && text[0] is 'E' or 'e'
            && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            && id > 0
            ? id
            : null;
    }
}
