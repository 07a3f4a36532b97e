namespace Byfiber.Core.Offers;

/// <summary>
/// Why something about an offer was refused: what <see cref="RefusedException.Reason"/> holds, so that a page can say it in the
/// household's language. What <see cref="RefusedException.Named"/> holds stands in brackets.
/// </summary>
public enum OfferRefusal
{
    /// <summary>The code has too few or too many letters and digits, or one that no code has.</summary>
    CodeMistyped,

    /// <summary>No offer has this code.</summary>
    CodeUnknown,

    /// <summary>The code's time has passed (its last day).</summary>
    CodeExpired,

    /// <summary>The code was taken back and another one sent.</summary>
    CodeRevoked,

    /// <summary>The offer's reference has a wrong check character (what was typed).</summary>
    ReferenceMistyped,

    /// <summary>There is no such offer.</summary>
    OfferMissing,

    /// <summary>The campaign takes no more answers (its name).</summary>
    CampaignClosed,

    /// <summary>The last day to answer has passed (the day).</summary>
    OfferExpired,

    /// <summary>The day on a paper cannot be: before the offer, or after today.</summary>
    PaperDayWrong,

    /// <summary>A no without its reason.</summary>
    ReasonMissing,

    /// <summary>Words beside an answer or contact are too long (how many characters are allowed).</summary>
    NoteTooLong,

    /// <summary>The same form was used for another offer.</summary>
    FormReused,

    /// <summary>The person is not known, or erased.</summary>
    PersonMissing,

    /// <summary>A name, mail address or phone number is missing or not one (which: "name", "mail" or "phone").</summary>
    PersonUnclear,
}

/// <summary>Makes refusals with their reason.</summary>
internal static class Refusal
{
    public static RefusedException Because(OfferRefusal reason, string sentence, params string[] named) =>
        new(sentence)
        {
            Reason = reason,
            Named = named,
            NotFound = reason is OfferRefusal.OfferMissing,
        };

    /// <summary>There is no such offer.</summary>
    public static RefusedException NoOffer(long id) =>
        Because(OfferRefusal.OfferMissing, FormattableString.Invariant($"There is no offer {id}."));
}
