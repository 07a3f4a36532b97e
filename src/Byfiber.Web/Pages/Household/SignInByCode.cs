using Byfiber.Core;
using Byfiber.Core.Offers;
using Byfiber.Web.Access.Residents;

namespace Byfiber.Web.Pages.Household;

/// <summary>Signs a household in with its letter's code: the same from the letter's address and from the form.</summary>
public sealed class SignInByCode(FindOfferByCode find, GuessLimit limit, TimeProvider time)
{
    /// <returns>False when too many wrong codes came from where this one comes from.</returns>
    /// <exception cref="RefusedException">The code opens nothing; the reason is an <see cref="OfferRefusal"/>.</exception>
    public async Task<bool> RunAsync(HttpContext http, string? typed, CancellationToken cancel)
    {
        using var turn = await limit.EnterAsync(http.Connection.RemoteIpAddress, cancel);
        if (turn is null)
            return false;
        try
        {
            var found = await find.RunAsync(typed, cancel);
            await http.SignInResidentAsync(
                new HouseholdVisit
                {
                    PremisesId = found.PremisesId,
                    OfferId = found.OfferId,
                    CodeRound = found.Round,
                    Way = ResidentWay.Letter,
                    SignedInAt = time.GetUtcNow().UtcDateTime,
                }
            );
            return true;
        }
        catch (RefusedException refusal) when (refusal.Reason is OfferRefusal.CodeUnknown)
        {
            turn.WasWrong();
            throw;
        }
    }
}
