using Byfiber.Core.People.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Byfiber.Web.Access;

/// <summary>
/// Signing in to an account. Whether an address has an account, is locked or is closed shows neither in the answer nor in how long
/// it takes: a password is hashed each time, before anything else is looked at.
/// </summary>
public sealed class StaffSignIn(
    UserManager<Account> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Account> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    AccountStanding standings
) : SignInManager<Account>(users, context, principals, options, log, schemes, confirmation)
{
    private static readonly Account Nobody = new() { DisplayName = "nobody" };

    /// <summary>A hash that no password fits, as slow to check as a real one.</summary>
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString())
    );

    /// <summary>Signs in, or tells that a second factor is wanted, or fails without a reason.</summary>
    public async Task<SignInResult> ByPasswordAsync(string email, string password)
    {
        var account = await UserManager.FindByEmailAsync(email);
        if (account is { PasswordHash: not null })
            return await PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        UserManager.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
        return SignInResult.Failed;
    }

    /// <summary>As the framework's, except that the password is checked first and a locked account says the same as a wrong password.</summary>
    public override async Task<SignInResult> CheckPasswordSignInAsync(
        Account user,
        string password,
        bool lockoutOnFailure
    )
    {
        var right = await UserManager.CheckPasswordAsync(user, password);
        if (!await CanSignInAsync(user) || await UserManager.IsLockedOutAsync(user))
            return SignInResult.Failed;
        if (right)
        {
            // With a second factor the count goes on until the code is right too.
            if (!user.TwoFactorEnabled)
                await ResetLockout(user);
            return SignInResult.Success;
        }
        if (lockoutOnFailure)
            await UserManager.AccessFailedAsync(user);
        return SignInResult.Failed;
    }

    /// <summary>A closed account cannot be signed in to.</summary>
    public override async Task<bool> CanSignInAsync(Account user) =>
        await standings.RunAsync(user.Id) is not null && await base.CanSignInAsync(user);
}
