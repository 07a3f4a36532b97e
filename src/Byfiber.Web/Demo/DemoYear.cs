using System.Security.Cryptography;
using System.Text;
using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;

namespace Byfiber.Web.Demo;

/// <summary>
/// What happens in the demo's twelve months, household by household: made up, from one seed, so that every start tells the same story.
/// Each event carries the request id of its form, so that a year that was cut off goes on where it stopped.
/// </summary>
internal sealed class DemoYear(DateTime start, DateTime now)
{
    /// <summary>When the letters of an area are posted, days after the start; the last area's went out the other week.</summary>
    public static int PostedAfterDays(int order, int areas, int days) =>
        order == areas - 1 ? days - 11 : 9 + 21 * order;

    /// <summary>How willing an area's households are: towns first, the far countryside last.</summary>
    private static readonly double[] Willing = [0.62, 0.55, 0.5, 0.46, 0.4];

    /// <summary>Everything that one household does, in no order.</summary>
    /// <param name="offerId">Its offer.</param>
    /// <param name="order">Its area's place in the build order, from 0.</param>
    /// <param name="posted">When its letter was posted.</param>
    public static IEnumerable<DemoEvent> Of(long offerId, int order, DateTime posted)
    {
        var random = new Random(unchecked((int)(offerId * 7919 + 17)));
        if (random.NextDouble() < 0.025)
        {
            yield return Event(offerId, "return", posted.AddDays(3 + random.Next(8)), DemoAct.Return, random);
            if (random.Next(3) > 0)
                yield break;
        }
        var answers = posted.AddDays(2 - Math.Log(1 - random.NextDouble()) * 45).AddHours(random.Next(10));
        var draw = random.NextDouble();
        var willing = Willing[Math.Min(order, Willing.Length - 1)];
        var act =
            draw < willing ? DemoAct.Yes
            : draw < willing + 0.1 ? DemoAct.Maybe
            : draw < willing + 0.2 ? DemoAct.No
            : draw < willing + 0.225 ? DemoAct.CallMe
            : DemoAct.Silent;
        if (act == DemoAct.Silent)
        {
            var knock = posted.AddDays(95 + random.Next(60));
            if (random.Next(3) == 0)
                yield return Event(offerId, "knock", knock, DemoAct.Knock, random);
            yield break;
        }
        yield return Event(offerId, "answer", answers, act, random);
        if (act == DemoAct.Yes && random.NextDouble() < 0.82)
            foreach (var one in Signed(offerId, answers.AddDays(random.NextDouble() * 25), random))
                yield return one;
    }

    /// <summary>Who lives in a household that signs: mostly one owner.</summary>
    public static DemoParties PartiesOf(long offerId) =>
        new Random(unchecked((int)(offerId * 104_729 + 5))).Next(100) switch
        {
            < 8 => DemoParties.TwoOwners,
            < 11 => DemoParties.Tenant,
            < 13 => DemoParties.Company,
            _ => DemoParties.Owner,
        };

    /// <summary>A signature, and what may come of it: the other owner's, second thoughts, a house that is sold.</summary>
    private static IEnumerable<DemoEvent> Signed(long offerId, DateTime signed, Random random)
    {
        yield return Event(offerId, "sign", signed, DemoAct.Sign, random);
        // One in seven never gets round to it, and the contract waits.
        if (PartiesOf(offerId) is DemoParties.TwoOwners or DemoParties.Tenant && random.Next(7) > 0)
            yield return Event(offerId, "cosign", signed.AddDays(1 + random.Next(20)), DemoAct.CoSign, random);
        var draw = random.Next(1000);
        if (draw < 10)
            yield return Event(offerId, "withdraw", signed.AddDays(1 + random.Next(12)), DemoAct.Withdraw, random);
        else if (draw < 25)
            yield return Event(offerId, "cancel", signed.AddDays(40 + random.Next(200)), DemoAct.Cancel, random);
        else if (draw < 37)
            yield return Event(offerId, "sell", signed.AddDays(60 + random.Next(150)), DemoAct.Sell, random);
    }

    /// <summary>True for what has happened by now.</summary>
    public bool Happened(DemoEvent one) => one.At > start && one.At < now;

    /// <summary>The same form's id at every start.</summary>
    public static Guid RequestId(string what, long id) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"demo:{what}:{id}"))).AsSpan(0, 16));

    private static DemoEvent Event(long offerId, string what, DateTime at, DemoAct act, Random random) =>
        new(offerId, RequestId(what, offerId), at, act, random.Next());
}

/// <summary>One thing that a household does.</summary>
/// <param name="OfferId">Whose.</param>
/// <param name="RequestId">The form's.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Act">What.</param>
/// <param name="Seed">What its details are drawn from.</param>
internal sealed record DemoEvent(long OfferId, Guid RequestId, DateTime At, DemoAct Act, int Seed);

internal enum DemoAct
{
    Silent,
    Return,
    Knock,
    Yes,
    Maybe,
    No,
    CallMe,
    Sign,

    /// <summary>The other owner signs, or the owner consents to what a tenant ordered.</summary>
    CoSign,
    Withdraw,
    Cancel,

    /// <summary>The house is sold, and the new owner takes over.</summary>
    Sell,
}

/// <summary>Who signs for a household.</summary>
internal enum DemoParties
{
    Owner,
    TwoOwners,

    /// <summary>And the owner, who consents.</summary>
    Tenant,
    Company,
}
