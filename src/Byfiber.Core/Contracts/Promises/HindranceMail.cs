using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Promises;

/// <summary>
/// Tells every party of the contracts that a hindrance holds up what was said of it: by mail, or by SMS where no mail address is known. One
/// of them for each verb.
/// </summary>
public sealed class HindranceMail(string verb) : MessageComposer
{
    public override string Room => "Contracts";
    public override string Verb => verb;

    public override async IAsyncEnumerable<MessageDraft> ComposeAsync(
        ByfiberDb db,
        IReadOnlyList<JournalEntry> entries,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var entry in entries)
        {
            var said = JsonSerializer.Deserialize<HindranceSaid>(entry.DataJson, Json.Options)!;
            var word = await db.HindranceWords.AsNoTracking().SingleAsync(w => w.Id == said.WordId, cancel);
            foreach (var told in await ConcernedAsync(db, said, cancel))
            {
                if (Draft(told, word, entry.Id) is { } draft)
                {
                    yield return draft;
                }
            }
        }
    }

    private static Task<List<Told>> ConcernedAsync(ByfiberDb db, HindranceSaid said, CancellationToken cancel) =>
        (
            from c in db.Contracts
            join party in db.ContractParties on c.Id equals party.ContractId
            join person in db.People on party.PersonId equals person.Id
            join premises in db.Premises on c.PremisesId equals premises.Id
            where
                c.EndedAt == null
                && party.EndedAt == null
                && person.ErasedAt == null
                && (said.ContractId == null ? c.AreaId == said.AreaId : c.Id == said.ContractId)
                && db.ContractStatuses.Where(s => s.ContractId == c.Id)
                    .OrderByDescending(s => s.Id)
                    .Select(s => s.State)
                    .First() == ContractState.InForce
            orderby c.Id, party.Id
            select new Told(c.Id, c.Number, c.PromisedBy, premises.Address, person)
        ).ToListAsync(cancel);

    private static MessageDraft? Draft(Told told, HindranceWord word, long entryId)
    {
        var person = told.Person;
        bool mail = person.Email is not null;
        bool english = person.Language == "en";
        return (person.Email ?? person.Phone) is not { } address
            ? null
            : new MessageDraft
            {
                Kind = mail ? MessageKind.Mail : MessageKind.Sms,
                Template = "hindrance",
                PersonId = person.Id,
                Address = address,
                RecipientName = person.Name,
                Language = person.Language,
                Fields = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["name"] = person.Name,
                    ["address"] = told.Address,
                    ["number"] = told.Number,
                    ["text"] = english && word.TextEn.Length > 0 ? word.TextEn : word.TextSv,
                    ["expected"] = Expected(word, english),
                    ["promised"] = Day(told.PromisedBy),
                },
                DedupKey = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Hindrance:{entryId}:{told.ContractId}:{person.Id}"
                ),
                CauseEntryId = entryId,
            };
    }

    private static string Expected(HindranceWord word, bool english) =>
        (word.EndedOn, word.ExpectedUntil) switch
        {
            ({ } ended, _) => english ? $"It is over since {Day(ended)}." : $"Det är över sedan {Day(ended)}.",
            (null, { } until) => english
                ? $"We expect it to be over by {Day(until)}."
                : $"Vi räknar med att det är över senast {Day(until)}.",
            _ => english ? "Nobody knows yet when it will be over." : "Ingen vet ännu när det är över.",
        };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Told(long ContractId, string Number, DateOnly PromisedBy, string Address, Person Person);
}
