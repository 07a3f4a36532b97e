using Byfiber.Core.People.Messages;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Writes the messages that the journal calls for and sends those that are due, beside the pages. What an earlier process died over
/// is taken up again.
/// </summary>
internal sealed class MessageLoop(
    ComposeMessages compose,
    DeliverMessages deliver,
    TimeProvider time,
    ILogger<MessageLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // Side by side: a composer that fails holds back its own messages, not the delivery of those that are written.
        Task.WhenAll(
            RepeatAsync("Writing messages", compose.RunAsync, stoppingToken),
            RepeatAsync("Sending messages", deliver.RunAsync, stoppingToken)
        );

    private async Task RepeatAsync(string what, Func<CancellationToken, Task<int>> work, CancellationToken stopping)
    {
        // The server starts before the first message goes out.
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                if (await work(stopping) > 0)
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "{What} failed; it is tried again in {Seconds} s.", what, PauseAfterError.TotalSeconds);
                pause = PauseAfterError;
            }
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
