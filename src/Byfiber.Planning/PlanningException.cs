namespace Byfiber.Planning;

/// <summary>
/// Input that cannot be planned on. The message is one sentence for a person: it names the file, the row or the field, and
/// the mend.
/// </summary>
public sealed class PlanningException(string message, Exception? inner = null) : Exception(message, inner);
