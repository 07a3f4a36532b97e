using Byfiber.Core.Contracts;
using Byfiber.Core.Journal;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.People.Residents;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Byfiber.Core.Storage;

/// <summary>
/// The one model on two databases. Times are UTC, money is öre, lengths are millimetres, shapes are WKB in the
/// municipality's plane with their box beside them.
/// </summary>
public abstract class ByfiberDb(DbContextOptions options) : DbContext(options)
{
    internal abstract IDialect Dialect { get; }

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();
    public DbSet<JournalCursor> JournalCursors => Set<JournalCursor>();

    public DbSet<PersonRead> PersonReads => Set<PersonRead>();
    public DbSet<DataRule> DataRules => Set<DataRule>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<MessageAttachment> MessageAttachments => Set<MessageAttachment>();
    public DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();
    public DbSet<MessageDue> MessagesDue => Set<MessageDue>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<Premises> Premises => Set<Premises>();
    public DbSet<Road> Roads => Set<Road>();
    public DbSet<Building> Buildings => Set<Building>();
    public DbSet<Water> Waters => Set<Water>();

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountRole> AccountRoles => Set<AccountRole>();
    public DbSet<AccountClosure> AccountClosures => Set<AccountClosure>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<PlanRun> PlanRuns => Set<PlanRun>();
    public DbSet<PlanRunOrder> PlanRunOrders => Set<PlanRunOrder>();
    public DbSet<PlanRunStatus> PlanRunStatuses => Set<PlanRunStatus>();
    public DbSet<PlanRevision> PlanRevisions => Set<PlanRevision>();
    public DbSet<RevisionAdoption> RevisionAdoptions => Set<RevisionAdoption>();
    public DbSet<PlanDocument> PlanDocuments => Set<PlanDocument>();
    public DbSet<PlanAreaRow> PlanAreas => Set<PlanAreaRow>();
    public DbSet<PlanNodeRow> PlanNodes => Set<PlanNodeRow>();
    public DbSet<PlanTrenchRow> PlanTrenches => Set<PlanTrenchRow>();
    public DbSet<PlanCableRow> PlanCables => Set<PlanCableRow>();
    public DbSet<PlanPremisesRow> PlanPremises => Set<PlanPremisesRow>();
    public DbSet<PlanSiteRow> PlanSites => Set<PlanSiteRow>();
    public DbSet<PlanCabinetRow> PlanCabinets => Set<PlanCabinetRow>();
    public DbSet<PlanFibrePathRow> PlanFibrePaths => Set<PlanFibrePathRow>();
    public DbSet<PlanBillRow> PlanBill => Set<PlanBillRow>();
    public DbSet<PlanBudgetRow> PlanBudget => Set<PlanBudgetRow>();

    public DbSet<Person> People => Set<Person>();
    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();

    public DbSet<PriceList> PriceLists => Set<PriceList>();
    public DbSet<PriceListRow> PriceListRows => Set<PriceListRow>();
    public DbSet<TermsVersion> TermsVersions => Set<TermsVersion>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<CampaignStatus> CampaignStatuses => Set<CampaignStatus>();
    public DbSet<CampaignArea> CampaignAreas => Set<CampaignArea>();
    public DbSet<CampaignPremises> CampaignPremises => Set<CampaignPremises>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<OfferCode> OfferCodes => Set<OfferCode>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Mailing> Mailings => Set<Mailing>();
    public DbSet<MailingStatus> MailingStatuses => Set<MailingStatus>();
    public DbSet<LetterText> LetterTexts => Set<LetterText>();
    public DbSet<MailingOffer> MailingOffers => Set<MailingOffer>();
    public DbSet<PremisesPerson> PremisesPeople => Set<PremisesPerson>();
    public DbSet<Ambassador> Ambassadors => Set<Ambassador>();
    public DbSet<SearchLead> SearchLeads => Set<SearchLead>();
    public DbSet<AreaNews> AreaNews => Set<AreaNews>();

    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<ContractStatus> ContractStatuses => Set<ContractStatus>();
    public DbSet<ContractParty> ContractParties => Set<ContractParty>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<SignatureConfirmation> SignatureConfirmations => Set<SignatureConfirmation>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<ContractDocument> ContractDocuments => Set<ContractDocument>();
    public DbSet<Hindrance> Hindrances => Set<Hindrance>();
    public DbSet<HindranceWord> HindranceWords => Set<HindranceWord>();
    public DbSet<AreaThreshold> AreaThresholds => Set<AreaThreshold>();
    public DbSet<BuildDecision> BuildDecisions => Set<BuildDecision>();
    public DbSet<AreaPace> AreaPaces => Set<AreaPace>();
    public DbSet<PriceScenario> PriceScenarios => Set<PriceScenario>();
    public DbSet<PaymentDue> PaymentsDue => Set<PaymentDue>();
    public DbSet<PaymentImport> PaymentImports => Set<PaymentImport>();
    public DbSet<Payment> Payments => Set<Payment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        JournalModel.Configure(modelBuilder);
        PlacesModel.Configure(modelBuilder);
        PlansModel.Configure(modelBuilder);
        PeopleModel.Configure(modelBuilder);
        MessagesModel.Configure(modelBuilder);
        PersonalDataModel.Configure(modelBuilder);
        ResidentsModel.Configure(modelBuilder);
        OffersModel.Configure(modelBuilder);
        ContractsModel.Configure(modelBuilder);
        SnakeCase.Apply(modelBuilder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AddInterceptors(FrozenRows.Guard);

    /// <summary>
    /// The program's turns to write, shared by all contexts of a database: in a queue of ours nobody holds a thread, a connection or a lock while
    /// waiting, and who came first goes first. Null takes no turns.
    /// </summary>
    internal SemaphoreSlim? Turns { get; init; }

    /// <summary>
    /// Does the work in one transaction; an exception leaves everything as it was. On SQLite the transaction takes the write lock
    /// at once (BEGIN IMMEDIATE), so what the work reads cannot change under it.
    /// </summary>
    /// <exception cref="RefusedException">The disk is full, the database cannot be written or reached; the sentence says so.</exception>
    internal async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (Turns is not null)
        {
            await Turns.WaitAsync(cancel);
        }
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancel);
            var result = await work();
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch (Exception e) when (StorageErrors.Sentence(e, Database.GetDbConnection().DataSource) is { } sentence)
        {
            throw new RefusedException(sentence, e);
        }
        finally
        {
            Turns?.Release();
        }
    }

    /// <summary>Times come back from the database marked as the UTC that they are.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>The embedded database: one file, write-ahead log.</summary>
public sealed class SqliteByfiberDb(DbContextOptions<SqliteByfiberDb> options) : ByfiberDb(options)
{
    internal override IDialect Dialect => SqliteDialect.Instance;
}

/// <summary>PostgreSQL with PostGIS.</summary>
public sealed class PostgresByfiberDb(DbContextOptions<PostgresByfiberDb> options) : ByfiberDb(options)
{
    internal override IDialect Dialect => PostgresDialect.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        PostgresDialect.Configure(modelBuilder);
    }
}
