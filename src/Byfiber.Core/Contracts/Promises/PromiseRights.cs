namespace Byfiber.Core.Contracts.Promises;

/// <summary>
/// What a resident may demand once the promised day has passed. Pages tell each in words, with its <see cref="PromiseRightInfo.Source"/>.
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

/// <summary>A right and where it stands.</summary>
/// <param name="Right">Which.</param>
/// <param name="Source">The law or rule, as pages name it.</param>
public sealed record PromiseRightInfo(PromiseRight Right, string Source);

/// <summary>
/// The rights by Konsumenttjänstlagen (1985:716), "Näringsidkarens dröjsmål" (24-31 §§), which counts for work on fixed property; that cancelling costs nothing
/// then is also a rule of this programme, and holds for companies.
/// </summary>
public static class PromiseRights
{
    private static readonly PromiseRight[] s_all =
    [
        PromiseRight.WithholdPayment,
        PromiseRight.DemandConnection,
        PromiseRight.CancelWithoutFee,
        PromiseRight.ClaimDamages,
    ];

    /// <summary>The rights with so many days left; none until the day has passed.</summary>
    public static IReadOnlyList<PromiseRight> On(int daysLeft) => daysLeft < 0 ? s_all : [];

    /// <summary>Where a right stands.</summary>
    public static PromiseRightInfo Info(PromiseRight right) =>
        new(
            right,
            right switch
            {
                PromiseRight.WithholdPayment => "Konsumenttjänstlagen (1985:716) 25 och 27 §§",
                PromiseRight.DemandConnection => "Konsumenttjänstlagen (1985:716) 25 och 28 §§",
                PromiseRight.CancelWithoutFee => "Konsumenttjänstlagen (1985:716) 25 och 29 §§",
                _ => "Konsumenttjänstlagen (1985:716) 25 och 31 §§",
            }
        );
}
