using System.Globalization;
using System.Security.Claims;
using System.Text.Json;

namespace Byfiber.Web.Access.OpenId;

/// <summary>
/// What an identity provider vouched for, taken out of its token: nothing else of the token is kept, since brokers put personal numbers and
/// addresses into it that nobody asked for.
/// </summary>
/// <param name="Issuer">Who vouches.</param>
/// <param name="Subject">The issuer's word for the person; may be a personal number, so it is shown and stored nowhere.</param>
/// <param name="Name">The person's name, or empty.</param>
/// <param name="Email">A mail address that the issuer has verified, or null.</param>
/// <param name="At">When the person proved who they are, UTC.</param>
/// <param name="Context">How sure the issuer is (<c>acr</c>), or empty.</param>
/// <param name="Methods">How it was proved (<c>amr</c>).</param>
public sealed record VouchedIdentity(
    string Issuer,
    string Subject,
    string Name,
    string? Email,
    DateTime At,
    string Context,
    IReadOnlyList<string> Methods
)
{
    private const string Acr = "acr";
    private const string Amr = "amr";
    private const string AuthTime = "auth_time";

    /// <summary>The few claims of a token that are needed, as a principal for the cookie between two pages.</summary>
    public static ClaimsPrincipal Kept(ClaimsPrincipal token, string issuer, DateTime now)
    {
        var kept = new ClaimsIdentity("identity-provider", "name", "role");
        kept.AddClaim(new("iss", issuer));
        kept.AddClaim(new("sub", token.FindFirstValue("sub")!));
        kept.AddClaim(new("name", NameOf(token)));
        if (token.FindFirstValue("email") is { Length: > 0 } email && IsTrue(token.FindFirstValue("email_verified")))
            kept.AddClaim(new("email", email));
        kept.AddClaim(
            new(
                AuthTime,
                token.FindFirstValue(AuthTime)
                    ?? new DateTimeOffset(now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            )
        );
        if (token.FindFirstValue(Acr) is { } acr)
            kept.AddClaim(new(Acr, acr));
        foreach (var method in token.FindAll(Amr))
            kept.AddClaim(new(Amr, method.Value));
        return new ClaimsPrincipal(kept);
    }

    /// <summary>Reads what <see cref="Kept"/> wrote.</summary>
    public static VouchedIdentity Of(ClaimsPrincipal kept) =>
        new(
            kept.FindFirstValue("iss")!,
            kept.FindFirstValue("sub")!,
            kept.FindFirstValue("name")!,
            kept.FindFirstValue("email"),
            DateTimeOffset
                .FromUnixTimeSeconds(long.Parse(kept.FindFirstValue(AuthTime)!, CultureInfo.InvariantCulture))
                .UtcDateTime,
            kept.FindFirstValue(Acr) ?? "",
            [.. kept.FindAll(Amr).Select(claim => claim.Value)]
        );

    /// <summary>What a signature keeps as its evidence: no subject, since that may be a personal number.</summary>
    public string EvidenceJson() =>
        JsonSerializer.Serialize(
            new
            {
                method = "openid-connect",
                issuer = Issuer,
                name = Name,
                acr = Context,
                amr = Methods,
                authenticatedAt = At,
            },
            JsonSerializerOptions.Web
        );

    private static string NameOf(ClaimsPrincipal token) =>
        token.FindFirstValue("name") is { Length: > 0 } name
            ? name
            : $"{token.FindFirstValue("given_name")} {token.FindFirstValue("family_name")}".Trim();

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
