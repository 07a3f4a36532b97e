namespace Byfiber.Web.Access;

/// <summary>
/// What is being done to an account during this request, for the journal: set before Identity's user manager is asked, and written by
/// <see cref="AccountStore"/> in the change's own transaction.
/// </summary>
public sealed class AccountVerb
{
    /// <summary>The verb ("ChangePassword"), or null while nothing is done that the journal tells.</summary>
    public string? Name { get; set; }
}
