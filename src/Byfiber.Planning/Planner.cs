namespace Byfiber.Planning;

/// <summary>The front door: a request in, a plan out. Holds no state; the clock serves only the time limit and the timings.</summary>
public sealed class Planner(TimeProvider time)
{
    /// <summary>
    /// Plans the network. A cancellation after the first complete trench network stops the improving and returns the best plan so far
    /// (its summary says so); before that it throws.
    /// </summary>
    /// <exception cref="PlanningException">The map or the request cannot be planned on.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before there was any plan.</exception>
    public Plan Plan(PlanRequest request, IProgress<PlanProgress>? progress = null, CancellationToken cancel = default)
    {
        _ = time;
        throw new PlanningException("The planner is being built.");
    }
}
