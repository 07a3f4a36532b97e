using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Plans;
using Byfiber.Core.Tests.Storage;
using Byfiber.Planning;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.Offers;

/// <summary>
/// A village with houses 1 to n along a street, the first half in the area Väst and the rest in Öst, an adopted plan, and the use cases
/// of the room on a clock that stands until a test moves it.
/// </summary>
internal sealed class Village : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private Village(TestDatabase db) => Db = db;

    public TestDatabase Db { get; }
    public Database Data => Db.Database;
    public FakeTimeProvider Time { get; } = new(Start);
    public CodeKey Key { get; } = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    public long West { get; private set; }
    public long East { get; private set; }
    public long Revision { get; private set; }
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    public FindOfferByCode Find => new(Data, Time, Key);
    public RecordAnswer Answers => new(Data, Time);
    public RecordContacts Contacts => new(Data, Time);
    public MakeMailing Mailings => new(Data, Time, Key);
    public PostMailing Post => new(Data, Time);
    public SettleMailing Settle => new(Data, Time);
    public AnswerDesk Desk => new(Data, Time, Find, new SearchAddresses(Data));
    public RecordReturns Returns => new(Data, Time, Find);
    public ContactProof Proof => new(Data);
    public StartCampaign Starter => new(Data, Time);
    public CloseCampaign Closer => new(Data, Time);

    public static async Task<Village> NewAsync(string kind, int houses = 10)
    {
        var village = new Village(await TestDatabases.NewAsync(kind));
        int half = houses / 2;
        await village.ImportAsync(
            Maps.Street(houses) with
            {
                Areas =
                [
                    new("v", "Väst", 1, Maps.Shape(0, 0, 10 * half + 5)),
                    new("ö", "Öst", 2, Maps.Shape(0, 0, 10 * houses + 5)),
                ],
            },
            "aa"
        );
        await using var db = village.Db.Open();
        (village.West, village.East) = (await village.AreaAsync("Väst"), await village.AreaAsync("Öst"));
        await new QueuePlanRun(village.Data, village.Time).RunAsync(new PlanRunOptions(), "Anna");
        await new RunNextPlan(
            village.Data,
            village.Time,
            new LoadMap(village.Data),
            (r, _, _) => FakePlan.Of(r)
        ).RunAsync();
        village.Revision = await db.PlanRevisions.Select(r => r.Id).SingleAsync();
        db.Add(
            new RevisionAdoption
            {
                RevisionId = village.Revision,
                At = village.Time.GetUtcNow().UtcDateTime,
                Actor = "Anna",
            }
        );
        await db.SaveChangesAsync();
        return village;
    }

    public Task ImportAsync(MapData map, string hash) => new ImportMap(Data, Time).RunAsync(map, "prov", hash, "Anna");

    public async Task<long> AreaAsync(string name)
    {
        await using var db = Db.Open();
        return await db.Areas.Where(a => a.Name == name).Select(a => a.Id).SingleAsync();
    }

    public static PriceRow Price(long? areaId = null, long connectionOre = 1_950_000) =>
        new()
        {
            AreaId = areaId,
            ConnectionOre = connectionOre,
            LateConnectionOre = 3_500_000,
            DigBaseOre = 337_500,
            DigBaseMm = 50_000,
            DigPerMetreOre = 18_750,
            RotWorkPercent = 70,
            RotPercent = 30,
            RotMostOre = 5_000_000,
            InstalmentMonths = 60,
            InstalmentOre = 41_500,
            NetworkMonthlyOre = 4_000,
            CancelEarlyOre = 0,
            CancelDecidedOre = 490_000,
            CancelBuildingOre = 690_000,
        };

    public Task<long> PricesAsync(params PriceRow[] rows) =>
        new SavePriceList(Data, Time).RunAsync(
            $"Priser {rows.Length}",
            "Kommunfullmäktige § 45",
            rows.Length == 0 ? [Price()] : rows,
            "Anna"
        );

    public async Task<CampaignWish> WishAsync() =>
        new()
        {
            Name = "Erbjudandet",
            AreaIds = [West, East],
            PriceListId = await PricesAsync(),
            TermsVersionId = await new PublishTerms(Data, Time).RunAsync("Villkor", "Terms", "Anna"),
            AnswerBy = Today.AddMonths(6),
            ReservationSv = "Om hälften vill.",
            ReservationEn = "If half of you want to.",
            RemindAfterDays = 30,
        };

    public Task<long> PrepareAsync(CampaignWish wish) => new PrepareCampaign(Data, Time).RunAsync(wish, "Anna");

    /// <summary>A campaign for everybody that has started.</summary>
    public async Task<long> StartedAsync()
    {
        long id = await PrepareAsync(await WishAsync());
        await Starter.RunAsync(id, "Anna");
        return id;
    }

    /// <summary>The offer to a house of the street.</summary>
    public async Task<long> OfferAsync(int house)
    {
        string source = FormattableString.Invariant($"h{house}");
        await using var db = Db.Open();
        return await db
            .Offers.Where(o => db.Premises.Any(p => p.Id == o.PremisesId && p.SourceId == source))
            .OrderByDescending(o => o.Id)
            .Select(o => o.Id)
            .FirstAsync();
    }

    /// <summary>A house of the street.</summary>
    public async Task<long> PremisesAsync(int house)
    {
        string source = FormattableString.Invariant($"h{house}");
        await using var db = Db.Open();
        return await db.Premises.Where(p => p.SourceId == source).Select(p => p.Id).SingleAsync();
    }

    /// <summary>Somebody who owns a house of the street.</summary>
    public async Task<long> OwnerAsync(int house, string? email = null, string? phone = null) =>
        await new TieToPremises(Data, Time).NewAsync(
            await PremisesAsync(house),
            new PersonWish
            {
                Name = FormattableString.Invariant($"Boende {house}"),
                Email = email,
                Phone = phone,
            },
            PremisesTie.Owner,
            "Anna"
        );

    public Task<AnswerOutcome> AnswerAsync(
        long offerId,
        AnswerKind kind,
        Channel channel = Channel.Web,
        Guid? form = null
    ) =>
        Answers.RunAsync(
            offerId,
            new AnswerWish(kind, kind == AnswerKind.No ? NoReason.Price : null, null, channel, form ?? Guid.NewGuid()),
            "Anna"
        );

    public Task<int> ContactAsync(long offerId, Channel channel, ContactOutcome outcome) =>
        Contacts.RunAsync([new ContactWish(offerId, channel, outcome, Guid.NewGuid())], "Anna");

    /// <summary>Letters to all that lack one, posted today.</summary>
    public async Task<long> PostedLettersAsync(long campaignId, MailingPurpose purpose = MailingPurpose.Offer)
    {
        var made = await Mailings.RunAsync(
            new MailingWish(campaignId, Channel.Letter, purpose, Guid.NewGuid()),
            "Anna"
        );
        await Post.RunAsync(made.MailingId, Today, "Anna");
        return made.MailingId;
    }

    /// <summary>The refusal, whose sentence ends as a sentence does.</summary>
    public static async Task<RefusedException> RefusedAsync(Func<Task> work)
    {
        var refused = await Should.ThrowAsync<RefusedException>(work);
        refused.Message.ShouldEndWith(".");
        return refused;
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
