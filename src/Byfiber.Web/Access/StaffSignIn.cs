using System.Globalization;
using System.Security.Claims;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access.OpenId;
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
    AccountStanding standings,
    MatchIdentity match,
    AccountVerb verb
) : SignInManager<Account>(users, context, principals, options, log, schemes, confirmation)
{
    private bool refreshing;

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

    /// <summary>Signs in by a passkey, which is two factors in itself.</summary>
    public async Task<bool> ByPasskeyAsync(string credential)
    {
        var proof = await AskedAsync(() => PerformPasskeyAssertionAsync(credential));
        if (
            proof is not { Succeeded: true }
            || !await CanSignInAsync(proof.User)
            || await UserManager.IsLockedOutAsync(proof.User)
        )
            return false;
        await UserManager.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
        await SignInWithClaimsAsync(
            proof.User,
            new AuthenticationProperties(),
            [new Claim(AccountPrincipal.Method, AccountPrincipal.Passkey)]
        );
        return true;
    }

    /// <summary>A passkey that a browser made for the account that has signed in; null where none was asked for lately.</summary>
    public Task<PasskeyAttestationResult?> NewPasskeyAsync(string credential) =>
        AskedAsync(() => PerformPasskeyAttestationAsync(credential));

    /// <summary>
    /// Signs in whom an identity provider vouched for, or fails without a reason. Where the account has a code app its code is still asked
    /// for, whatever the provider says of how it was proved (<c>acr</c>, <c>amr</c>): those words mean something else at each provider,
    /// and whoever administers one could write them, and a password of anybody's, over all accounts.
    /// </summary>
    public async Task<SignInResult> ByIdentityAsync(AccountIdentity identity, CancellationToken cancel)
    {
        if (
            await match.RunAsync(identity, cancel) is not { } id
            || await UserManager.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) is not { } account
            || !await CanSignInAsync(account)
            || await UserManager.IsLockedOutAsync(account)
        )
            return SignInResult.Failed;
        return await SignInOrTwoFactorAsync(account, isPersistent: false, IdentityProviders.StaffScheme);
    }

    /// <summary>The second step: six digits are the phone's, anything else is tried as a recovery code. Wrong ones count towards the lock.</summary>
    public async Task<bool> ByCodeAsync(string code)
    {
        if (code.Length is 0 or > 20)
            return false;
        if (code.Length == 6 && code.All(char.IsAsciiDigit))
            return (
                await TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            ).Succeeded;
        if (await GetTwoFactorAuthenticationUserAsync() is not { } user || await UserManager.IsLockedOutAsync(user))
            return false;
        if ((await TwoFactorRecoveryCodeSignInAsync(code)).Succeeded)
            return true;
        await FailedAsync(user);
        return false;
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
            await FailedAsync(user);
        return SignInResult.Failed;
    }

    /// <summary>A sign-in is an entry of the journal and a new cookie, whatever came with the request.</summary>
    public override async Task SignInWithClaimsAsync(
        Account user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        if (!refreshing)
        {
            verb.Name = "SignIn";
            await UserManager.UpdateAsync(user);
        }
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    /// <summary>Goes on with a sign-in whose stamp has changed by the person's own doing.</summary>
    public override async Task RefreshSignInAsync(Account user)
    {
        refreshing = true;
        await base.RefreshSignInAsync(user);
        refreshing = false;
    }

    private async Task FailedAsync(Account user)
    {
        if (user.AccessFailedCount + 1 >= Options.Lockout.MaxFailedAccessAttempts)
            verb.Name = "LockAccount";
        await UserManager.AccessFailedAsync(user);
    }

    /// <summary>A closed account cannot be signed in to.</summary>
    public override async Task<bool> CanSignInAsync(Account user) =>
        await standings.RunAsync(user.Id) is not null && await base.CanSignInAsync(user);

    private static async Task<T?> AskedAsync<T>(Func<Task<T>> answer)
        where T : class
    {
        try
        {
            return await answer();
        }
        // So Identity answers a passkey for a question that was never asked, or so long ago that its cookie is gone.
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
