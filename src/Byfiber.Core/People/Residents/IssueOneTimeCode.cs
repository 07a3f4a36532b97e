using System.Globalization;
using System.Security.Cryptography;
using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Residents;

/// <summary>
/// Sends a person a one-time code by the mail address or phone number that they gave. The code is in nobody's table once it is sent; the journal
/// says that one was sent, not which.
/// </summary>
public sealed class IssueOneTimeCode(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IPersonalNumberVault vault)
{
    /// <summary>To a known person.</summary>
    /// <param name="personId">Whom.</param>
    /// <param name="way">By mail or SMS; the other way when the person gave only that.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="bound">The document that it signs (SHA-256, hex), or empty.</param>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="cancel">Sends nothing.</param>
    /// <exception cref="RefusedException">No address is known, or too many codes were asked for; see <see cref="ResidentRefusal"/>.</exception>
    public async Task<SentCode> ToPersonAsync(
        long personId,
        MessageKind way,
        CodePurpose purpose,
        string bound,
        string actor,
        CancellationToken cancel = default
    )
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                // First, so that codes asked for at once are counted one after the other.
                await LockCodesAsync(db, personId, cancel);
                var person =
                    await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel)
                    ?? throw RefusedException.Missing("person", personId);
                way = person switch
                {
                    { Email: null, Phone: null } => throw Refusal.Because(
                        ResidentRefusal.NoAddress,
                        "No mail address or phone number is known to send a code to: fill one in first."
                    ),
                    { Email: null } => MessageKind.Sms,
                    { Phone: null } => MessageKind.Mail,
                    _ => way,
                };
                if (await HasEnoughAsync(db, personId, cancel))
                {
                    throw Refusal.Because(
                        ResidentRefusal.TooManyCodes,
                        $"{OneTimeCode.MostInAnHour} codes were sent within an hour: wait a while, or use the last one.",
                        OneTimeCode.MostInAnHour.ToString(CultureInfo.InvariantCulture)
                    );
                }
                return await SendAsync(db, person, way, purpose, bound, actor, cancel);
            },
            cancel
        );
    }

    /// <summary>
    /// To whoever has this mail address or phone number. The answer is the same whether anybody has: an id that a typed code is checked
    /// against.
    /// </summary>
    /// <param name="address">As a person writes it.</param>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="cancel">Sends nothing.</param>
    /// <exception cref="RefusedException">It is neither a mail address nor a phone number.</exception>
    public async Task<SentCode> ToAddressAsync(string address, string actor, CancellationToken cancel = default)
    {
        bool mail = address.Contains('@', StringComparison.Ordinal);
        string? wanted = mail ? PersonFields.Email(address) : PersonFields.Phone(address);
        var way = mail ? MessageKind.Mail : MessageKind.Sms;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var person = wanted is null
                    ? null
                    : await db
                        .People.AsNoTracking()
                        .Where(p => p.ErasedAt == null)
                        .Where(p => mail ? p.Email == wanted : p.Phone == wanted)
                        .OrderBy(p => p.Id)
                        .FirstOrDefaultAsync(cancel);
                await LockCodesAsync(db, person?.Id, cancel);
                if (person is not null && await HasEnoughAsync(db, person.Id, cancel))
                {
                    person = null;
                }
                return await SendAsync(db, person, way, CodePurpose.SignIn, "", actor, cancel);
            },
            cancel
        );
    }

    /// <summary>What is kept of a code; who knows the row and not the key cannot try codes against it.</summary>
    internal static string HashOf(
        IPersonalNumberVault vault,
        long? personId,
        CodePurpose purpose,
        string bound,
        string code
    ) => vault.Hash(string.Create(CultureInfo.InvariantCulture, $"one-time-code|{personId}|{purpose}|{bound}|{code}"));

    /// <summary>One code of a person at a time; those who are nobody share a lock.</summary>
    private static Task LockCodesAsync(ByfiberDb db, long? personId, CancellationToken cancel) =>
        db.Dialect.LockPartAsync(
            db,
            StorageLock.Messages,
            string.Create(CultureInfo.InvariantCulture, $"{nameof(OneTimeCode)} of {personId}"),
            cancel
        );

    private async Task<bool> HasEnoughAsync(ByfiberDb db, long personId, CancellationToken cancel)
    {
        var since = time.GetUtcNow().UtcDateTime.AddHours(-1);
        return await db.OneTimeCodes.CountAsync(c => c.PersonId == personId && c.IssuedAt > since, cancel)
            >= OneTimeCode.MostInAnHour;
    }

    private async Task<SentCode> SendAsync(
        ByfiberDb db,
        Person? person,
        MessageKind way,
        CodePurpose purpose,
        string bound,
        string actor,
        CancellationToken cancel
    )
    {
        var at = time.GetUtcNow().UtcDateTime;
        var old = at.AddDays(-1);
        // This person's only, who is locked: two that delete the same rows of others could wait for each other.
        long? personId = person?.Id;
        await db.OneTimeCodes.Where(c => c.PersonId == personId && c.ExpiresAt < old).ExecuteDeleteAsync(cancel);
        string code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var row = new OneTimeCode
        {
            PersonId = person?.Id,
            Purpose = purpose,
            Way = way,
            Bound = bound,
            Hash = HashOf(vault, person?.Id, purpose, bound, code),
            IssuedAt = at,
            ExpiresAt = at + OneTimeCode.Life,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        if (person is not null)
        {
            await db.QueueMessageAsync(Draft(person, row, code), time, cancel);
        }
        await db.AppendAsync(
            at,
            actor,
            "People",
            nameof(IssueOneTimeCode),
            nameof(Person),
            person?.Id ?? 0,
            new { purpose, way },
            cancel
        );
        return new SentCode(row.Id, way, row.ExpiresAt);
    }

    private static MessageDraft Draft(Person person, OneTimeCode row, string code) =>
        new()
        {
            Kind = row.Way,
            Template = "one-time-code",
            PersonId = person.Id,
            Address = (row.Way == MessageKind.Mail ? person.Email : person.Phone)!,
            RecipientName = person.Name,
            Language = person.Language,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["code"] = code,
                ["until"] = row.ExpiresAt.SwedishClock().ToString("HH:mm", CultureInfo.InvariantCulture),
            },
            SecretFields = ["code"],
            DedupKey = string.Create(CultureInfo.InvariantCulture, $"{nameof(OneTimeCode)}:{row.Id}"),
            UselessFrom = row.ExpiresAt,
        };
}

/// <summary>A code that was sent, or seems to have been.</summary>
/// <param name="Id">What a typed code is checked against.</param>
/// <param name="Way">The way that it went.</param>
/// <param name="ExpiresAt">Until when it can be used, UTC.</param>
public sealed record SentCode(long Id, MessageKind Way, DateTime ExpiresAt);
