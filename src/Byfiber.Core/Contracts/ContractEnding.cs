using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>The steps that every end of a contract takes, within one transaction.</summary>
internal static class ContractEnding
{
    private const int DaysToPayAFee = 30;

    /// <summary>What a cancellation would cost on this day.</summary>
    public static async Task<CancelQuote> QuoteAsync(
        ByfiberDb db,
        Contract contract,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var state = await db.StateOfAsync(contract.Id, cancel);
        var stage = await StageAsync(db, contract, state, today, cancel);
        bool past = today > contract.PromisedBy;
        bool mayWithdraw = contract.WithdrawUntil >= today;
        long feeOre =
            past || mayWithdraw
                ? 0
                : stage switch
                {
                    CancelStage.Early => contract.CancelEarlyOre,
                    CancelStage.Decided => contract.CancelDecidedOre,
                    CancelStage.Building => contract.CancelBuildingOre,
                    _ => 0,
                };
        return new CancelQuote(stage, feeOre, past, mayWithdraw, contract.WithdrawUntil);
    }

    /// <summary>Ends the contract and what it would have paid; a fee falls due. The last step of the verb.</summary>
    public static async Task<ContractState> EndAsync(
        ByfiberDb db,
        Contract contract,
        ContractEnd end,
        CancellationToken cancel
    )
    {
        contract.EndedAt = end.At;
        db.Add(
            new ContractStatus
            {
                ContractId = contract.Id,
                State = end.State,
                At = end.At,
                Actor = end.Actor,
                FeeOre = end.FeeOre,
                Note = end.Note,
            }
        );
        await db.SaveChangesAsync(cancel);
        await db.EndPaymentsAsync(contract.Id, end.At, cancel);
        if (end.FeeOre > 0)
        {
            int number = await db.NextPaymentAsync(contract.Id, cancel);
            db.Add(Fee(contract.Id, number, end));
        }
        await db.AppendAsync(
            end.At,
            end.Actor,
            "Contracts",
            end.Verb,
            nameof(Contract),
            contract.Id,
            new
            {
                contract.Number,
                contract.PremisesId,
                contract.AreaId,
                state = end.State,
                feeOre = end.FeeOre,
            },
            cancel
        );
        return end.State;
    }

    /// <summary>True when it has ended in this way already; a contract that ended in another way, or is connected, is refused.</summary>
    public static async Task<bool> IsDoneAsync(
        ByfiberDb db,
        Contract contract,
        ContractState wanted,
        CancellationToken cancel
    )
    {
        var state = await db.StateOfAsync(contract.Id, cancel);
        return state switch
        {
            _ when state == wanted => true,
            ContractState.Connected => throw ContractRefusal.AlreadyConnected.Because(
                $"Contract {contract.Number} is connected: what it promised is done, and it can no longer be ended."
            ),
            _ when contract.EndedAt is not null => throw ContractRefusal.ContractEnded.Because(
                $"Contract {contract.Number} has ended: there is nothing more to end."
            ),
            _ => false,
        };
    }

    private static async Task<CancelStage> StageAsync(
        ByfiberDb db,
        Contract contract,
        ContractState state,
        DateOnly today,
        CancellationToken cancel
    )
    {
        if (state == ContractState.Waiting)
        {
            return CancelStage.Waiting;
        }
        var decision = await db
            .BuildDecisions.Where(d => d.AreaId == contract.AreaId)
            .OrderByDescending(d => d.Id)
            .Select(d => (DecisionKind?)d.Kind)
            .FirstOrDefaultAsync(cancel);
        if (decision != DecisionKind.Build)
        {
            return CancelStage.Early;
        }
        var digFrom = await db
            .AreaPaces.Where(p => p.AreaId == contract.AreaId)
            .OrderByDescending(p => p.Id)
            .Select(p => (DateOnly?)p.DigFrom)
            .FirstOrDefaultAsync(cancel);
        return digFrom <= today ? CancelStage.Building : CancelStage.Decided;
    }

    private static PaymentDue Fee(long contractId, int number, ContractEnd end) =>
        new()
        {
            ContractId = contractId,
            Number = number,
            Kind = PaymentKind.CancellationFee,
            DueOn = end.At.SwedishDay().AddDays(DaysToPayAFee),
            AmountOre = end.FeeOre!.Value,
            Reference = OcrReference.Of(contractId, number),
            MadeAt = end.At,
        };
}

/// <summary>An end as it is written.</summary>
internal sealed record ContractEnd(
    string Verb,
    ContractState State,
    DateTime At,
    string Actor,
    string? Note,
    long? FeeOre = null
);

/// <summary>How far the way to the connection is, which the cancellation fee goes by.</summary>
public enum CancelStage
{
    /// <summary>Not all parties have signed: nobody is bound.</summary>
    Waiting,

    /// <summary>The area is not decided on.</summary>
    Early,

    /// <summary>The area will be built; nobody digs yet.</summary>
    Decided,

    /// <summary>Digging in the area has begun.</summary>
    Building,
}

/// <summary>What ending a contract would cost today.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="FeeOre">The fee, with VAT; 0 where it is free.</param>
/// <param name="PastPromise">The promised day has passed: it is free for that reason.</param>
/// <param name="MayWithdraw">The terms still let the household withdraw: it is free for that reason.</param>
/// <param name="WithdrawUntil">The last day for it.</param>
public sealed record CancelQuote(
    CancelStage Stage,
    long FeeOre,
    bool PastPromise,
    bool MayWithdraw,
    DateOnly? WithdrawUntil
);
