using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.People;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.Contracts;

/// <summary>A street in one area whose houses all have an offer in a campaign under way. It is noon on 1 June 2026.</summary>
internal sealed class OfferedStreet : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    private OfferedStreet(TestDatabase db) => Db = db;

    public TestDatabase Db { get; }
    public Database Database => Db.Database;
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
    public IPersonalNumberVault Vault { get; } = new OpenVault();
    public long AreaId { get; private set; }
    public long CampaignId { get; private set; }

    /// <summary>The houses' offers, in the order of the street.</summary>
    public IReadOnlyList<long> Offers { get; private set; } = [];

    public NetworkOwner Seller { get; } =
        new()
        {
            Name = "Provnät AB",
            OrganisationNumber = "559999-0008",
            Bankgiro = "991-2346",
        };
    public DraftContract Draft => new(Database, Clock, Seller);
    public SignContract Sign => new(Database, Clock, Vault, Seller);

    /// <param name="kind">Which database.</param>
    /// <param name="houses">How many.</param>
    /// <param name="terms">What differs from the ordinary offer.</param>
    public static async Task<OfferedStreet> NewAsync(string kind, int houses = 3, OfferTerms? terms = null)
    {
        var street = new OfferedStreet(await TestDatabases.NewAsync(kind));
        await new ImportMap(street.Database, street.Clock).RunAsync(Maps.Street(houses), "prov", "aa", "Anna");
        street.AreaId = await new SaveArea(street.Database, street.Clock).RunAsync(
            null,
            "Åbyn",
            Maps.Shape(-100, -100, 100_000),
            "Anna"
        );
        await street.OfferAsync(terms ?? new OfferTerms());
        return street;
    }

    public HouseholdContract Households() => new(Database, Clock);

    public ByfiberDb Open() => Database.CreateDbContext();

    public static PartyWish Owner(string name = "Åsa Öberg", int? rot = null, string? number = null) =>
        new()
        {
            Person = new PersonWish { Name = name, Email = "asa@example.se" },
            Role = PartyRole.Owner,
            RotPercent = rot,
            PersonalNumber = number,
        };

    public static PartyWish Company() =>
        new()
        {
            Person = new PersonWish
            {
                Name = "Kvarnen AB",
                Kind = PersonKind.Company,
                OrganisationNumber = "556016-0680",
            },
            Role = PartyRole.Company,
        };

    public ContractChoices Choices(int house = 0, params PartyWish[] parties) =>
        new() { OfferId = Offers[house], Parties = parties.Length == 0 ? [Owner()] : parties };

    /// <summary>Looks at the draft, and signs it.</summary>
    public async Task<SignedContract> SignedAsync(ContractChoices choices, SigningProof? proof = null)
    {
        var shown = await Draft.RunAsync(choices);
        return await Sign.RunAsync(Wish(choices, shown.DocumentSha256, proof: proof));
    }

    public Task<SignedContract> SignedAsync(int house = 0) => SignedAsync(Choices(house));

    public static SignWish Wish(
        ContractChoices choices,
        string sha256,
        Guid? requestId = null,
        SigningProof? proof = null
    ) =>
        new()
        {
            RequestId = requestId ?? Guid.NewGuid(),
            Choices = choices,
            DocumentSha256 = sha256,
            Proof = proof ?? Identity(),
            Actor = "Åsa Öberg",
        };

    public static IdentityProof Identity(string subject = "s-1") =>
        new()
        {
            Issuer = "https://login.example.se",
            Subject = subject,
            Acr = "urn:swedish:bankid",
            Amr = ["swedish_bankid"],
            AuthTime = new DateTime(2026, 6, 1, 9, 59, 0, DateTimeKind.Utc),
            Nonce = "n-0S6_WzA2Mj",
            Name = "Åsa Öberg",
        };

    public static ScanFile Scan(string name = "avtal.pdf", byte more = 0) =>
        ScanFile.Of(name, [.. "%PDF-1.7 papper "u8, more]);

    /// <summary>Decides that the area is built.</summary>
    public async Task DecideAsync(DateOnly on, DecisionKind kind = DecisionKind.Build, long trenchMm = 700_000)
    {
        await using var db = Open();
        db.Add(
            new BuildDecision
            {
                AreaId = AreaId,
                Kind = kind,
                Reason = "Nog många",
                Deciders = "Styrgruppen",
                DecidedOn = on,
                TrenchMm = trenchMm,
                At = Clock.GetUtcNow().UtcDateTime,
                Actor = "Anna",
            }
        );
        await db.SaveChangesAsync();
    }

    public async Task CloseCampaignAsync()
    {
        await using var db = Open();
        db.Add(Status(CampaignState.Closed));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private async Task OfferAsync(OfferTerms terms)
    {
        await using var db = Open();
        var at = Clock.GetUtcNow().UtcDateTime.AddDays(-30);
        var run = new PlanRun { SitesJson = "[]" };
        db.Add(run);
        await db.SaveChangesAsync();
        var revision = Revision(run.Id, await db.ImportBatches.Select(b => b.Id).FirstAsync(), at);
        var list = new PriceList
        {
            Name = "Ett pris",
            MadeAt = at,
            Actor = "Anna",
        };
        var version = new TermsVersion
        {
            Number = 1,
            TextSv = "Villkor på svenska.",
            TextEn = "Terms in English.",
            Sha256 = "ab",
            WithdrawalDays = terms.WithdrawalDays,
            MadeAt = at,
            Actor = "Anna",
        };
        db.AddRange(revision, list, version);
        await db.SaveChangesAsync();
        var campaign = new Campaign
        {
            Name = "Alla får fiber",
            RevisionId = revision.Id,
            PriceListId = list.Id,
            TermsVersionId = version.Id,
            AnswerBy = terms.AnswerBy,
            PromiseMonths = terms.PromiseMonths,
            ReservationSv = "Om 60 % i området beställer.",
            ReservationEn = "If 60% of the area order.",
            MadeAt = at,
            Actor = "Anna",
            Statuses = [Status(CampaignState.Prepared), Status(CampaignState.Started)],
        };
        db.Add(campaign);
        await db.SaveChangesAsync();
        CampaignId = campaign.Id;
        var houses = await db.Premises.OrderBy(p => p.X).Select(p => p.Id).ToListAsync();
        var offers = houses.ConvertAll(p => terms.Offer(campaign.Id, p, AreaId, version.Id, at));
        db.AddRange(offers);
        await db.SaveChangesAsync();
        Offers = offers.ConvertAll(o => o.Id);
    }

    private CampaignStatus Status(CampaignState state) =>
        new()
        {
            CampaignId = CampaignId,
            State = state,
            At = Clock.GetUtcNow().UtcDateTime,
            Actor = "Anna",
        };

    private static PlanRevision Revision(long runId, long batchId, DateTime at) =>
        new()
        {
            Number = 1,
            RunId = runId,
            BatchId = batchId,
            Name = "Provby",
            CreatedAt = at,
            CreatedBy = "Anna",
            PlanJson = "{}",
        };
}

/// <summary>An ordinary offer of the field (prices of 2016 to 2026), in which a test changes what it is about.</summary>
internal sealed record OfferTerms
{
    public DateOnly AnswerBy { get; init; } = new(2026, 9, 30);
    public DateOnly? DeliverBy { get; init; }
    public int PromiseMonths { get; init; } = 24;
    public int WithdrawalDays { get; init; } = 14;
    public long? DropMm { get; init; } = 60_000;
    public long ConnectionOre { get; init; } = 1_950_000;
    public int InstalmentMonths { get; init; } = 60;

    public Offer Offer(long campaignId, long premisesId, long areaId, long termsId, DateTime at) =>
        new()
        {
            CampaignId = campaignId,
            PremisesId = premisesId,
            AreaId = areaId,
            DropMm = DropMm,
            TermsVersionId = termsId,
            PromiseMonths = PromiseMonths,
            DeliverBy = DeliverBy,
            AnswerBy = AnswerBy,
            MadeAt = at,
            ConnectionOre = ConnectionOre,
            LateConnectionOre = 3_500_000,
            DigBaseOre = 337_500,
            DigBaseMm = 50_000,
            DigPerMetreOre = 18_750,
            RotWorkPercent = 60,
            RotPercent = 30,
            RotMostOre = 5_000_000,
            InstalmentMonths = InstalmentMonths,
            InstalmentOre = InstalmentMonths == 0 ? 0 : 41_500,
            NetworkMonthlyOre = 4_000,
            CancelEarlyOre = 0,
            CancelDecidedOre = 490_000,
            CancelBuildingOre = 690_000,
        };
}
