using System.Runtime.InteropServices;

namespace Byfiber.Web.Commands;

/// <summary>
/// Ctrl-C (and a polite kill) while a command works: the first one asks the work to stop and says what happens, the second
/// ends the process as if nobody listened.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration[] registrations;
    private readonly TextWriter error;
    private readonly string told;
    private int signals;

    /// <param name="told">What to say at the first signal.</param>
    public Interrupts(TextWriter error, string told, CancellationToken outer)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        this.error = error;
        this.told = told;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Meet),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Meet),
        ];
    }

    public CancellationToken Token => source.Token;

    private void Meet(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref signals) > 1)
            return;
        context.Cancel = true;
        error.WriteLine();
        error.WriteLine(told);
        source.Cancel();
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }
}
