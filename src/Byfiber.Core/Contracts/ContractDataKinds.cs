using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>
/// Contracts with their parties, signatures and signed documents. They are frozen and never let go by the program: who they name is erased
/// from the rows when the law on accounts lets them (<see cref="ContractHold"/>), the documents when the municipality's archive says so.
/// </summary>
internal sealed class ContractData : DataKind
{
    public override string Key => "contracts";

    public override IReadOnlyList<string> Tables =>
        ["contract", "contract_status", "contract_party", "signature", "signature_confirmation", "contract_document"];

    public override (string, string) What =>
        (
            "Avtal: parter, underskrifter och undertecknade handlingar",
            "Contracts: parties, signatures and signed documents"
        );

    public override DataDefaults Defaults =>
        new(
            "För att hålla avtalet och kunna visa vad som skrevs under.",
            "To keep the contract, and to be able to show what was signed.",
            LegalGround.Contract,
            null,
            "Bokföringslagen (1999:1078) 7 kap. 2 §: minst sju år efter räkenskapsåret; sedan kommunens gallringsbeslut"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.Contracts.LongCountAsync(cancel);

    /// <summary>A decided time empties the free words of contracts that ended so long ago.</summary>
    public override async Task<long> ExpireAsync(
        ByfiberDb db,
        DateTime before,
        DateTime now,
        CancellationToken cancel
    ) =>
        await db
            .ContractStatuses.Where(s =>
                s.Note != null && db.Contracts.Any(c => c.Id == s.ContractId && c.EndedAt < before)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Note, (string?)null), cancel);
}

/// <summary>Scans of contracts on paper and evidence of hindrances: frozen with what they prove.</summary>
internal sealed class ScanData : DataKind
{
    public override string Key => "scans";

    public override IReadOnlyList<string> Tables => ["attachment"];

    public override (string, string) What =>
        ("Inlästa papper: avtal med underskrift och underlag", "Scanned papers: signed contracts and evidence");

    public override DataDefaults Defaults =>
        new(
            "Det undertecknade papperet är beviset för avtalet.",
            "The signed paper is the proof of the contract.",
            LegalGround.Contract,
            null,
            "Som avtalen: Bokföringslagen (1999:1078) 7 kap. 2 §; sedan kommunens gallringsbeslut"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.Attachments.LongCountAsync(cancel);

    /// <summary>Nothing: the proof of a signature cannot be changed, here or by another way.</summary>
    public override Task<long> ExpireAsync(ByfiberDb db, DateTime before, DateTime now, CancellationToken cancel) =>
        Task.FromResult(0L);
}

/// <summary>What falls due and what was paid, by reference and without a name.</summary>
internal sealed class PaymentData : DataKind
{
    public override string Key => "payments";

    public override IReadOnlyList<string> Tables => ["payment", "payment_due", "payment_import"];

    public override (string, string) What =>
        ("Betalningar: belopp, dag och referens till avtalet", "Payments: amount, day and the contract's reference");

    public override DataDefaults Defaults =>
        new(
            "För att fakturera det avtalade och se vad som är betalt.",
            "To invoice what was agreed, and to see what is paid.",
            LegalGround.LegalObligation,
            null,
            "Bokföringslagen (1999:1078) 7 kap. 2 §: minst sju år efter räkenskapsåret; sedan kommunens gallringsbeslut"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) => db.Payments.LongCountAsync(cancel);

    /// <summary>Nothing: payments are the basis of accounts and are frozen. They name nobody once the contract's parties are erased.</summary>
    public override Task<long> ExpireAsync(ByfiberDb db, DateTime before, DateTime now, CancellationToken cancel) =>
        Task.FromResult(0L);
}
