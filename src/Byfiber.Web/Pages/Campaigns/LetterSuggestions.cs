using Byfiber.Core.Offers;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>Words to begin with, where no letters were written yet. They go out in Swedish whatever language the page has.</summary>
internal static class LetterSuggestions
{
    public static LetterWish Of(MailingPurpose purpose) =>
        purpose == MailingPurpose.Offer
            ? Wish(
                "Fiber till ert hus",
                "Nu erbjuder vi er att ansluta ert hus till fibernätet. Nedan ser ni vad det kostar.\n"
                    + "Ert svar är inte bindande. Vill ni ansluta får ni ett avtal att läsa i lugn och ro.",
                "You are offered a fibre connection to your house. Your answer is not binding. The web page can be read in English."
            )
            : Wish(
                "Påminnelse: fiber till ert hus",
                "Vi har tidigare erbjudit er att ansluta ert hus till fibernätet, och vill gärna veta hur ni tänker.\n"
                    + "Ett nej är också ett svar. Då påminner vi inte fler gånger.",
                "We have offered you a fibre connection and would like to know what you think. A no is an answer, too."
            );

    private static LetterWish Wish(string heading, string textSv, string textEn) =>
        new(heading, textSv, textEn, "", "", "", "", "", "", "");
}
