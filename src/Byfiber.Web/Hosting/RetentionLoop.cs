using Byfiber.Core.People.PersonalData;

namespace Byfiber.Web.Hosting;

/// <summary>Lets go, once a day, of personal data that are past their time; also what ended while the program stood still.</summary>
internal sealed class RetentionLoop(ExpirePersonalData expire, TimeProvider time, ILogger<RetentionLoop> log)
    : BackgroundService
{
    /// <summary>How often it looks whether the day's run is due.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server starts before the first run.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await expire.RunAsync(stoppingToken) is not null)
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Letting go of old personal data failed; it is tried again in an hour.");
            }
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
