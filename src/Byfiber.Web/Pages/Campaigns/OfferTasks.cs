using System.Security.Claims;
using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Byfiber.Web.Pages.Home;
using Byfiber.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Campaigns;

/// <summary>What the campaigns that are under way have for those who offer: whom to call, remind and look up, and who is missing.</summary>
internal sealed class OfferTasks(
    CampaignList campaigns,
    CampaignDetails details,
    MissingPremises missing,
    TimeProvider time,
    IStringLocalizer<SharedText> T
) : INextTasks
{
    public async Task<IReadOnlyList<NextTask>> ForAsync(ClaimsPrincipal visitor, CancellationToken cancel)
    {
        if (!visitor.MayChange(Role.Coordinator, Role.Sales))
            return [];
        var tasks = new List<NextTask>();
        foreach (var line in (await campaigns.RunAsync(cancel)).Where(one => one.State == CampaignState.Started))
        {
            if (await details.RunAsync(line.Campaign.Id, cancel) is { } view)
                await AddAsync(tasks, view, cancel);
        }
        return tasks;
    }

    private async Task AddAsync(List<NextTask> tasks, CampaignView view, CancellationToken cancel)
    {
        var (id, name) = (view.Campaign.Id, view.Campaign.Name);
        var path = FormattableString.Invariant($"/campaigns/{id}");
        void Add(int count, string text, string button, string where)
        {
            if (count > 0)
                tasks.Add(new(text, button, where));
        }
        var returned = (await missing.RunAsync(id, null, 0, 1, MissingFilter.Returned, cancel)).Total;
        Add(
            view.Tasks.ToCall,
            T["{0} hushåll har bett om att bli uppringda ({1}).", Figures.Count(view.Tasks.ToCall), name],
            T["Ring dem"],
            FormattableString.Invariant($"/answers/calls?campaign={id}")
        );
        Add(
            returned,
            T[
                "{0} brev har kommit i retur och ingen har nått hushållen sedan dess ({1}).",
                Figures.Count(returned),
                name
            ],
            T["Se vilka"],
            path + "/missing?latest=Returned"
        );
        Add(
            view.Tasks.WithoutOffer,
            T["{0} adresser har tillkommit och saknar erbjudande ({1}).", Figures.Count(view.Tasks.WithoutOffer), name],
            T["Ge dem ett"],
            path
        );
        var days = view.Campaign.AnswerBy.DayNumber - time.SwedishToday().DayNumber;
        if (days < 0)
        {
            tasks.Add(
                new(
                    T["Sista svarsdagen i {0} har passerat. Lämna in kontaktbeviset och avsluta kampanjen.", name],
                    T["Se kampanjen"],
                    path
                )
            );
            return;
        }
        Add(
            view.Tasks.ToRemind,
            T["{0} hushåll ska påminnas nu ({1}).", Figures.Count(view.Tasks.ToRemind), name],
            T["Påminn dem"],
            path + "/mailings?purpose=Reminder"
        );
        var left = view.Proof.Total.Missing;
        Add(
            left,
            T["{0} hushåll har inte nåtts än ({1}). Det är {2} dagar kvar att svara.", Figures.Count(left), name, days],
            T["Se dem som saknas"],
            path + "/missing"
        );
    }
}
