using Byfiber.Core.People.Accounts;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>One-time codes: to whom one was sent and when it was used; the code itself is a keyed hash.</summary>
internal sealed class OneTimeCodeData : DataKind
{
    public override string Key => "one-time-codes";

    public override IReadOnlyList<string> Tables => ["one_time_code"];

    public override (string, string) What =>
        ("Engångskoder: till vem, när och om koden användes", "One-time codes: to whom, when, and whether it was used");

    public override DataDefaults Defaults =>
        new(
            "För att koden bara ska gälla en gång och för att stoppa den som gissar.",
            "So that a code works once, and to stop whoever guesses.",
            LegalGround.LegitimateInterest,
            1,
            "Byfibers förval"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.OneTimeCodes.LongCountAsync(cancel);

    public override async Task<long> ExpireAsync(
        ByfiberDb db,
        DateTime before,
        DateTime now,
        CancellationToken cancel
    ) => await db.OneTimeCodes.Where(c => c.IssuedAt < before).ExecuteDeleteAsync(cancel);
}

/// <summary>Accounts of the staff and partners. The address goes some time after an account was closed; the name stays, since it is in what they did.</summary>
internal sealed class AccountData : DataKind
{
    /// <summary>A domain that can never exist (RFC 2606).</summary>
    private const string Nowhere = "@closed.invalid";

    public override string Key => "accounts";

    public override IReadOnlyList<string> Tables =>
        [
            "account",
            "account_role",
            "account_closure",
            "account_link",
            "account_claim",
            "account_token",
            "account_passkey",
        ];

    public override (string, string) What =>
        (
            "Konton för personal och samarbetspartner: namn, e-postadress, roller och inloggning",
            "Accounts of staff and partners: name, mail address, roles and sign-in"
        );

    public override DataDefaults Defaults =>
        new(
            "För att bara den som ska får göra något, och för att se vem som gjorde vad. Namnet står kvar i historiken.",
            "So that only those do something who should, and to see who did what. The name stays in the history.",
            LegalGround.PublicTask,
            24,
            "Byfibers förval: e-postadressen 24 månader efter att kontot stängdes"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        db.Accounts.LongCountAsync(a => !a.Email!.EndsWith(Nowhere), cancel);

    public override async Task<long> ExpireAsync(ByfiberDb db, DateTime before, DateTime now, CancellationToken cancel)
    {
        var past = await db
            .Accounts.Where(a =>
                !a.Email!.EndsWith(Nowhere)
                && db.AccountClosures.Any(c => c.AccountId == a.Id && c.ReopenedAt == null && c.ClosedAt < before)
            )
            .ToListAsync(cancel);
        foreach (var account in past)
        {
            string address = FormattableString.Invariant($"{account.Id}{Nowhere}");
            account.Email = account.UserName = address;
            account.NormalizedEmail = account.NormalizedUserName = AccountRules.Normal(address);
            await db.AccountLinks.Where(l => l.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        }
        await db.SaveChangesAsync(cancel);
        return past.Count;
    }
}

/// <summary>Links to identity providers, of accounts and of residents: keyed hashes.</summary>
internal sealed class LinkedIdentityData : DataKind
{
    public override string Key => "linked-identities";

    public override IReadOnlyList<string> Tables => ["account_login", "person"];

    public override (string, string) What =>
        (
            "Kopplade legitimationer, som nycklad kontrollsumma: personnumret går inte att läsa ut",
            "Linked identities, as a keyed hash: no personal number can be read from it"
        );

    public override DataDefaults Defaults =>
        new(
            "För att känna igen den som loggar in med sin legitimation.",
            "To know again who signs in with their identity.",
            LegalGround.LegitimateInterest,
            null,
            "Byfibers förval: till dess kopplingen tas bort, kontot stängs eller personen raderas"
        );

    public override async Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) =>
        await db.Logins().LongCountAsync(cancel) + await db.People.LongCountAsync(p => p.Subject != null, cancel);

    /// <summary>A decided time lets go of links of accounts that have been closed so long; a resident's goes with the person.</summary>
    public override async Task<long> ExpireAsync(
        ByfiberDb db,
        DateTime before,
        DateTime now,
        CancellationToken cancel
    ) =>
        await db.Logins()
            .Where(l =>
                db.AccountClosures.Any(c => c.AccountId == l.UserId && c.ReopenedAt == null && c.ClosedAt < before)
            )
            .ExecuteDeleteAsync(cancel);
}
