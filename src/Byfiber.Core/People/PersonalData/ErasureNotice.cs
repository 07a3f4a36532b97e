using System.Globalization;
using System.Runtime.CompilerServices;
using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Tells a person that their request to be erased could not be met, and where they may complain (GDPR, article 12.4).</summary>
public sealed class ErasureNotice(SiteAddress site) : MessageComposer
{
    public override string Room => "People";
    public override string Verb => nameof(DeclineErasure);

    public override async IAsyncEnumerable<MessageDraft> ComposeAsync(
        ByfiberDb db,
        IReadOnlyList<JournalEntry> entries,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var ids = entries.Select(e => e.SubjectId).Distinct().ToList();
        var people = await db
            .People.Where(p => ids.Contains(p.Id) && p.ErasedAt == null && (p.Email != null || p.Phone != null))
            .ToDictionaryAsync(p => p.Id, cancel);
        foreach (var entry in entries)
        {
            if (people.GetValueOrDefault(entry.SubjectId) is not { } person)
            {
                continue;
            }
            yield return new MessageDraft
            {
                Kind = person.Email is null ? MessageKind.Sms : MessageKind.Mail,
                Template = "erasure-declined",
                PersonId = person.Id,
                Address = (person.Email ?? person.Phone)!,
                RecipientName = person.Name,
                Language = person.Language,
                Fields = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["name"] = person.Name,
                    ["link"] = site.Of("household/data"),
                },
                DedupKey = string.Create(CultureInfo.InvariantCulture, $"{nameof(DeclineErasure)}:{entry.Id}"),
                CauseEntryId = entry.Id,
            };
        }
    }
}
