namespace Byfiber.Core;

/// <summary>
/// Something that was asked for and cannot be done: a wish that breaks a rule, a thing that is not there, storage that cannot
/// be used. The message is one sentence for a person and names the mend.
/// </summary>
public sealed class RefusedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when what was asked about does not exist (404 rather than 422).</summary>
    public bool NotFound { get; init; }

    /// <summary>Which of its room's refusals this is, where a page tells it in words of its own; null where the message is all.</summary>
    public Enum? Reason { get; init; }

    /// <summary>What the message names (an area, a day as yyyy-MM-dd), in the order that the reason's description gives.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>There is no such thing with this id.</summary>
    internal static RefusedException Missing(string what, long id) =>
        new($"There is no {what} {id}.") { NotFound = true };
}
