using System.Globalization;
using Byfiber.Core.Documents;
using Byfiber.Core.People.Messages;

namespace Byfiber.Core.Contracts.Notices;

/// <summary>What every notice to a party has in common: the way it goes, its words in the party's language, and no personal number in them.</summary>
internal sealed class Notice(NoticeCase about, NoticeParty to, SiteAddress site)
{
    public bool English => to.Person.Language == "en";

    /// <summary>The words in the party's language.</summary>
    public string In(string swedish, string english) => English ? english : swedish;

    public string Money(long ore) =>
        English ? string.Create(CultureInfo.InvariantCulture, $"SEK {ore / 100:#,0}") : Swedish.Kronor(ore);

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>
    /// By mail where an address is known, else by SMS; null where neither is, or the party is erased. What it is once for each party of it
    /// (<paramref name="what"/>) makes it the same message.
    /// </summary>
    public MessageDraft? Draft(string template, string what, long entryId, params (string Name, string Value)[] more)
    {
        var person = to.Person;
        if (person.ErasedAt is not null || (person.Email ?? person.Phone) is not { } address)
        {
            return null;
        }
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = person.Name,
            ["address"] = about.Address,
            ["number"] = about.Contract.Number,
            ["link"] = site.Of("household/contract"),
        };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }
        return new MessageDraft
        {
            Kind = person.Email is not null ? MessageKind.Mail : MessageKind.Sms,
            Template = template,
            PersonId = person.Id,
            Address = address,
            RecipientName = PersonalNumbers.Blotted(person.Name),
            Language = person.Language,
            Fields = fields.ToDictionary(
                f => f.Key,
                f => f.Key is "sha" or "link" or "verify" ? f.Value : PersonalNumbers.Blotted(f.Value),
                StringComparer.Ordinal
            ),
            DedupKey = string.Create(CultureInfo.InvariantCulture, $"{what}:{to.Party.Id}"),
            CauseEntryId = entryId,
        };
    }
}
