namespace Byfiber.Core.People;

/// <summary>
/// A natural person or company known through offers and contracts. Personal data are few, and reading them is logged. An erased person
/// keeps the row, without name or address, since contracts and answers point to it.
/// </summary>
public sealed class Person
{
    public long Id { get; init; }
    public PersonKind Kind { get; set; }
    public required string Name { get; set; }
    public string? Email { get; set; }

    /// <summary>E.164 ("+46151123456").</summary>
    public string? Phone { get; set; }

    /// <summary>Ten digits; companies and associations only.</summary>
    public string? OrganisationNumber { get; set; }

    /// <summary>"sv" or "en": what messages are written in.</summary>
    public string Language { get; set; } = "sv";

    /// <summary>The personal identity number, encrypted; only where the ROT deduction needs it.</summary>
    public string? PersonalNumberCipher { get; set; }

    /// <summary>Issuer and subject of an identity provider's sign-in; unique where it is set.</summary>
    public string? Subject { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime? ErasedAt { get; set; }
}

public enum PersonKind
{
    Person,
    Company,
}
