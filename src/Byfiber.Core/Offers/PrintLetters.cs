using Byfiber.Core.Documents;
using Byfiber.Core.Journal;
using Byfiber.Core.Offers.Documents;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// The letters of a mailing as one PDF: a sheet for each household with its prices and its personal code, which is made anew from the
/// key. Every print is in the journal, since whoever holds it can open every household's page.
/// </summary>
public sealed class PrintLetters(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, CodeKey key)
{
    /// <param name="mailingId">Which mailing.</param>
    /// <param name="webAddress">Where people answer: "https://fiber.exempel.se".</param>
    /// <param name="output">Written forward and left open; half a file when it is refused.</param>
    /// <param name="actor">Who prints.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many letters there are.</returns>
    /// <exception cref="RefusedException">
    /// There is no such mailing, it is not letters, nobody has said what its letters say, or an address or text does not fit.
    /// </exception>
    public async Task<int> RunAsync(
        long mailingId,
        string webAddress,
        Stream output,
        string actor,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var mailing = await MailingSteps.MailingAsync(db, mailingId, cancel);
        if (mailing.Channel != Channel.Letter)
        {
            throw new RefusedException(
                $"Mailing {mailing.Number} went by {mailing.Channel}: it has no letters to print."
            );
        }
        var text =
            await SaveLetterText.HeldAsync(db, mailing.CampaignId, mailing.Purpose, cancel)
            ?? throw new RefusedException("Nobody has said what the letters say: write their text and sender first.");
        var campaign = await Covered.CampaignAsync(db, mailing.CampaignId, cancel);
        int letters = LettersPdf.Write(
            output,
            Letter(text, campaign, webAddress),
            await HouseholdsAsync(db, mailingId, cancel),
            cancel
        );
        await db.InTransactionAsync(
            async () =>
            {
                await db.AppendAsync(
                    time.UtcNow(),
                    actor,
                    "Offers",
                    nameof(PrintLetters),
                    nameof(Mailing),
                    mailingId,
                    new
                    {
                        mailing.CampaignId,
                        mailing.Number,
                        letters,
                    },
                    cancel
                );
                return letters;
            },
            cancel
        );
        return letters;
    }

    private CampaignLetter Letter(LetterText text, Campaign campaign, string webAddress) =>
        new(
            new LetterSender(
                text.SenderName,
                text.SenderAddress,
                text.SenderPostcode,
                text.SenderLocality,
                text.SenderPhone,
                text.SenderPhoneHours,
                text.SenderEmail
            ),
            time.SwedishToday(),
            text.Heading,
            text.TextSv,
            text.TextEn,
            campaign.AnswerBy,
            webAddress,
            EnvelopeWindow.Right
        );

    private async Task<IEnumerable<HouseholdLetter>> HouseholdsAsync(
        ByfiberDb db,
        long mailingId,
        CancellationToken cancel
    )
    {
        var rows = await (
            from x in db.MailingOffers
            join o in db.Offers on x.OfferId equals o.Id
            join p in db.Premises on o.PremisesId equals p.Id
            where x.MailingId == mailingId
            // As the post sorts: by postcode, then along the street.
            orderby p.Postcode, p.SortText, p.Id
            select new
            {
                Offer = o,
                p.Address,
                p.Postcode,
                p.Locality,
                Round = db.OfferCodes.Where(c => c.OfferId == o.Id).Max(c => c.Round),
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return rows.Select(r => new HouseholdLetter(
            r.Address,
            r.Postcode ?? "",
            r.Locality ?? "",
            OfferReference.Of(r.Offer.Id),
            key.CodeOf(r.Offer.Id, r.Round),
            [.. Prices(r.Offer)]
        ));
    }

    private static IEnumerable<PriceFact> Prices(Offer offer)
    {
        yield return new PriceFact("Anslutning", offer.ConnectionOre);
        if (offer.DropMm is > 0 and var drop)
        {
            yield return new PriceFact($"Grävning på tomten, {Swedish.Length(drop)}", offer.DigOre(drop));
            yield return new PriceFact("Gräver ni själva på tomten", 0);
        }
        if (offer.InstalmentMonths > 0)
        {
            yield return new PriceFact(
                $"Eller delbetalning i {Swedish.Number(offer.InstalmentMonths)} månader",
                offer.InstalmentOre,
                "i månaden"
            );
        }
        if (offer.NetworkMonthlyOre > 0)
        {
            yield return new PriceFact("Nätavgift när ni är anslutna", offer.NetworkMonthlyOre, "i månaden");
        }
    }
}
