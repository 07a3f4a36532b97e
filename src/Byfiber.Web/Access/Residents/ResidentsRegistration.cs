using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Byfiber.Web.Access.Residents;

/// <summary>How residents sign in: what the scheme of that name does beyond its name.</summary>
internal static class ResidentsRegistration
{
    public static IServiceCollection AddByfiberResidents(this IServiceCollection services, HostSettings settings)
    {
        services.PostConfigure<CookieAuthenticationOptions>(Schemes.Resident, ResidentSignIn.Configure);
        services.AddSingleton(provider => new GuessLimit(
            provider.GetRequiredService<TimeProvider>(),
            settings.WrongCodesPerMinute,
            settings.WrongCodesPerMinuteInAll
        ));
        services.AddSingleton<SealedForm>();
        services.AddSingleton<Pages.Household.SignInByCode>();
        return services;
    }
}
