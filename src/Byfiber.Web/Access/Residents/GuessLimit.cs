using System.Collections.Concurrent;
using System.Net;

namespace Byfiber.Web.Access.Residents;

/// <summary>
/// How many wrong codes may come in a minute: few from one address on the net, and not many in all. Right codes are not counted, so that a
/// library or a care home behind one address is not shut out. From one address, codes are looked at one after the other: a
/// thousand guesses sent at once are no more than those that a minute allows.
/// </summary>
public sealed class GuessLimit(TimeProvider time, int perAddress, int inAll)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const int MostLanes = 10_000;

    private readonly ConcurrentDictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Lane everybody = new();

    /// <summary>Waits for one's turn; null when there were too many wrong codes.</summary>
    public async Task<GuessTurn?> EnterAsync(IPAddress? from, CancellationToken cancel)
    {
        if (lanes.Count > MostLanes)
            Forget();
        var lane = lanes.GetOrAdd(WhoAsks.NameOf(from), _ => new Lane());
        await lane.One.WaitAsync(cancel);
        var now = time.GetUtcNow();
        if (lane.Failed(now) < perAddress && everybody.Failed(now) < inAll)
            return new GuessTurn(this, lane);
        lane.One.Release();
        return null;
    }

    internal void Leave(Lane lane, bool wrong)
    {
        if (wrong)
        {
            var now = time.GetUtcNow();
            lane.Fail(now);
            everybody.Fail(now);
        }
        lane.One.Release();
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (name, lane) in lanes)
        {
            if (lane.Failed(now) == 0 && lane.One.CurrentCount == 1)
                lanes.TryRemove(name, out _);
        }
    }

    /// <summary>Wrong codes of the last minute.</summary>
    internal sealed class Lane
    {
        private readonly Queue<DateTimeOffset> failures = new();

        public SemaphoreSlim One { get; } = new(1);

        public int Failed(DateTimeOffset now)
        {
            lock (failures)
            {
                while (failures.TryPeek(out var oldest) && now - oldest >= Minute)
                    failures.Dequeue();
                return failures.Count;
            }
        }

        public void Fail(DateTimeOffset now)
        {
            lock (failures)
            {
                failures.Enqueue(now);
            }
        }
    }
}

/// <summary>One's turn to have a code looked at; left by disposing of it.</summary>
public sealed class GuessTurn : IDisposable
{
    private readonly GuessLimit limit;
    private readonly GuessLimit.Lane lane;
    private bool wrong;

    internal GuessTurn(GuessLimit limit, GuessLimit.Lane lane) => (this.limit, this.lane) = (limit, lane);

    /// <summary>The code was wrong.</summary>
    public void WasWrong() => wrong = true;

    /// <inheritdoc/>
    public void Dispose() => limit.Leave(lane, wrong);
}
