namespace Byfiber.Core.People;

/// <summary>That somebody read a person's contact data: written in the transaction that gave them out, and never changed.</summary>
public sealed class PersonRead
{
    public long Id { get; init; }
    public long PersonId { get; init; }
    public DateTime At { get; init; }

    /// <summary>Who read.</summary>
    public required string Actor { get; init; }

    /// <summary>What for: the page ("/campaigns/1/phone-list") or the verb ("ExportPerson").</summary>
    public required string Why { get; init; }
}
