using Byfiber.Core.Offers;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Turns time and the servers' answers into proof, beside the pages: letters that did not come back in time count as delivered, and
/// messages that were taken or given up become contacts.
/// </summary>
internal sealed class MailingLoop(
    SettleMailing settle,
    ProveMessages prove,
    TimeProvider time,
    ILogger<MailingLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server starts first.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await settle.DueAsync(stoppingToken);
                await prove.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Settling mailings failed; it is tried again in {Seconds} s.", Pause.TotalSeconds);
            }
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
