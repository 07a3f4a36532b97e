using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>Says what a campaign's letters shall say. Letters that were printed before keep what they said.</summary>
public sealed class SaveLetterText(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>The same words again do nothing.</summary>
    /// <exception cref="RefusedException">There is no such campaign, or a field is empty, too long or not right; the sentence names it.</exception>
    public async Task RunAsync(
        long campaignId,
        MailingPurpose purpose,
        LetterWish wish,
        string actor,
        CancellationToken cancel = default
    )
    {
        var at = time.UtcNow();
        var text = Checked(campaignId, purpose, wish, actor, at);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Dialect.LockAsync(db, StorageLock.Offers, cancel);
                await Covered.CampaignAsync(db, campaignId, cancel);
                if (
                    await HeldAsync(db, campaignId, purpose, cancel) is { } held
                    && LetterWish.Of(held) == LetterWish.Of(text)
                )
                {
                    return held.Id;
                }
                db.Add(text);
                await db.SaveChangesAsync(cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "Offers",
                    nameof(SaveLetterText),
                    nameof(Campaign),
                    campaignId,
                    new { purpose, text.Heading },
                    cancel
                );
                return text.Id;
            },
            cancel
        );
    }

    /// <summary>What holds for this campaign; else what another campaign's letters of this kind said last; null where there is nothing.</summary>
    public async Task<LetterSaid?> HeldAsync(
        long campaignId,
        MailingPurpose purpose,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await HeldAsync(db, campaignId, purpose, cancel) is { } own)
        {
            return new LetterSaid(LetterWish.Of(own), true);
        }
        var other = await db
            .LetterTexts.AsNoTracking()
            .Where(t => t.Purpose == purpose)
            .OrderByDescending(t => t.Id)
            .FirstOrDefaultAsync(cancel);
        return other is null ? null : new LetterSaid(LetterWish.Of(other), false);
    }

    internal static Task<LetterText?> HeldAsync(
        ByfiberDb db,
        long campaignId,
        MailingPurpose purpose,
        CancellationToken cancel
    ) =>
        db
            .LetterTexts.AsNoTracking()
            .Where(t => t.CampaignId == campaignId && t.Purpose == purpose)
            .OrderByDescending(t => t.Id)
            .FirstOrDefaultAsync(cancel);

    private static LetterText Checked(
        long campaignId,
        MailingPurpose purpose,
        LetterWish wish,
        string actor,
        DateTime at
    ) =>
        new()
        {
            CampaignId = campaignId,
            Purpose = purpose,
            Heading = Needed("The letter's heading", wish.Heading, 80),
            TextSv = Needed("The letter's text", wish.TextSv, 1500),
            TextEn = Needed("The letter's English text", wish.TextEn, 400),
            SenderName = Needed("The sender's name", wish.SenderName, 60),
            SenderAddress = Needed("The sender's address", wish.SenderAddress, 60),
            SenderPostcode = Postcode(wish.SenderPostcode),
            SenderLocality = Needed("The sender's locality", wish.SenderLocality, 40),
            SenderPhone = Needed("The sender's phone number", wish.SenderPhone, 30),
            SenderPhoneHours = Needed("The sender's phone hours", wish.SenderPhoneHours, 60),
            SenderEmail = PersonFields.Email(Needed("The sender's mail address", wish.SenderEmail, 100))!,
            At = at,
            Actor = actor,
        };

    private static string Needed(string what, string? text, int most)
    {
        string kept = Texts.Long(what, text, most);
        return kept.Length > 0 ? kept : throw new RefusedException($"{what} is missing: fill it in.");
    }

    private static string Postcode(string? text)
    {
        string digits = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == 5 && digits.All(char.IsAsciiDigit)
            ? digits
            : throw new RefusedException("The sender's postcode has five digits: write it as 643 80.");
    }
}

/// <summary>What letters say, as a person gives it.</summary>
public sealed record LetterWish(
    string? Heading,
    string? TextSv,
    string? TextEn,
    string? SenderName,
    string? SenderAddress,
    string? SenderPostcode,
    string? SenderLocality,
    string? SenderPhone,
    string? SenderPhoneHours,
    string? SenderEmail
)
{
    internal static LetterWish Of(LetterText t) =>
        new(
            t.Heading,
            t.TextSv,
            t.TextEn,
            t.SenderName,
            t.SenderAddress,
            t.SenderPostcode,
            t.SenderLocality,
            t.SenderPhone,
            t.SenderPhoneHours,
            t.SenderEmail
        );
}

/// <summary>What letters say, and whether this campaign's own words are saved.</summary>
public sealed record LetterSaid(LetterWish Words, bool IsOwn);
