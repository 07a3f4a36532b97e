using Byfiber.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.Accounts;

/// <summary>Taking ways in away from an account, within a verb's transaction.</summary>
internal static class WaysIn
{
    /// <summary>No code app any more: its key and the recovery codes are forgotten. Gives whether there was one, or one half set up.</summary>
    public static async Task<bool> ForgetPhoneAsync(this ByfiberDb db, Account account, CancellationToken cancel)
    {
        bool had = account.TwoFactorEnabled;
        account.TwoFactorEnabled = false;
        return await db.Set<IdentityUserToken<long>>().Where(t => t.UserId == account.Id).ExecuteDeleteAsync(cancel) > 0
            || had;
    }

    /// <summary>No passkeys any more; gives how many there were.</summary>
    public static Task<int> ForgetPasskeysAsync(this ByfiberDb db, long accountId, CancellationToken cancel) =>
        db.Set<IdentityUserPasskey<long>>().Where(p => p.UserId == accountId).ExecuteDeleteAsync(cancel);

    /// <summary>No identity provider signs in to it any more; gives how many did.</summary>
    public static Task<int> ForgetIdentitiesAsync(this ByfiberDb db, long accountId, CancellationToken cancel) =>
        db.Logins().Where(l => l.UserId == accountId).ExecuteDeleteAsync(cancel);
}
