using Byfiber.Core.People.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Byfiber.Web.Access;

/// <summary>
/// Which passwords are taken: long ones that a guesser would not come to early, whatever they are made of. Composition rules
/// ("a digit and a sign") make passwords worse and are left out, as NIST SP 800-63B, section 3.1.1.2, says.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>The shortest password, characters.</summary>
    public const int Shortest = 12;

    /// <summary>The longest password, characters; so long that no person types it, short enough to be judged and hashed.</summary>
    public const int Longest = 128;

    /// <summary>The judgement's own scale is 0 to 4; 3 stands for more than a hundred million guesses.</summary>
    private const int StrongEnough = 3;

    /// <summary>Judging looks at this many characters at most, since its work grows with the square of them.</summary>
    private const int Judged = 64;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            Judge(user, password ?? "") is { } error ? IdentityResult.Failed(error) : IdentityResult.Success
        );

    private static IdentityError? Judge(Account account, string password)
    {
        if (password.Length < Shortest)
            return new() { Code = "TooShort", Description = "Lösenordet måste ha minst 12 tecken." };
        if (password.Length > Longest)
            return new() { Code = "TooLong", Description = "Lösenordet får ha högst 128 tecken." };
        string[] known = [account.Email ?? "", account.DisplayName, "byfiber", "fiber"];
        return Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Judged)], known).Score < StrongEnough
            ? new IdentityError
            {
                Code = "Guessable",
                Description =
                    "Lösenordet är lätt att gissa. Ta till exempel fyra ord som inte hör ihop, utan namn, årtal eller vanliga fraser.",
            }
            : null;
    }
}
