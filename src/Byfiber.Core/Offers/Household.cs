namespace Byfiber.Core.Offers;

/// <summary>A person's tie to a premises: who may see its offer and sign. Ended, not deleted, when it no longer holds.</summary>
public sealed class PremisesPerson
{
    public long Id { get; init; }
    public long PremisesId { get; init; }
    public long PersonId { get; init; }
    public PremisesTie Tie { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
    public DateTime? EndedAt { get; set; }
}

public enum PremisesTie
{
    Owner,
    Tenant,

    /// <summary>Speaks for the household without owning or renting it.</summary>
    Contact,
}

/// <summary>A neighbour who asks neighbours; sees counts only. Ended, not deleted.</summary>
public sealed class Ambassador
{
    public long Id { get; init; }
    public long PremisesId { get; init; }
    public long PersonId { get; init; }
    public DateTime At { get; init; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>An address search that found nothing, counted by day: where people are whom the register does not know. No visitor is in it.</summary>
public sealed class SearchLead
{
    public long Id { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>What was searched, without case and accents, at most 80 characters.</summary>
    public required string SearchText { get; init; }
    public int Times { get; set; }
}

/// <summary>News of an area on its public page; taken back, not deleted.</summary>
public sealed class AreaNews
{
    public long Id { get; init; }
    public long AreaId { get; init; }
    public required string TitleSv { get; init; }
    public required string TextSv { get; init; }
    public string TitleEn { get; init; } = "";
    public string TextEn { get; init; } = "";
    public DateTime At { get; init; }
    public required string Actor { get; init; }
    public DateTime? TakenBackAt { get; set; }
}
