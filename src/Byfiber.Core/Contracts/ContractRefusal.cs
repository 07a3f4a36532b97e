namespace Byfiber.Core.Contracts;

/// <summary>Why this room refused, for pages that say it in the reader's language (<see cref="RefusedException.Reason"/>).</summary>
public enum ContractRefusal
{
    /// <summary>There is no such offer.</summary>
    OfferUnknown,

    /// <summary>The offer's last day has passed.</summary>
    OfferExpired,

    /// <summary>The campaign has not started, or is closed.</summary>
    CampaignClosed,

    /// <summary>The premises has a contract.</summary>
    AlreadySigned,

    /// <summary>The same form was sent with another offer.</summary>
    RequestReused,

    /// <summary>Nobody who pays is among the parties.</summary>
    NobodyPays,

    /// <summary>A tenant beside an owner who pays, or a consent that nobody needs.</summary>
    PartiesMixed,

    /// <summary>A tenant needs an owner's consent.</summary>
    OwnerConsentMissing,

    /// <summary>The same person stands twice.</summary>
    PartyTwice,

    /// <summary>A person is not known, or erased.</summary>
    PersonUnknown,

    /// <summary>A company as a person, or a person as a company.</summary>
    PartyKind,

    /// <summary>A ROT part below 0 or above 100, or parts that do not add up to 100.</summary>
    RotParts,

    /// <summary>Only owners who are natural persons have the ROT deduction.</summary>
    RotOwnersOnly,

    /// <summary>The ROT deduction needs the owner's personal number.</summary>
    RotPersonalNumber,

    /// <summary>The ROT deduction needs the property designation.</summary>
    RotProperty,

    /// <summary>The offer has no instalments, or the order is late.</summary>
    NoInstalments,

    /// <summary>No plan knows how far there is to dig.</summary>
    DigLengthUnknown,

    /// <summary>What would be signed is no longer what was shown.</summary>
    DocumentChanged,

    /// <summary>The one who signs is no party, or another than who signed in.</summary>
    NotAParty,

    /// <summary>There is no such contract.</summary>
    ContractUnknown,

    /// <summary>The contract has ended.</summary>
    ContractEnded,

    /// <summary>The connection is there: there is nothing to end any more.</summary>
    AlreadyConnected,

    /// <summary>The scan is no PDF, PNG or JPEG.</summary>
    ScanKind,

    /// <summary>The scan is empty or larger than 10 MB.</summary>
    ScanSize,

    /// <summary>The paper's date is in the future or before the offer.</summary>
    PaperDate,

    /// <summary>A second person must confirm.</summary>
    SamePerson,

    /// <summary>There is no paper that waits for a confirmation.</summary>
    NothingToConfirm,

    /// <summary>Why is missing.</summary>
    ReasonMissing,

    /// <summary>The time in which one may withdraw has passed, or the terms grant none.</summary>
    WithdrawalOver,

    /// <summary>The fee is no longer the one that was shown.</summary>
    FeeChanged,

    /// <summary>The hindrance has ended.</summary>
    HindranceEnded,

    /// <summary>A text is too long, or a date before another.</summary>
    Input,
}

/// <summary>Makes this room's refusals.</summary>
internal static class Refusals
{
    public static RefusedException Because(this ContractRefusal reason, string sentence, bool notFound = false) =>
        new(sentence) { Reason = reason, NotFound = notFound };
}
