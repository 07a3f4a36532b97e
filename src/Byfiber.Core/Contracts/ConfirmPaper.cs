using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>
/// A second person compares what was entered with the scan. Agreeing makes the signatures on that paper hold; disagreeing ends those
/// parties, and with the last one who would pay, the contract.
/// </summary>
public sealed class ConfirmPaper(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <param name="signatureId">A signature on the paper; the others on the same scan follow it.</param>
    /// <param name="agrees">True when the scan shows what was entered.</param>
    /// <param name="note">Why not; needed to disagree.</param>
    /// <param name="actor">Another than who entered it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="RefusedException">The same person, no paper that waits, or no reason; as a <see cref="ContractRefusal"/>.</exception>
    public async Task<SignedContract> RunAsync(
        long signatureId,
        bool agrees,
        string? note,
        string actor,
        CancellationToken cancel = default
    )
    {
        string? why = Words.OrNull(note);
        if (!agrees && why is null)
        {
            throw ContractRefusal.ReasonMissing.Because("Say what differs between the paper and what was entered.");
        }
        var at = time.GetUtcNow().UtcDateTime;
        return await dbs.InTransactionAsync(
            async db =>
            {
                var signature = await db.Signatures.SingleOrDefaultAsync(s => s.Id == signatureId, cancel);
                if (signature?.AttachmentId is null)
                {
                    throw NothingWaits();
                }
                var contract = await db.LockedOpenContractAsync(signature.ContractId, cancel);
                var waiting = await WaitingAsync(db, signature, cancel);
                CheckActor(waiting, actor);
                db.AddRange(waiting.Select(s => Word(s, agrees, why, at, actor)));
                await db.SaveChangesAsync(cancel);
                var signing = new ContractSigning(db, vault, at, actor);
                if (!agrees)
                {
                    await signing.RejectAsync(contract, waiting, why!, cancel);
                }
                return await signing.CloseAsync(contract, nameof(ConfirmPaper), cancel);
            },
            cancel
        );
    }

    /// <summary>The signatures on the same paper that nobody has confirmed.</summary>
    private static async Task<List<Signature>> WaitingAsync(
        ByfiberDb db,
        Signature signature,
        CancellationToken cancel
    ) =>
        await db
            .Signatures.Where(s =>
                s.AttachmentId == signature.AttachmentId
                && !db.SignatureConfirmations.Any(c => c.SignatureId == s.Id)
                && db.ContractParties.Any(p => p.Id == s.PartyId && p.EndedAt == null)
            )
            .ToListAsync(cancel);

    private static void CheckActor(List<Signature> waiting, string actor)
    {
        if (waiting.Count == 0)
        {
            throw NothingWaits();
        }
        if (waiting.Exists(s => string.Equals(s.Actor.Trim(), actor.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            throw ContractRefusal.SamePerson.Because(
                "Who entered the paper cannot confirm it: ask a second person to compare the two."
            );
        }
    }

    private static SignatureConfirmation Word(Signature s, bool agrees, string? why, DateTime at, string actor) =>
        new()
        {
            SignatureId = s.Id,
            Agrees = agrees,
            Note = why,
            At = at,
            Actor = actor,
        };

    private static RefusedException NothingWaits() =>
        ContractRefusal.NothingToConfirm.Because("There is no paper here that waits for a second person.");
}
