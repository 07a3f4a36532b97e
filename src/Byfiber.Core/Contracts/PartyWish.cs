using Byfiber.Core.People;

namespace Byfiber.Core.Contracts;

/// <summary>
/// Somebody who shall be a party: one who is known, by id, or one who is written down with it. A class and no record: it must not
/// print itself into a log.
/// </summary>
public sealed class PartyWish
{
    /// <summary>The person, where they are known.</summary>
    public long? PersonId { get; init; }

    /// <summary>The person to write down, where they are not.</summary>
    public PersonWish? Person { get; init; }
    public PartyRole Role { get; init; }

    /// <summary>This owner's part of the ROT deduction, percent; null without one.</summary>
    public int? RotPercent { get; init; }

    /// <summary>
    /// The personal number that the deduction needs, as people write it; null where it is kept already. Of an owner who signs later it
    /// may come with that signature. Sealed before it is stored.
    /// </summary>
    public string? PersonalNumber { get; init; }
}

/// <summary>What a household chooses when it signs.</summary>
public sealed class ContractChoices
{
    public required long OfferId { get; init; }
    public DigChoice Dig { get; init; }
    public PayChoice Pay { get; init; }

    /// <summary>Fibre to the house, without a subscription.</summary>
    public bool Dormant { get; init; }

    /// <summary>Who becomes a party; the first one signs now.</summary>
    public required IReadOnlyList<PartyWish> Parties { get; init; }

    /// <summary>The property designation where the register has none; null takes the register's.</summary>
    public string? Property { get; init; }

    /// <summary>"sv" or "en": what the contract is written in.</summary>
    public string Language { get; init; } = "sv";
}
