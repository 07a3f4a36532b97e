using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>
/// The part of a letter or form that comes back: whose it is, as text and as a code that a hand scanner reads, and boxes to tick. It
/// bears the offer's reference and not the personal code: a slip that is lost in the mail opens nobody's page.
/// </summary>
internal static class ReplySlip
{
    /// <summary>Height of the slip in points at <see cref="PageFlow.BodyPt"/>.</summary>
    public const double HeightPt = 66 * Paper.Mm;
    private const double Mm = Paper.Mm;

    private static readonly (string Text, bool Written)[] s_answers =
    [
        ("Ja, jag vill ansluta. Skicka avtalet till mig.", false),
        ("Kanske. Jag vill veta mer innan jag bestämmer mig.", false),
        ("Nej tack, därför att", true),
        ("Ring mig, telefon", true),
    ];

    /// <param name="file">The document.</param>
    /// <param name="page">Where it is drawn.</param>
    /// <param name="parent">Its place in the structure.</param>
    /// <param name="campaign">Who asks, and until when.</param>
    /// <param name="household">Who answers.</param>
    /// <param name="left">Left edge in points.</param>
    /// <param name="top">Upper edge in points.</param>
    /// <param name="width">In points.</param>
    public static void Draw(
        PdfFile file,
        PdfPage page,
        PdfTag parent,
        CampaignLetter campaign,
        HouseholdLetter household,
        double left,
        double top,
        double width
    )
    {
        const double Qr = 22 * Mm;
        double right = left + width;
        void Line(string kind, double x, double y, string text, PdfFont font, double size) =>
            page.Mark(file.Tag(parent, kind), () => page.Text(x, top + y, text, font, size));

        Line("H2", left, 14, "Svarstalong", file.Bold, 14);
        Line("P", left, 31, household.Address, file.Bold, 12);
        Line(
            "P",
            left,
            46,
            $"Svara senast {Swedish.Day(campaign.LastAnswer)}. Svaret är inte bindande.",
            file.Regular,
            12
        );
        page.Mark(
            file.Tag(parent, "Figure", $"QR-kod med erbjudandets nummer {household.OfferReference}"),
            () => QrSquares.Draw(page, household.OfferReference, right - Qr, top + 2, Qr)
        );
        double under = file.Regular.Face.WidthPt(household.OfferReference, 10);
        Line("P", right - (Qr / 2) - (under / 2), Qr + 14, household.OfferReference, file.Regular, 10);

        double y = 66;
        foreach (var (text, written) in s_answers)
        {
            page.Frame(left, top + y - 10.5, 12.5, 12.5, 1.1);
            Line("P", left + 20, y, text, file.Regular, 12);
            if (written)
            {
                Rule(page, left + 26 + file.Regular.Face.WidthPt(text, 12), top + y + 2, right);
            }
            y += 19;
        }
        y += 7;
        Line("P", left, y, "Namn", file.Regular, 12);
        Rule(page, left + 41, top + y + 2, left + (width * 0.62));
        Line("P", left + (width * 0.65), y, "Datum", file.Regular, 12);
        Rule(page, left + (width * 0.65) + 45, top + y + 2, right);
        var to = campaign.Sender;
        string address = $"{to.Name}, {to.Address}, {Swedish.PostalCode(to.PostalCode)} {to.Locality}";
        Line("P", left, y + 21, $"Skicka eller lämna till: {address}", file.Regular, 11);
    }

    private static void Rule(PdfPage page, double from, double y, double to) =>
        page.Line(from, y, to, y, 0.7, Ink.Grey);
}
