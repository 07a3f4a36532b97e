using Byfiber.Core.Contracts;
using Byfiber.Core.Journal;
using Byfiber.Core.Offers;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Byfiber.Core.Storage;

/// <summary>
/// Refuses to change or delete what is history: plan revisions and their parts, adoptions, states, imports, prices, terms, offers,
/// signatures, decisions, payments, the journal. Triggers in the database refuse the same for whoever comes another way.
/// </summary>
internal sealed class FrozenRows : SaveChangesInterceptor
{
    public static readonly FrozenRows Guard = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted && IsFrozen(entry.Entity))
            {
                throw new RefusedException(
                    $"{entry.Metadata.GetTableName()} is history and cannot be changed or deleted: make a new one instead."
                );
            }
        }
    }

    private static bool IsFrozen(object entity) =>
        entity
            is PlanRow
                or PlanRevision
                or PlanDocument
                or RevisionAdoption
                or PlanRunStatus
                or PlanRunOrder
                or ImportBatch
                or JournalEntry
                or PriceList
                or PriceListRow
                or TermsVersion
                or CampaignStatus
                or Offer
                or MailingStatus
                or LetterText
                or Signature
                or SignatureConfirmation
                or Attachment
                or ContractDocument
                or HindranceWord
                or Hindrance
                or AreaPace
                or AreaThreshold
                or BuildDecision
                or Payment
                or PaymentImport
                or MessageAttempt
                or DataRule;
}
