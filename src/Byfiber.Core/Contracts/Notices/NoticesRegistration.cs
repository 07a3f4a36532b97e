using Byfiber.Core.People.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Core.Contracts.Notices;

/// <summary>What tells the parties of contracts.</summary>
internal static class NoticesRegistration
{
    public static IServiceCollection AddContractNotices(this IServiceCollection services)
    {
        foreach (string verb in SigningNotices.Verbs)
        {
            services.AddSingleton<MessageComposer>(p => new SigningNotices(verb, p.GetRequiredService<SiteAddress>()));
        }
        foreach (string verb in EndNotices.Verbs)
        {
            services.AddSingleton<MessageComposer>(p => new EndNotices(verb, p.GetRequiredService<SiteAddress>()));
        }
        return services;
    }
}
