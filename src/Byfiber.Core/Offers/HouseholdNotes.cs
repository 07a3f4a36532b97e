using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>
/// What staff wrote down beside contacts and answers of a household: an erased person's are emptied, since a name may stand in them. That there
/// was a contact, and how it ended, stays as proof.
/// </summary>
internal sealed class HouseholdNotes : PersonTrace
{
    public override async Task EraseAsync(ByfiberDb db, long personId, CancellationToken cancel)
    {
        var offers = db.Offers.Where(o =>
            db.PremisesPeople.Any(t => t.PersonId == personId && t.PremisesId == o.PremisesId)
        );
        await db
            .Contacts.Where(c => c.Note != null && offers.Any(o => o.Id == c.OfferId))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Note, (string?)null), cancel);
        await db
            .Answers.Where(a => a.Note != null && offers.Any(o => o.Id == a.OfferId))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Note, (string?)null), cancel);
    }
}
