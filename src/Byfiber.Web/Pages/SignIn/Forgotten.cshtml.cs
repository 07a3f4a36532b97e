using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Byfiber.Web.Pages.SignIn;

/// <summary>Asking for a link to a new password. The answer is the same, and as late, whether the address has an account.</summary>
[WhoMay(Anybody = true)]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class ForgottenModel(AskRecovery recovery, Letters letters, TimeProvider time) : PageModel
{
    /// <summary>Longer than writing the letter takes, so that the wait tells nothing.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(400);

    /// <summary>Whether the question was sent.</summary>
    public bool Sent { get; private set; }

    public async Task OnPostAsync(string? email, CancellationToken cancel)
    {
        var wait = Task.Delay(Wait, time, cancel);
        await recovery.RunAsync(email, await letters.WriteAsync(cancel: cancel), cancel);
        await wait;
        Sent = true;
    }
}
