using Byfiber.Core.Plans;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Makes the plans that people order, one after the other, beside the pages. A run that an earlier process was cut off in is taken
/// up again as soon as its lease has run out.
/// </summary>
internal sealed class PlanLoop(RunNextPlan next, TimeProvider time, ILogger<PlanLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server starts before the first plan does, whatever that costs.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                if (await next.RunAsync(stoppingToken) is not null)
                    continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // One run's (or the database's) trouble must not end the loop, nor the pages.
                log.LogError(
                    e,
                    "A plan run failed; the next one is tried in {Seconds} s.",
                    PauseAfterError.TotalSeconds
                );
                pause = PauseAfterError;
            }
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
