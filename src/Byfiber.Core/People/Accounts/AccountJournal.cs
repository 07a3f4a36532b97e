using Byfiber.Core.Journal;
using Byfiber.Core.Storage;

namespace Byfiber.Core.People.Accounts;

/// <summary>
/// For what Identity does to an account itself (another password, a second factor, a passkey, a sign-in, a lock): the change and its
/// entry go into the database together.
/// </summary>
public static class AccountJournal
{
    /// <summary>Does the work and appends the entry, in one transaction of the context.</summary>
    /// <param name="db">The context that the work writes by.</param>
    /// <param name="account">Whom it is done to, and who does it.</param>
    /// <param name="verb">What is done ("ChangePassword").</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">The change; it must throw when it fails, so that nothing is said of it.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    public static Task<T> RunAsync<T>(
        ByfiberDb db,
        Account account,
        string verb,
        TimeProvider time,
        Func<Task<T>> work,
        CancellationToken cancel
    ) =>
        db.InTransactionAsync(
            async () =>
            {
                var done = await work();
                await db.AppendAsync(
                    time.GetUtcNow().UtcDateTime,
                    AccountRules.ActorName(account),
                    "People",
                    verb,
                    nameof(Account),
                    account.Id,
                    null,
                    cancel
                );
                return done;
            },
            cancel
        );
}
