using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Byfiber.Web.Pages.MyAccount;

/// <summary>What a person who has signed in finds about the own account.</summary>
[WhoMay(SignedIn = true)]
public sealed class IndexModel(UserManager<Account> accounts) : PageModel
{
    public Account Account { get; private set; } = null!;

    /// <summary>The roles that the account has now.</summary>
    public IReadOnlyList<Role> Roles => [.. Enum.GetValues<Role>().Where(role => User.Is(role))];

    public async Task OnGetAsync() => Account = (await accounts.GetUserAsync(User))!;
}
