using Byfiber.Planning.Steiner;

namespace Byfiber.Planning.Choices;

/// <summary>Divides a plan's effort and time among its searches, one after the other.</summary>
/// <param name="Whole">Effort, seed and deadline of all of them.</param>
/// <param name="Start">The timestamp at which the first begins.</param>
internal sealed record Pace(SteinerOptions Whole, long Start)
{
    /// <summary>What is left from now on, for a share of the effort.</summary>
    public Pace Rest(double effort) => new(Part(effort, 1), Whole.Time.GetTimestamp());

    /// <param name="effort">Share of the effort.</param>
    /// <param name="until">Share of the time by which it must end.</param>
    public SteinerOptions Part(double effort, double until) =>
        Whole with
        {
            Effort = Math.Max(1, (int)Math.Round(effort * Whole.Effort)),
            Deadline = Whole.Deadline is { } end ? Start + (long)(until * (end - Start)) : null,
        };
}
