using System.Runtime.CompilerServices;
using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;

namespace Byfiber.Core.Contracts.Notices;

/// <summary>
/// Tells the parties of a contract what a signature changed: those who signed that they have, those who have not that they are waited for,
/// all when it is in force, and those before when others have taken over. What is said goes by where the contract stands, and each
/// of it once: so the same signature sent twice, or read twice, is one message. One of them for each verb that signs.
/// </summary>
public sealed class SigningNotices(string verb, SiteAddress site) : MessageComposer
{
    /// <summary>The verbs that change who has signed.</summary>
    public static IReadOnlyList<string> Verbs { get; } =
    [nameof(SignContract), nameof(AddSignature), nameof(EnterPaperContract), nameof(ConfirmPaper), nameof(ChangeOwner)];

    public override string Room => "Contracts";
    public override string Verb => verb;

    public override async IAsyncEnumerable<MessageDraft> ComposeAsync(
        ByfiberDb db,
        IReadOnlyList<JournalEntry> entries,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var causes = entries.GroupBy(e => e.SubjectId).ToDictionary(g => g.Key, g => g.Last());
        foreach (var about in await NoticeCase.ReadAsync(db, causes.Keys, cancel))
        {
            var cause = causes[about.Contract.Id];
            foreach (var draft in Of(about, cause).OfType<MessageDraft>())
            {
                yield return draft;
            }
        }
    }

    private IEnumerable<MessageDraft?> Of(NoticeCase about, JournalEntry cause)
    {
        foreach (var party in about.Parties.Where(p => p.IsRefused))
        {
            yield return To(about, party).Draft("contract-paper-refused", "PaperRefused", cause.Id);
        }
        if (about.Contract.EndedAt is not null)
        {
            // Whoever ended it is told of by its own verb; a paper that nobody could use ends it here.
            if (about.Last.State == ContractState.Void)
            {
                foreach (var party in about.Open)
                {
                    yield return EndNotices.Draft(about, party, site, cause.Id);
                }
            }
            yield break;
        }
        int round = about.Open.Max(p => p.Party.Round);
        var now = about.Open.Where(p => p.Party.Round == round).ToList();
        DateTime? complete = now.TrueForAll(p => p.HoldsFrom is not null) ? now.Max(p => p.HoldsFrom) : null;
        foreach (var party in now)
        {
            yield return party switch
            {
                { HoldsFrom: not null } => Signed(about, party, complete, cause),
                { Signature: null } when !IsAskedAlready(about, party) => Asked(about, party, cause),
                _ => null,
            };
            if (party.HoldsFrom < complete)
            {
                yield return To(about, party)
                    .Draft(
                        "contract-in-force",
                        "InForce",
                        cause.Id,
                        ("promise", SigningWords.Promise(about, To(about, party)))
                    );
            }
        }
        foreach (var party in Left(about, now, complete))
        {
            yield return To(about, party).Draft("contract-taken-over", "TakenOver", cause.Id);
        }
    }

    /// <summary>Those who were bound until the new parties had all signed, and are among them no more.</summary>
    private static IEnumerable<NoticeParty> Left(NoticeCase about, List<NoticeParty> now, DateTime? complete)
    {
        var stay = now.Select(p => p.Person.Id).ToHashSet();
        return about.Parties.Where(p =>
            complete is not null
            && p.Party.EndedAt == complete
            && p.HoldsFrom is not null
            && !stay.Contains(p.Person.Id)
        );
    }

    /// <summary>Their paper could not be used, and the notice of that asks them to sign again.</summary>
    private static bool IsAskedAlready(NoticeCase about, NoticeParty party) =>
        about.Parties.Any(p => p.IsRefused && p.Person.Id == party.Person.Id && p.Party.Round == party.Party.Round);

    private MessageDraft? Signed(NoticeCase about, NoticeParty party, DateTime? complete, JournalEntry cause)
    {
        var notice = To(about, party);
        // Where others signed later, their signature tells of the force, in a message of its own.
        bool inForce = complete is not null && party.HoldsFrom == complete;
        return notice.Draft(
            party.Consents ? "contract-consented" : "contract-signed",
            "Signed",
            cause.Id,
            ("standing", SigningWords.Standing(about, party, inForce, notice)),
            ("promise", SigningWords.Promise(about, notice)),
            ("withdraw", SigningWords.Withdraw(about.Contract, cause.At.SwedishDay(), notice)),
            ("sha", about.Sha256),
            ("verify", site.Of("verify"))
        );
    }

    private MessageDraft? Asked(NoticeCase about, NoticeParty party, JournalEntry cause)
    {
        string who = about.OrdererOf(party.Party.Round)?.Person.Name ?? "";
        return To(about, party)
            .Draft(
                party.Consents ? "contract-consent-wanted" : "contract-please-sign",
                "PleaseSign",
                cause.Id,
                ("who", who)
            );
    }

    private Notice To(NoticeCase about, NoticeParty party) => new(about, party, site);
}
