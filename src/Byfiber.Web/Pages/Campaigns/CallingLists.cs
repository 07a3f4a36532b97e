using Byfiber.Core;
using Byfiber.Core.Documents;
using Byfiber.Core.Offers;
using Byfiber.Core.Offers.Documents;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>What the printed lists for callers share.</summary>
internal static class CallingLists
{
    /// <summary>What a list begins with. Lists are printed in Swedish.</summary>
    public static CallingList Heading(CampaignView view, long? area, string returnTo, TimeProvider time) =>
        new(
            view.Proof.Areas.FirstOrDefault(one => one.AreaId == area && area is not null)?.Area ?? "hela kampanjen",
            view.Campaign.Name,
            time.SwedishToday(),
            view.Campaign.AnswerBy,
            returnTo
        );

    /// <summary>The day of a moment, as on the wall in Sweden.</summary>
    public static string Day(DateTime utc) => Swedish.ShortDay(utc.SwedishDay());
}
