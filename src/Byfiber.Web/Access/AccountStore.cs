using Byfiber.Core.People.Accounts;
using Byfiber.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Access;

/// <summary>
/// Where Identity keeps accounts: our tables. The second factor's key and recovery codes are encrypted with the keys that lie beside
/// the data, so that a copy of the database alone gives nobody a second factor.
/// </summary>
internal sealed class AccountStore(
    ByfiberDb db,
    IDataProtectionProvider protection,
    IdentityErrorDescriber errors,
    AccountVerb verb,
    TimeProvider time
)
    : UserOnlyStore<
        Account,
        ByfiberDb,
        long,
        IdentityUserClaim<long>,
        IdentityUserLogin<long>,
        IdentityUserToken<long>,
        IdentityUserPasskey<long>
    >(db, errors)
{
    private readonly IDataProtector protector = protection.CreateProtector("byfiber.account-tokens");

    public override async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        if (verb.Name is not { } name)
            return await base.UpdateAsync(user, cancellationToken);
        verb.Name = null;
        try
        {
            return await AccountJournal.RunAsync(
                Context,
                user,
                name,
                time,
                async () =>
                {
                    var done = await base.UpdateAsync(user, cancellationToken);
                    return done.Succeeded ? done : throw new DbUpdateConcurrencyException(done.ToString());
                },
                cancellationToken
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }

    public override Task SetTokenAsync(
        Account user,
        string loginProvider,
        string name,
        string? value,
        CancellationToken cancellationToken
    ) =>
        base.SetTokenAsync(
            user,
            loginProvider,
            name,
            value is null ? null : protector.Protect(value),
            cancellationToken
        );

    public override async Task<string?> GetTokenAsync(
        Account user,
        string loginProvider,
        string name,
        CancellationToken cancellationToken
    ) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept
            ? protector.Unprotect(kept)
            : null;
}
