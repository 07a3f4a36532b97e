using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>Take-up, thresholds, decisions and the equal-price simulator.</summary>
internal static class AreasRegistration
{
    public static IServiceCollection AddAreaDecisions(this IServiceCollection services) =>
        services
            .AddSingleton<AreaTakeUp>()
            .AddSingleton<AreaHistory>()
            .AddSingleton<SetThreshold>()
            .AddSingleton<DecideArea>()
            .AddSingleton<SignedPremises>()
            .AddSingleton<ReadPriceBasis>()
            .AddSingleton<SaveScenario>()
            .AddSingleton<RemoveScenario>()
            .AddSingleton<ScenarioList>();
}
