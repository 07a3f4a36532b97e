namespace Byfiber.Web.Access;

/// <summary>The ways in, by the names that the framework knows them by.</summary>
public static class Schemes
{
    /// <summary>
    /// Whoever is there: the account's sign-in, or the resident's when there is no account's. Every page and endpoint asks this one.
    /// </summary>
    public const string Visitor = "Visitor";

    /// <summary>A household's sign-in, by the letter's code or an identity provider.</summary>
    public const string Resident = "Resident";

    /// <summary>The cookie of an account's sign-in.</summary>
    public const string StaffCookie = "byfiber.staff";

    /// <summary>The cookie of a resident's sign-in.</summary>
    public const string ResidentCookie = "byfiber.resident";
}
