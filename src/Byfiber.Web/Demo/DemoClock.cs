namespace Byfiber.Web.Demo;

/// <summary>A clock that is set: the demo's year happens in minutes, through the same verbs as everything else.</summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>What time it is in the demo's year, UTC.</summary>
    public DateTime Now { get; set; }

    public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(Now, DateTimeKind.Utc));
}
