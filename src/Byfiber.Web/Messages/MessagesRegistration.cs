using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Web.Hosting;
using Byfiber.Web.PersonalData;

namespace Byfiber.Web.Messages;

/// <summary>What carries messages, and what keeps personal numbers: the host's side of the floor People.</summary>
internal static class MessagesRegistration
{
    /// <exception cref="Core.RefusedException">A setting is not right.</exception>
    public static IServiceCollection AddByfiberMessages(
        this IServiceCollection services,
        HostSettings host,
        IConfiguration configuration
    )
    {
        var settings = MessageSettings.Read(configuration);
        services.AddSingleton<IPersonalNumberVault, SealedPersonalNumbers>();
        services.AddSingleton<IMessageSender>(p =>
            settings.Smtp is { } smtp
                ? new SmtpSender(settings.From, smtp, p.GetRequiredService<TimeProvider>())
                : new FileOutbox(MessageKind.Mail, host.OutboxDirectory, settings.From)
        );
        services
            .AddHttpClient(SmsSender.Client)
            // Its loggers would write the gateway's address, which may carry a key.
            .RemoveAllLoggers()
            .AddStandardResilienceHandler(options =>
            {
                // Within the minute that a message may take; what fails after that waits for its next attempt.
                options.Retry.MaxRetryAttempts = 2;
                options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(10);
                options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(40);
            });
        services.AddSingleton<IMessageSender>(p =>
            settings.Sms is { } sms
                ? new SmsSender(p.GetRequiredService<IHttpClientFactory>(), sms)
                : new FileOutbox(MessageKind.Sms, host.OutboxDirectory, settings.From)
        );
        if (host.SendsMessages)
        {
            services.AddHostedService<MessageLoop>();
        }
        return host.ErasesPastData ? services.AddHostedService<RetentionLoop>() : services;
    }
}
