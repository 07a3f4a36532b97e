using Byfiber.Core.Offers;

namespace Byfiber.Core.Contracts;

/// <summary>
/// A contract about a connection: price, terms and promise copied from the offer. It comes into being when somebody signs, and is in
/// force once every party has signed and what was signed on paper is confirmed by a second person.
/// </summary>
public sealed class Contract : PricedRow
{
    public long Id { get; init; }

    /// <summary>What people call it ("2026-00042"); unique.</summary>
    public required string Number { get; init; }
    public long OfferId { get; init; }
    public long PremisesId { get; init; }

    /// <summary>The premises' area when it was offered.</summary>
    public long? AreaId { get; init; }
    public long TermsVersionId { get; init; }

    /// <summary>The terms' own hash, so that a changed text would show.</summary>
    public required string TermsSha256 { get; init; }

    /// <summary>Who digs on the plot.</summary>
    public DigChoice Dig { get; init; }

    /// <summary>The drop on the plot that the price was made from, mm.</summary>
    public long DropMm { get; init; }
    public PayChoice Pay { get; init; }

    /// <summary>Connection and digging together, before any ROT deduction, öre with VAT.</summary>
    public long TotalOre { get; init; }

    /// <summary>Ordered after the area's build decision, at the late price.</summary>
    public bool Late { get; init; }

    /// <summary>Fibre to the house without a subscription.</summary>
    public bool Dormant { get; init; }

    /// <summary>What the promise hangs on, as it was signed.</summary>
    public string ReservationSv { get; init; } = "";
    public string ReservationEn { get; init; } = "";

    /// <summary>The property designation that the ROT deduction is asked for; null where none was named.</summary>
    public string? Property { get; init; }

    /// <summary>The last day to withdraw without a fee; null where the terms grant none.</summary>
    public DateOnly? WithdrawUntil { get; init; }

    /// <summary>The day that it was signed on first, which the promise counts from.</summary>
    public DateOnly SignedOn { get; init; }

    /// <summary>The promise: connected at the latest on this day.</summary>
    public DateOnly PromisedBy { get; init; }
    public DateTime MadeAt { get; init; }
    public required string Actor { get; init; }

    /// <summary>Made by the form that sent it: the same form twice is one contract.</summary>
    public Guid RequestId { get; init; }

    /// <summary>When it ended (withdrawn, cancelled); null while it holds or waits. One premises has at most one without it.</summary>
    public DateTime? EndedAt { get; set; }
    public List<ContractParty> Parties { get; init; } = [];
    public List<ContractStatus> Statuses { get; init; } = [];

    /// <summary>The connection fee that this one pays when it pays at once, öre.</summary>
    public long ChargedConnectionOre => Late ? LateConnectionOre : ConnectionOre;

    /// <summary>What the operator's digging on the plot costs here, öre; 0 where the owner digs.</summary>
    public long ChargedDigOre => Dig == DigChoice.Operator ? DigOre(DropMm) : 0;
}

public enum DigChoice
{
    /// <summary>The operator digs on the plot too.</summary>
    Operator,

    /// <summary>The owner digs on the plot.</summary>
    Own,
}

public enum PayChoice
{
    Once,
    Instalments,
}

/// <summary>Where a contract stands: the last row holds.</summary>
public sealed class ContractStatus
{
    public long Id { get; init; }
    public long ContractId { get; init; }
    public ContractState State { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>The cancellation fee that was due, öre; null where none is spoken of.</summary>
    public long? FeeOre { get; init; }

    /// <summary>Why; the only column that an erasure may empty.</summary>
    public string? Note { get; set; }
}

public enum ContractState
{
    /// <summary>Somebody has signed; another party's signature, an owner's consent or a second person's confirmation is missing.</summary>
    Waiting,
    InForce,

    /// <summary>Taken back within the time that the terms grant.</summary>
    Withdrawn,

    /// <summary>Ended by the household, with the fee of its stage.</summary>
    Cancelled,

    /// <summary>Ended by the operator: the reservation came true.</summary>
    Released,

    /// <summary>The promise is kept.</summary>
    Connected,

    /// <summary>Never came into force: the paper does not show what was entered.</summary>
    Void,
}

/// <summary>A party to a contract. A change of owner ends one and adds another.</summary>
public sealed class ContractParty
{
    public long Id { get; init; }
    public long ContractId { get; init; }
    public long PersonId { get; init; }
    public PartyRole Role { get; init; }

    /// <summary>0 for those who made the contract, one more for each change of owner: new parties take over once all of them have signed.</summary>
    public int Round { get; init; }

    /// <summary>This owner's part of the ROT deduction, percent; null without one. The parts of a contract's owners add up to 100.</summary>
    public int? RotPercent { get; init; }
    public DateTime At { get; init; }
    public DateTime? EndedAt { get; set; }
}

public enum PartyRole
{
    /// <summary>Owns the property, alone or with others, and pays.</summary>
    Owner,

    /// <summary>Rents it and pays; an owner must consent.</summary>
    Tenant,

    /// <summary>Owns it and consents to what the tenant orders.</summary>
    ConsentingOwner,

    /// <summary>A company or association that owns the property and pays.</summary>
    Company,
}

/// <summary>A party's signature with its evidence.</summary>
public sealed class Signature
{
    public long Id { get; init; }
    public long ContractId { get; init; }
    public long PartyId { get; init; }
    public SignatureMethod Method { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }

    /// <summary>SHA-256 of the contract document that was shown and signed, hex.</summary>
    public required string DocumentSha256 { get; init; }

    /// <summary>What proves it: the identity provider's claims and authentication context, or which code, from where. No personal number.</summary>
    public required string EvidenceJson { get; init; }

    /// <summary>The scan of a paper; null for the other methods.</summary>
    public long? AttachmentId { get; init; }
}

public enum SignatureMethod
{
    /// <summary>BankID or another identity provider by OpenID Connect.</summary>
    Identity,

    /// <summary>The letter's personal code and a one-time code.</summary>
    Code,

    /// <summary>Ink; holds once a second person has confirmed the scan.</summary>
    Paper,
}

/// <summary>A second person's word on a paper: the scan shows what was entered.</summary>
public sealed class SignatureConfirmation
{
    public long SignatureId { get; init; }
    public bool Agrees { get; init; }
    public string? Note { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}

/// <summary>A file that belongs to a contract or hindrance: a scanned paper, a letter, a photograph.</summary>
public sealed class Attachment
{
    public long Id { get; init; }

    /// <summary>As it was called; for showing only, never a path.</summary>
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required byte[] Content { get; init; }
    public required string Sha256 { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}

/// <summary>The contract's copy as it was signed or handed out: a PDF whose hash anybody who holds it can have verified.</summary>
public sealed class ContractDocument
{
    public long Id { get; init; }
    public long ContractId { get; init; }

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; init; }
    public required byte[] Content { get; init; }
    public required string Sha256 { get; init; }
    public DateTime MadeAt { get; init; }
}
