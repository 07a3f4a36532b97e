using System.Globalization;
using Byfiber.Core.People.Messages;

namespace Byfiber.Core.People.Accounts;

/// <summary>What a mail about an account needs beside the account: where the program is, and words that other floors know.</summary>
public sealed record AccountLetter
{
    /// <summary>Where the pages are ("https://fiber.bykoping.se/").</summary>
    public required Uri Site { get; init; }

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>The municipality's name.</summary>
    public required string Municipality { get; init; }

    /// <summary>Who asks for it, as the recipient knows them; empty when it is the recipient.</summary>
    public string Inviter { get; init; } = "";

    /// <summary>The roles in the letter's language.</summary>
    public string Roles { get; init; } = "";

    /// <summary>Where a link with this secret leads. The secret stands where no server is told it: the page's form takes it from there.</summary>
    public Uri Address(LinkPurpose purpose, string secret) =>
        new(Site, $"{(purpose == LinkPurpose.EmailChange ? "account/new-address" : "account/password")}?key={secret}");

    internal MessageDraft Draft(string template, Account account, AccountLink link, string secret) =>
        new()
        {
            Template = template,
            Address = link.NewEmail ?? account.Email!,
            RecipientName = account.DisplayName,
            Language = Language,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = account.DisplayName,
                ["municipality"] = Municipality,
                ["inviter"] = Inviter,
                ["role"] = Roles,
                ["link"] = Address(link.Purpose, secret).AbsoluteUri,
                ["until"] = Until(link.ExpiresAt),
            },
            SecretFields = ["link"],
            DedupKey = $"AccountLink:{link.SecretHash}",
            UselessFrom = link.ExpiresAt,
        };

    /// <summary>In Swedish time, which is that of everybody who gets such a letter.</summary>
    private static string Until(DateTime at) =>
        at.SwedishClock().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
