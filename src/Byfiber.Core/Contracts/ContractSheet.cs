namespace Byfiber.Core.Contracts;

/// <summary>
/// All that a contract says, as the document prints it. Two equal sheets give the same bytes, so that what was shown is what is
/// signed. Money is öre with VAT.
/// </summary>
public sealed record ContractSheet
{
    /// <summary>What people call the contract ("2026-00042").</summary>
    public required string Number { get; init; }

    /// <summary>The day of the signature, in Sweden.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; init; }
    public required string Address { get; init; }
    public string? Postcode { get; init; }
    public string? Locality { get; init; }

    public string? AreaName { get; init; }

    /// <summary>The property designation; null where none is known.</summary>
    public string? Property { get; init; }
    public required IReadOnlyList<SheetParty> Parties { get; init; }
    public DigChoice Dig { get; init; }
    public long DropMm { get; init; }
    public PayChoice Pay { get; init; }
    public bool Late { get; init; }
    public bool Dormant { get; init; }

    /// <summary>The connection fee: the late one where the order is late.</summary>
    public required long ConnectionOre { get; init; }

    /// <summary>Digging on the plot; 0 where the owner digs.</summary>
    public required long DigOre { get; init; }

    /// <summary>Connection (or all instalments) and digging, before the ROT deduction.</summary>
    public required long TotalOre { get; init; }

    /// <summary>The owners' ROT deductions together.</summary>
    public required long RotOre { get; init; }

    /// <summary>The work that the deduction is counted on.</summary>
    public long RotWorkOre { get; init; }

    /// <summary>What the household pays: the total less the deduction.</summary>
    public long ToPayOre => TotalOre - RotOre;

    /// <summary>0 where it pays at once.</summary>
    public int InstalmentMonths { get; init; }
    public long InstalmentOre { get; init; }
    public long NetworkMonthlyOre { get; init; }
    public long CancelEarlyOre { get; init; }
    public long CancelDecidedOre { get; init; }
    public long CancelBuildingOre { get; init; }

    /// <summary>What falls due, in order.</summary>
    public required IReadOnlyList<PaymentStep> Payments { get; init; }

    /// <summary>The promise: connected at the latest on this day.</summary>
    public required DateOnly PromisedBy { get; init; }
    public string ReservationSv { get; init; } = "";
    public string ReservationEn { get; init; } = "";

    /// <summary>The last day to withdraw without a fee; null where the terms grant none.</summary>
    public DateOnly? WithdrawUntil { get; init; }
    public int TermsNumber { get; init; }
    public required string TermsSha256 { get; init; }
    public required string TermsSv { get; init; }
    public required string TermsEn { get; init; }

    /// <summary>True where new owners sign the terms of a contract that holds already.</summary>
    public bool ChangeOfOwner { get; init; }
}

/// <summary>A party as the document names it.</summary>
public sealed record SheetParty
{
    public required string Name { get; init; }
    public PartyRole Role { get; init; }

    /// <summary>Companies and associations only.</summary>
    public string? OrganisationNumber { get; init; }
    public int? RotPercent { get; init; }

    /// <summary>This party's own deduction, öre.</summary>
    public long RotOre { get; init; }
}
