using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts;

/// <summary>How the room's entities lie in tables.</summary>
internal static class ContractsModel
{
    public static void Configure(ModelBuilder model)
    {
        Contracts(model);
        Signatures(model);
        Promises(model);
        Areas(model);
        Payments(model);
    }

    private static void Contracts(ModelBuilder model)
    {
        model.Entity<Contract>(b =>
        {
            b.ToTable("contract");
            b.HasIndex(x => x.Number).IsUnique();
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasIndex(x => x.OfferId);
            b.HasIndex(x => new { x.AreaId, x.EndedAt });
            b.HasIndex(x => x.PromisedBy);
            // The database itself keeps a premises from having two.
            b.HasIndex(x => x.PremisesId).IsUnique().HasFilter("ended_at IS NULL");
            b.HasOne<Offer>().WithMany().HasForeignKey(x => x.OfferId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Premises>().WithMany().HasForeignKey(x => x.PremisesId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<TermsVersion>().WithMany().HasForeignKey(x => x.TermsVersionId).OnDelete(DeleteBehavior.Restrict);
            b.HasMany(x => x.Parties).WithOne().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
            b.HasMany(x => x.Statuses).WithOne().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ContractStatus>(b => b.ToTable("contract_status"));
        model.Entity<ContractParty>(b =>
        {
            b.ToTable("contract_party");
            b.HasIndex(x => x.PersonId);
            b.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Signatures(ModelBuilder model)
    {
        model.Entity<Signature>(b =>
        {
            b.ToTable("signature");
            b.HasIndex(x => x.ContractId);
            b.HasIndex(x => x.PartyId).IsUnique();
            b.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<ContractParty>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Attachment>().WithMany().HasForeignKey(x => x.AttachmentId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SignatureConfirmation>(b =>
        {
            b.ToTable("signature_confirmation");
            b.HasKey(x => x.SignatureId);
            b.Property(x => x.SignatureId).ValueGeneratedNever();
            b.HasOne<Signature>().WithMany().HasForeignKey(x => x.SignatureId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Attachment>(b =>
        {
            b.ToTable("attachment");
            b.HasIndex(x => x.Sha256);
        });
        model.Entity<ContractDocument>(b =>
        {
            b.ToTable("contract_document");
            b.HasIndex(x => new { x.ContractId, x.Language });
            b.HasIndex(x => x.Sha256);
            b.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Promises(ModelBuilder model)
    {
        model.Entity<Hindrance>(b =>
        {
            b.ToTable("hindrance");
            b.HasIndex(x => x.AreaId);
            b.HasIndex(x => x.ContractId);
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Attachment>().WithMany().HasForeignKey(x => x.AttachmentId).OnDelete(DeleteBehavior.Restrict);
            b.HasMany(x => x.Words).WithOne().HasForeignKey(x => x.HindranceId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<HindranceWord>(b =>
        {
            b.ToTable("hindrance_word");
            b.HasIndex(x => x.RequestId).IsUnique();
        });
    }

    private static void Areas(ModelBuilder model)
    {
        model.Entity<AreaThreshold>(b =>
        {
            b.ToTable("area_threshold");
            b.HasIndex(x => x.AreaId);
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<BuildDecision>(b =>
        {
            b.ToTable("build_decision");
            b.HasIndex(x => x.AreaId);
            b.HasIndex(x => x.RevisionId);
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<PlanRevision>().WithMany().HasForeignKey(x => x.RevisionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PriceScenario>(b =>
        {
            b.ToTable("price_scenario");
            b.HasIndex(x => x.RevisionId);
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasOne<PlanRevision>().WithMany().HasForeignKey(x => x.RevisionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AreaPace>(b =>
        {
            b.ToTable("area_pace");
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasIndex(x => x.AreaId);
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Payments(ModelBuilder model)
    {
        model.Entity<PaymentDue>(b =>
        {
            b.ToTable("payment_due");
            b.HasIndex(x => x.Reference).IsUnique();
            b.HasIndex(x => new { x.ContractId, x.Number }).IsUnique();
            b.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PaymentImport>(b =>
        {
            b.ToTable("payment_import");
            b.HasIndex(x => x.Sha256).IsUnique();
        });
        model.Entity<Payment>(b =>
        {
            b.ToTable("payment");
            b.HasIndex(x => x.Reference);
            b.HasIndex(x => x.PaymentDueId);
            b.HasOne<PaymentImport>().WithMany().HasForeignKey(x => x.ImportId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<PaymentDue>().WithMany().HasForeignKey(x => x.PaymentDueId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
