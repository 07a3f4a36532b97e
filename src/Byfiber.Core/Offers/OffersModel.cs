using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Offers;

/// <summary>How the room's entities lie in tables.</summary>
internal static class OffersModel
{
    public static void Configure(ModelBuilder model)
    {
        Prices(model);
        Campaigns(model);
        Contacts(model);
        Households(model);
    }

    private static void Prices(ModelBuilder model)
    {
        model.Entity<PriceList>(b =>
        {
            b.ToTable("price_list");
            b.HasIndex(x => x.Name).IsUnique();
            b.HasMany(x => x.Rows).WithOne().HasForeignKey(x => x.PriceListId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PriceListRow>(b =>
        {
            b.ToTable("price_list_row");
            b.HasIndex(x => new { x.PriceListId, x.AreaId }).IsUnique();
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TermsVersion>(b =>
        {
            b.ToTable("terms_version");
            b.HasIndex(x => x.Number).IsUnique();
        });
    }

    private static void Campaigns(ModelBuilder model)
    {
        model.Entity<Campaign>(b =>
        {
            b.ToTable("campaign");
            b.HasIndex(x => x.Name).IsUnique();
            b.HasOne<PlanRevision>().WithMany().HasForeignKey(x => x.RevisionId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<PriceList>().WithMany().HasForeignKey(x => x.PriceListId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<TermsVersion>().WithMany().HasForeignKey(x => x.TermsVersionId).OnDelete(DeleteBehavior.Restrict);
            b.HasMany(x => x.Statuses).WithOne().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
            b.HasMany(x => x.Areas).WithOne().HasForeignKey(x => x.CampaignId);
        });
        model.Entity<CampaignStatus>(b => b.ToTable("campaign_status"));
        model.Entity<CampaignArea>(b =>
        {
            b.ToTable("campaign_area");
            b.HasKey(x => new { x.CampaignId, x.AreaId });
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CampaignPremises>(b =>
        {
            b.ToTable("campaign_premises");
            b.HasKey(x => new { x.CampaignId, x.PremisesId });
            b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.CampaignId);
            b.HasOne<Premises>().WithMany().HasForeignKey(x => x.PremisesId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Offer>(b =>
        {
            b.ToTable("offer");
            b.HasIndex(x => new { x.CampaignId, x.PremisesId }).IsUnique();
            b.HasIndex(x => new { x.CampaignId, x.AreaId });
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Premises>().WithMany().HasForeignKey(x => x.PremisesId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<TermsVersion>().WithMany().HasForeignKey(x => x.TermsVersionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<OfferCode>(b =>
        {
            b.ToTable("offer_code");
            b.HasIndex(x => x.Hash).IsUnique();
            b.HasKey(x => new { x.OfferId, x.Round });
            b.HasOne<Offer>().WithMany().HasForeignKey(x => x.OfferId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Answer>(b =>
        {
            b.ToTable("answer");
            b.HasIndex(x => x.OfferId);
            b.HasIndex(x => x.PersonId);
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasOne<Offer>().WithMany().HasForeignKey(x => x.OfferId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Contacts(ModelBuilder model)
    {
        model.Entity<Contact>(b =>
        {
            b.ToTable("contact");
            b.HasIndex(x => new { x.OfferId, x.Outcome });
            // Posted, settled and returned once: what the same step did again would be refused by the database itself.
            b.HasIndex(x => new
                {
                    x.MailingId,
                    x.OfferId,
                    x.Outcome,
                })
                .IsUnique();
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasOne<Offer>().WithMany().HasForeignKey(x => x.OfferId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Mailing>().WithMany().HasForeignKey(x => x.MailingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Mailing>(b =>
        {
            b.ToTable("mailing");
            b.HasIndex(x => new { x.CampaignId, x.Number }).IsUnique();
            b.HasIndex(x => x.RequestId).IsUnique();
            b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
            b.HasMany(x => x.Statuses).WithOne().HasForeignKey(x => x.MailingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MailingStatus>(b => b.ToTable("mailing_status"));
        model.Entity<LetterText>(b =>
        {
            b.ToTable("letter_text");
            b.HasIndex(x => new { x.CampaignId, x.Purpose });
            b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MailingOffer>(b =>
        {
            b.ToTable("mailing_offer");
            b.HasKey(x => new { x.MailingId, x.OfferId });
            b.HasIndex(x => x.OfferId);
            b.HasOne<Mailing>().WithMany().HasForeignKey(x => x.MailingId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Offer>().WithMany().HasForeignKey(x => x.OfferId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Households(ModelBuilder model)
    {
        model.Entity<PremisesPerson>(b =>
        {
            b.ToTable("premises_person");
            b.HasIndex(x => x.PremisesId);
            b.HasIndex(x => x.PersonId);
            b.HasOne<Premises>().WithMany().HasForeignKey(x => x.PremisesId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Ambassador>(b =>
        {
            b.ToTable("ambassador");
            b.HasIndex(x => x.PremisesId);
            b.HasOne<Premises>().WithMany().HasForeignKey(x => x.PremisesId).OnDelete(DeleteBehavior.Restrict);
            b.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SearchLead>(b =>
        {
            b.ToTable("search_lead");
            b.HasIndex(x => new { x.Day, x.SearchText }).IsUnique();
        });
        model.Entity<AreaNews>(b =>
        {
            b.ToTable("area_news");
            b.HasIndex(x => x.AreaId);
            b.HasOne<Area>().WithMany().HasForeignKey(x => x.AreaId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
