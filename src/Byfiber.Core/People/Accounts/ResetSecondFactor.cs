using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// Takes a lost second factor away from an account, for somebody who has said to an administrator who they are. Every sign-in to the
/// account ends, and the person is told by mail, so that who did not ask for it learns of it. The password stays, and an
/// administrator's account must have a new second factor before it opens anything.
/// </summary>
public sealed class ResetSecondFactor(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="accountId">Whose.</param>
    /// <param name="phone">Whether the code app, with its recovery codes, is lost.</param>
    /// <param name="passkeys">Whether the passkeys are lost.</param>
    /// <param name="by">The account that does it; null from the machine's command line.</param>
    /// <param name="actor">The same for the journal.</param>
    /// <param name="letter">What the mail says beside the account.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>False when there was nothing of it to take away: then nothing was done and nobody is told.</returns>
    /// <exception cref="RefusedException">Nothing was chosen, it is one's own account, or there is no such account or it is closed.</exception>
    public async Task<bool> RunAsync(
        long accountId,
        bool phone,
        bool passkeys,
        long? by,
        string actor,
        AccountLetter letter,
        CancellationToken cancel = default
    )
    {
        if (!phone && !passkeys)
        {
            throw new RefusedException("Choose what is lost: the code app, the passkeys, or both.");
        }
        if (by == accountId)
        {
            throw new RefusedException(
                "Another administrator must do that for you: a screen that you left open would be enough otherwise."
            );
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                var (account, _) = await db.OpenAccountAsync(accountId, cancel);
                bool hadPhone = phone && await db.ForgetPhoneAsync(account, cancel);
                int hadPasskeys = passkeys ? await db.ForgetPasskeysAsync(accountId, cancel) : 0;
                if (!hadPhone && hadPasskeys == 0)
                {
                    return false;
                }
                var at = time.GetUtcNow().UtcDateTime;
                account.SecurityStamp = CloseAccount.NewStamp();
                await db.QueueMessageAsync(Notice(account, letter, at), time, cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "People",
                    nameof(ResetSecondFactor),
                    nameof(Account),
                    accountId,
                    new { phone = hadPhone, passkeys = hadPasskeys },
                    cancel
                );
                return true;
            },
            cancel
        );
    }

    private static MessageDraft Notice(Account account, AccountLetter letter, DateTime at) =>
        new()
        {
            Template = "second-factor-reset",
            Address = account.Email!,
            RecipientName = account.DisplayName,
            Language = letter.Language,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = account.DisplayName,
                ["municipality"] = letter.Municipality,
                ["link"] = new Uri(letter.Site, "account/second-factor").AbsoluteUri,
            },
            DedupKey = FormattableString.Invariant($"SecondFactorReset:{account.Id}:{at.Ticks}"),
        };
}
