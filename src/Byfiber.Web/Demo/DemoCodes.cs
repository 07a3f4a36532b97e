using Byfiber.Core.Offers;
using Byfiber.Core.Storage;
using Byfiber.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Demo;

/// <summary>Tells the personal codes of two made-up households, so that the residents' pages can be tried without opening a letter.</summary>
internal static class DemoCodes
{
    public static async Task TellAsync(
        IServiceProvider services,
        Terminal terminal,
        string address,
        CancellationToken cancel
    )
    {
        var key = services.GetRequiredService<CodeKey>();
        await using var db = services.GetRequiredService<Database>().CreateDbContext();
        // The first round's code is the one that the letters carry.
        var coded = db
            .Offers.Where(offer => offer.DropMm != null)
            .Where(offer =>
                db.OfferCodes.Any(code => code.OfferId == offer.Id && code.Round == 1 && code.RevokedAt == null)
            )
            .OrderBy(offer => offer.Id)
            .Select(offer => offer.Id);
        var unanswered = await coded
            .Where(id => !db.Answers.Any(answer => answer.OfferId == id))
            .FirstOrDefaultAsync(cancel);
        var signed = await coded
            .Where(id => db.Contracts.Any(contract => contract.OfferId == id && contract.EndedAt == null))
            .FirstOrDefaultAsync(cancel);
        Tell(unanswered, "a household that has not answered");
        Tell(signed, "a household with a contract");

        void Tell(long offerId, string whose)
        {
            if (offerId != 0)
                terminal.Say($"  {address}/k/{key.CodeOf(offerId, 1)}  {whose}");
        }
    }
}
