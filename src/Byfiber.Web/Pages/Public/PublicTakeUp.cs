using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Offers;

namespace Byfiber.Web.Pages.Public;

/// <summary>
/// How many have signed in an area, as anybody may see it. Counting takes a pass over all contracts, so one count serves everybody for some
/// seconds: thousands may look at once when the letters have come.
/// </summary>
public sealed class PublicTakeUp(AreaTakeUp takeUp, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1);
    private (DateTimeOffset At, TakeUpSnapshot Counts)? last;

    /// <summary>The count of an area; null when there is none with this id.</summary>
    public async Task<SignedCount?> RunAsync(long areaId, CancellationToken cancel)
    {
        var counts = await CountsAsync(cancel);
        return counts.Areas.FirstOrDefault(area => area.AreaId == areaId) is { } line
            ? new SignedCount(
                line.Premises,
                PublicCount.Of(line.Signed, line.Premises),
                line.ThresholdCount is { } needed && !line.OutOfReach ? needed : null,
                line.Missing,
                line.Decision?.Kind,
                line.Decision?.DecidedOn
            )
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<TakeUpSnapshot> CountsAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (last is not { } known || now - known.At >= Fresh)
                last = (now, await takeUp.RunAsync(cancel));
            return last.Value.Counts;
        }
        finally
        {
            one.Release();
        }
    }
}

/// <summary>How an area's contracts stand.</summary>
/// <param name="All">Its premises.</param>
/// <param name="Signed">Those with a contract.</param>
/// <param name="Needed">What the threshold asks for; null where none is set.</param>
/// <param name="Missing">How many are missing; null likewise.</param>
/// <param name="Decision">What was decided about it; null before.</param>
/// <param name="DecidedOn">When.</param>
public sealed record SignedCount(
    int All,
    PublicCount Signed,
    int? Needed,
    int? Missing,
    DecisionKind? Decision,
    DateOnly? DecidedOn
)
{
    /// <summary>How many are missing, unless that would tell a count that is not told.</summary>
    public int? ToldMissing => Signed.Kind == PublicCountKind.Exact ? Missing : null;
}
