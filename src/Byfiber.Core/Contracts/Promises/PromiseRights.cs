namespace Byfiber.Core.Contracts.Promises;

/// <summary>
/// What a resident may demand once the promised day has passed. Pages tell each in words, with its <see cref="PromiseRights.SourceOf"/>.
/// </summary>
public enum PromiseRight
{
    /// <summary>Keep back as much of the payment as secures the claim.</summary>
    WithholdPayment,

    /// <summary>Demand that the connection is built all the same.</summary>
    DemandConnection,

    /// <summary>Leave without a fee.</summary>
    CancelWithoutFee,

    /// <summary>Claim what the delay has cost.</summary>
    ClaimDamages,
}

/// <summary>
/// The rights by Konsumenttjänstlagen (1985:716) on a trader's delay, which counts for work on fixed property that a consumer ordered. That
/// leaving costs nothing then stands in the contract, and holds for companies as well; the law asks for a delay of great weight.
/// </summary>
public static class PromiseRights
{
    private static readonly PromiseRight[] s_consumer =
    [
        PromiseRight.WithholdPayment,
        PromiseRight.DemandConnection,
        PromiseRight.CancelWithoutFee,
        PromiseRight.ClaimDamages,
    ];

    /// <summary>The law, as pages name it. Its chapter and no paragraphs: those are for a lawyer to look up in its present wording.</summary>
    public const string Law = "Konsumenttjänstlagen (1985:716), ”Näringsidkarens dröjsmål”";

    /// <summary>The rights with so many days left; none until the day has passed.</summary>
    /// <param name="daysLeft">Below 0 after the promised day.</param>
    /// <param name="consumer">Whether a person ordered, and no company or association.</param>
    public static IReadOnlyList<PromiseRight> On(int daysLeft, bool consumer) =>
        daysLeft >= 0 ? []
        : consumer ? s_consumer
        : [PromiseRight.CancelWithoutFee];

    /// <summary>The law that gives a right; null where it is the contract itself.</summary>
    public static string? SourceOf(PromiseRight right) => right == PromiseRight.CancelWithoutFee ? null : Law;
}
