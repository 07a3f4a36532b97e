using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// Gives an account another e-mail address, in two steps: a link goes to the new address, and following it proves that it is the
/// person's. The old address is told.
/// </summary>
public sealed class ChangeEmail(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>How long the link works.</summary>
    public static TimeSpan Holds { get; } = TimeSpan.FromHours(24);

    /// <summary>Sends the link. An address that another account has gets nothing, and who asked is told nothing of it.</summary>
    /// <exception cref="RefusedException">It is no address, or the account is closed.</exception>
    public async Task AskAsync(
        long accountId,
        string? newEmail,
        AccountLetter letter,
        CancellationToken cancel = default
    )
    {
        string address = AccountRules.Email(newEmail);
        string normal = AccountRules.Normal(address);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var (account, _) = await db.OpenAccountAsync(accountId, cancel);
                if (await db.Accounts.AnyAsync(a => a.NormalizedEmail == normal, cancel))
                {
                    return 0;
                }
                var at = time.GetUtcNow().UtcDateTime;
                string actor = AccountRules.ActorName(account);
                var (link, secret) = await db.NewLinkAsync(
                    account.Id,
                    LinkPurpose.EmailChange,
                    address,
                    at + Holds,
                    actor,
                    at,
                    cancel
                );
                await db.QueueMessageAsync(letter.Draft("new-address", account, link, secret), time, cancel);
                await db.AppendAsync(at, actor, "People", "AskNewEmail", nameof(Account), account.Id, null, cancel);
                return account.Id;
            },
            cancel
        );
    }

    /// <summary>The link was followed: the address holds from now on, and other sign-ins end.</summary>
    /// <exception cref="RefusedException">The link works no longer, or another account took the address meanwhile.</exception>
    public async Task ConfirmAsync(string? secret, AccountLetter letter, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var at = time.GetUtcNow().UtcDateTime;
                var link =
                    await db.WorkingLinkAsync(secret, at, cancel, LinkPurpose.EmailChange)
                    ?? throw AccountLinks.WorksNoLonger();
                var (account, _) = await db.OpenAccountAsync(link.AccountId, cancel);
                await db.SpendAsync(link, at, cancel);
                string normal = AccountRules.Normal(link.NewEmail!);
                if (await db.Accounts.AnyAsync(a => a.NormalizedEmail == normal, cancel))
                {
                    throw AccountLinks.WorksNoLonger();
                }
                await db.QueueMessageAsync(Notice(account, link, letter), time, cancel);
                account.UserName = account.Email = link.NewEmail;
                account.NormalizedUserName = account.NormalizedEmail = normal;
                account.SecurityStamp = CloseAccount.NewStamp();
                await db.AppendAsync(
                    at,
                    AccountRules.ActorName(account),
                    "People",
                    nameof(ChangeEmail),
                    nameof(Account),
                    account.Id,
                    null,
                    cancel
                );
                return account.Id;
            },
            cancel
        );
    }

    private static MessageDraft Notice(Account account, AccountLink link, AccountLetter letter) =>
        new()
        {
            Template = "address-changed",
            Address = account.Email!,
            RecipientName = account.DisplayName,
            Language = letter.Language,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = account.DisplayName,
                ["municipality"] = letter.Municipality,
            },
            DedupKey = $"AddressChanged:{link.Id}",
        };
}
