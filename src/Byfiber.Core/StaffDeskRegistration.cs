using Byfiber.Core.Offers;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Core;

/// <summary>What the staff's pages of a campaign read and write beside its verbs.</summary>
internal static class StaffDeskRegistration
{
    public static IServiceCollection AddStaffDesk(this IServiceCollection services) =>
        services
            .AddSingleton<SelectPremises>()
            .AddSingleton<PriceLists>()
            .AddSingleton<PriceListFile>()
            .AddSingleton<TermsVersions>()
            .AddSingleton<EnteredAnswers>()
            .AddSingleton<SaveLetterText>()
            .AddSingleton<PrintSheet>()
            .AddSingleton<PrintLetters>()
            .AddSingleton<ReadReturns>()
            .AddSingleton<NewsList>()
            .AddSingleton<LeadList>()
            .AddSingleton<AmbassadorList>();
}
