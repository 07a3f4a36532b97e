using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>
/// Makes a contract of an offer and choices, in memory: the same code for what is shown before and for what is stored at the
/// signature, so that the two cannot differ.
/// </summary>
internal static class ContractDrafting
{
    /// <summary>24 months at most between order and connection (the field's rule).</summary>
    private const int MostPromiseMonths = 24;

    /// <param name="db">For reading.</param>
    /// <param name="order">What is wished for, by whom.</param>
    /// <param name="parties">The parties, checked.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="RefusedException">The offer cannot be taken up so; the reason is a <see cref="ContractRefusal"/>.</exception>
    public static async Task<ContractDraft> DraftAsync(
        ByfiberDb db,
        ContractOrder order,
        DraftParties parties,
        CancellationToken cancel
    )
    {
        var (choices, signedOn) = (order.Choices, order.SignedOn);
        var taken = await OfferToSign.FindAsync(db, choices.OfferId, signedOn, cancel);
        // Counted before looking whether one holds: one that comes between the two is then named as what it is.
        int before = await db.Contracts.CountAsync(c => c.OfferId == choices.OfferId, cancel);
        if (await db.Contracts.AnyAsync(c => c.PremisesId == taken.Premises.Id && c.EndedAt == null, cancel))
        {
            throw ContractRefusal.AlreadySigned.Because(
                $"{taken.Premises.Address} has a contract already: look it up instead of signing again."
            );
        }
        bool late = await IsDecidedAsync(db, taken.Offer.AreaId, signedOn, cancel);
        var contract = Make(order, taken, late, Number(taken.Offer, before));
        CheckChoices(contract, taken.Offer, parties);
        var rot = parties.Rot(contract);
        return new ContractDraft(
            contract,
            Sheet(contract, choices.Language, taken.Premises, taken.AreaName, taken.Terms, parties, rot)
        );
    }

    /// <summary>What a contract's document says, of these parties.</summary>
    public static ContractSheet Sheet(
        Contract contract,
        string language,
        Premises premises,
        string? areaName,
        TermsVersion terms,
        DraftParties parties,
        IReadOnlyList<long> rot
    ) =>
        new()
        {
            Number = contract.Number,
            SignedOn = contract.SignedOn,
            Language = language,
            Address = premises.Address,
            Postcode = premises.Postcode,
            Locality = premises.Locality,
            AreaName = areaName,
            Property = contract.Property,
            Parties = parties.OnSheet(contract.Dig, rot),
            Dig = contract.Dig,
            DropMm = contract.DropMm,
            Pay = contract.Pay,
            Late = contract.Late,
            Dormant = contract.Dormant,
            ConnectionOre = contract.ChargedConnectionOre,
            DigOre = contract.ChargedDigOre,
            TotalOre = contract.TotalOre,
            RotOre = rot.Sum(),
            RotWorkOre = contract.ChargedDigOre * contract.RotWorkPercent / 100,
            InstalmentMonths = contract.Pay == PayChoice.Instalments ? contract.InstalmentMonths : 0,
            InstalmentOre = contract.Pay == PayChoice.Instalments ? contract.InstalmentOre : 0,
            NetworkMonthlyOre = contract.NetworkMonthlyOre,
            CancelEarlyOre = contract.CancelEarlyOre,
            CancelDecidedOre = contract.CancelDecidedOre,
            CancelBuildingOre = contract.CancelBuildingOre,
            Payments = PaymentPlan.Of(contract, rot.Sum()),
            PromisedBy = contract.PromisedBy,
            ReservationSv = contract.ReservationSv,
            ReservationEn = contract.ReservationEn,
            WithdrawUntil = contract.WithdrawUntil,
            TermsNumber = terms.Number,
            TermsSha256 = terms.Sha256,
            TermsSv = terms.TextSv,
            TermsEn = terms.TextEn,
        };

    private static Contract Make(ContractOrder order, OfferToSign taken, bool late, string number)
    {
        var (choices, signedOn, offer) = (order.Choices, order.SignedOn, taken.Offer);
        string? property = choices.Property?.Trim() is { Length: > 0 } named ? named : taken.Premises.Property;
        long connectionOre = late ? offer.LateConnectionOre : offer.ConnectionOre;
        long feeOre =
            choices.Pay == PayChoice.Instalments ? offer.InstalmentMonths * offer.InstalmentOre : connectionOre;
        long digOre = choices.Dig == DigChoice.Operator ? offer.DigOre(offer.DropMm ?? 0) : 0;
        return new Contract
        {
            Number = number,
            OfferId = offer.Id,
            PremisesId = offer.PremisesId,
            AreaId = offer.AreaId,
            TermsVersionId = offer.TermsVersionId,
            TermsSha256 = taken.Terms.Sha256,
            Dig = choices.Dig,
            DropMm = offer.DropMm ?? 0,
            Pay = choices.Pay,
            TotalOre = feeOre + digOre,
            Late = late,
            Dormant = choices.Dormant,
            ReservationSv = taken.ReservationSv,
            ReservationEn = taken.ReservationEn,
            Property = property,
            SignedOn = signedOn,
            WithdrawUntil = taken.Terms.WithdrawalDays > 0 ? signedOn.AddDays(taken.Terms.WithdrawalDays) : null,
            PromisedBy = Promise(offer, signedOn),
            MadeAt = order.At,
            Actor = order.Actor,
            RequestId = order.RequestId,
            ConnectionOre = offer.ConnectionOre,
            LateConnectionOre = offer.LateConnectionOre,
            DigBaseOre = offer.DigBaseOre,
            DigBaseMm = offer.DigBaseMm,
            DigPerMetreOre = offer.DigPerMetreOre,
            RotWorkPercent = offer.RotWorkPercent,
            RotPercent = offer.RotPercent,
            RotMostOre = offer.RotMostOre,
            InstalmentMonths = offer.InstalmentMonths,
            InstalmentOre = offer.InstalmentOre,
            NetworkMonthlyOre = offer.NetworkMonthlyOre,
            CancelEarlyOre = offer.CancelEarlyOre,
            CancelDecidedOre = offer.CancelDecidedOre,
            CancelBuildingOre = offer.CancelBuildingOre,
        };
    }

    private static void CheckChoices(Contract contract, Offer offer, DraftParties parties)
    {
        if (contract.Pay == PayChoice.Instalments && (contract.Late || contract.InstalmentMonths == 0))
        {
            throw ContractRefusal.NoInstalments.Because(
                contract.Late
                    ? "A late order cannot be paid by instalments: choose to pay at once."
                    : "This offer has no instalments: choose to pay at once."
            );
        }
        if (contract.Dig == DigChoice.Operator && offer.DropMm is null)
        {
            throw ContractRefusal.DigLengthUnknown.Because(
                "Nobody has measured the digging on this plot: choose to dig yourself, or ask for a visit first."
            );
        }
        if (parties.WantRot(contract.Dig) && contract.Property is null)
        {
            throw ContractRefusal.RotProperty.Because(
                "The ROT deduction needs the property designation: write it in, as \"Vingåker Lyttersta 2:3\"."
            );
        }
    }

    /// <summary>
    /// The earlier of so many months from the signature and the campaign's own date; a campaign's date that has passed at the
    /// signature promises nothing any more.
    /// </summary>
    private static DateOnly Promise(Offer offer, DateOnly signedOn)
    {
        var byMonths = signedOn.AddMonths(Math.Clamp(offer.PromiseMonths, 1, MostPromiseMonths));
        return offer.DeliverBy is { } day && day > signedOn && day < byMonths ? day : byMonths;
    }

    private static async Task<bool> IsDecidedAsync(
        ByfiberDb db,
        long? areaId,
        DateOnly signedOn,
        CancellationToken cancel
    )
    {
        var last = await db
            .BuildDecisions.Where(d => d.AreaId == areaId)
            .OrderByDescending(d => d.Id)
            .Select(d => new { d.Kind, d.DecidedOn })
            .FirstOrDefaultAsync(cancel);
        return last is { Kind: DecisionKind.Build } && last.DecidedOn < signedOn;
    }

    private static string Number(Offer offer, int before)
    {
        string number = string.Create(CultureInfo.InvariantCulture, $"{offer.MadeAt.Year:0000}-{offer.Id:00000}");
        return before == 0 ? number : string.Create(CultureInfo.InvariantCulture, $"{number}-{before + 1}");
    }
}

/// <summary>A contract that nobody has stored, and what its document says.</summary>
internal sealed record ContractDraft(Contract Contract, ContractSheet Sheet);

/// <summary>What is wished for: by whom, when, on which day signed.</summary>
internal sealed record ContractOrder(
    ContractChoices Choices,
    DateOnly SignedOn,
    DateTime At,
    Guid RequestId,
    string Actor
);
