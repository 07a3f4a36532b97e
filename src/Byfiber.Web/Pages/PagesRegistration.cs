using Byfiber.Web.Pages.Campaigns;
using Byfiber.Web.Pages.Contracts;
using Byfiber.Web.Pages.Home;
using Byfiber.Web.Pages.Imports;
using Byfiber.Web.Pages.Map;
using Byfiber.Web.Pages.Public;
using Byfiber.Web.Pages.TakeUp;

namespace Byfiber.Web.Pages;

/// <summary>What the pages need beside the rooms' use cases.</summary>
internal static class PagesRegistration
{
    public static IServiceCollection AddByfiberPages(this IServiceCollection services) =>
        services
            .AddSingleton<MapViews>()
            .AddSingleton<PublicTakeUp>()
            .AddSingleton<AreaDrawing>()
            .AddSingleton<Uploads>()
            // What waits for a visitor on the home page, in the page's order.
            .AddScoped<INextTasks, AccountTasks>()
            .AddScoped<INextTasks, ContractTasks>()
            .AddScoped<INextTasks, OfferTasks>()
            .AddScoped<TakeUpTasks>()
            .AddScoped<INextTasks>(services => services.GetRequiredService<TakeUpTasks>())
            .AddScoped<INextTasks, AreaTasks>()
            .AddScoped<INextTasks, PlanTasks>();
}
