namespace Byfiber.Core.Contracts;

/// <summary>What falls due by a contract: the basis of an invoice. The ledger is somebody else's.</summary>
public sealed class PaymentDue
{
    public long Id { get; init; }
    public long ContractId { get; init; }

    /// <summary>1, 2, ... within the contract.</summary>
    public int Number { get; init; }
    public PaymentKind Kind { get; init; }

    /// <summary>The day; null while it hangs on the connection's day.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Months after the connection, where the day hangs on it.</summary>
    public int MonthsAfterConnection { get; init; }
    public long AmountOre { get; init; }

    /// <summary>What the payer writes: digits with a check digit (OCR); unique.</summary>
    public required string Reference { get; init; }
    public DateTime MadeAt { get; init; }

    /// <summary>When the contract's end took it away; null while it is due.</summary>
    public DateTime? EndedAt { get; set; }
}

public enum PaymentKind
{
    Connection,
    Digging,
    Instalment,
    CancellationFee,
}

/// <summary>A payment that came, from a file of the bank or the ledger.</summary>
public sealed class Payment
{
    public long Id { get; init; }
    public long ImportId { get; init; }
    public int Row { get; init; }
    public required string Reference { get; init; }

    /// <summary>What it pays; null when nothing has this reference.</summary>
    public long? PaymentDueId { get; init; }
    public DateOnly PaidOn { get; init; }
    public long AmountOre { get; init; }
}

/// <summary>A file of payments; the same file again changes nothing.</summary>
public sealed class PaymentImport
{
    public long Id { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public int RowCount { get; init; }
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}
