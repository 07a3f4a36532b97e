using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>The reply slip alone, a sheet per household, for meetings and for those who lost their letter.</summary>
public static class ReplyFormPdf
{
    /// <param name="output">Written forward only and left open.</param>
    /// <param name="campaign">Who asks, and until when.</param>
    /// <param name="households">In the order wanted.</param>
    public static void Write(Stream output, CampaignLetter campaign, IEnumerable<HouseholdLetter> households)
    {
        string title = $"Svarsblankett: {campaign.Heading}";
        var file = new PdfFile(output, new(title, campaign.Sender.Name));
        var flow = new PageFlow(file, Paper.Upright, campaign.Sender.Name);
        bool first = true;
        foreach (var household in households)
        {
            if (!first)
            {
                flow.BreakPage();
            }
            first = false;
            flow.Title(campaign.Heading);
            flow.Paragraph(
                $"Kryssa för ditt svar, skriv ditt namn och lämna blanketten till oss senast {Swedish.Day(campaign.LastAnswer)}. "
                    + $"Du kan också ringa {Swedish.Phone(campaign.Sender.Phone)}, {campaign.Sender.PhoneHours}."
            );
            flow.Facts(
                household.Prices.Select(price =>
                    (price.Name, $"{Swedish.Kronor(price.AmountOre)} {price.Per}".TrimEnd(' '))
                ),
                230
            );
            flow.Paragraph(campaign.EnglishText, language: "en");
            flow.YPt += 20;
            var place = file.Tag(file.Root, "Sect");
            ReplySlip.Draw(file, flow.Page, place, campaign, household, flow.LeftPt, flow.YPt, flow.WidthPt);
        }
        if (first)
        {
            throw new RefusedException(
                "There is no household to print a form for: choose premises that have an offer."
            );
        }
        flow.Finish();
        file.Finish();
    }
}
