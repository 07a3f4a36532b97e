using System.Runtime.CompilerServices;
using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;

namespace Byfiber.Core.Contracts.Notices;

/// <summary>Tells the parties that their contract has ended, in which way, and what it costs them. One of them for each verb that ends.</summary>
public sealed class EndNotices(string verb, SiteAddress site) : MessageComposer
{
    /// <summary>The verbs that end a contract.</summary>
    public static IReadOnlyList<string> Verbs { get; } =
    [nameof(WithdrawContract), nameof(CancelContract), nameof(ReleaseContract)];

    public override string Room => "Contracts";
    public override string Verb => verb;

    public override async IAsyncEnumerable<MessageDraft> ComposeAsync(
        ByfiberDb db,
        IReadOnlyList<JournalEntry> entries,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var causes = entries.GroupBy(e => e.SubjectId).ToDictionary(g => g.Key, g => g.Last().Id);
        foreach (var about in await NoticeCase.ReadAsync(db, causes.Keys, cancel))
        {
            foreach (var party in about.Open)
            {
                if (Draft(about, party, site, causes[about.Contract.Id]) is { } draft)
                {
                    yield return draft;
                }
            }
        }
    }

    internal static MessageDraft? Draft(NoticeCase about, NoticeParty party, SiteAddress site, long entryId)
    {
        var notice = new Notice(about, party, site);
        return notice.Draft(
            "contract-ended",
            "Ended",
            entryId,
            ("how", How(about.Last, notice)),
            ("cost", Cost(about.Last, party, notice))
        );
    }

    private static string How(ContractStatus end, Notice notice) =>
        end.State switch
        {
            ContractState.Withdrawn => notice.In(
                "Ni har ångrat avtalet. Det gäller inte längre.",
                "You have withdrawn from the contract. It is no longer in force."
            ),
            ContractState.Cancelled => notice.In(
                "Avtalet är uppsagt på er begäran. Det gäller inte längre.",
                "The contract is cancelled at your request. It is no longer in force."
            ),
            ContractState.Released => notice.In(
                $"Vi har avslutat avtalet. Skälet: {end.Note}",
                $"We have ended the contract. The reason: {end.Note}"
            ),
            _ => notice.In(
                "Avtalet blev aldrig giltigt: underskriften på papper gick inte att godkänna.",
                "The contract never came into force: the signature on paper could not be accepted."
            ),
        };

    private static string Cost(ContractStatus end, NoticeParty party, Notice notice) =>
        end.FeeOre > 0 && !party.Consents
            ? notice.In(
                $"Uppsägningen kostar {notice.Money(end.FeeOre.Value)}. Vi skickar en räkning.",
                $"The cancellation costs {notice.Money(end.FeeOre.Value)}. We will send an invoice."
            )
            : notice.In("Det kostar ingenting.", "It costs nothing.");
}
