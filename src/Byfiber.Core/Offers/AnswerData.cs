using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>What households answered and how they were reached. The words beside it go; that there was an answer stays, as the proof of contact.</summary>
internal sealed class AnswerData : DataKind
{
    public override string Key => "answers";

    public override IReadOnlyList<string> Tables => ["answer", "contact", "offer", "offer_code", "mailing_offer"];

    public override (string, string) What =>
        (
            "Erbjudanden, svar och kontakter per bostad, och anteckningar om dem",
            "Offers, answers and contacts of each home, and notes about them"
        );

    public override DataDefaults Defaults =>
        new(
            "För att kunna visa att alla hushåll har fått erbjudandet. Anteckningarna töms; svaret står kvar utan namn.",
            "To be able to show that every household was offered. Notes are emptied; the answer stays without a name.",
            LegalGround.PublicTask,
            24,
            "Byfibers förval: anteckningar 24 månader"
        );

    public override Task<long> CountAsync(ByfiberDb db, CancellationToken cancel) => db.Answers.LongCountAsync(cancel);

    public override async Task<long> ExpireAsync(
        ByfiberDb db,
        DateTime before,
        DateTime now,
        CancellationToken cancel
    ) =>
        await db
            .Answers.Where(a => a.Note != null && a.At < before)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Note, (string?)null), cancel)
        + await db
            .Contacts.Where(c => c.Note != null && c.At < before)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Note, (string?)null), cancel);
}
