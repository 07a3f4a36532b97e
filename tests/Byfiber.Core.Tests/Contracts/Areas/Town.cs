using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Plans;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.Contracts.Areas;

/// <summary>
/// A street of ten houses: the first six lie in the area Öster, the rest in Väster; a campaign offers everybody a connection at SEK 20,000.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    public const long PriceOre = 2_000_000;

    private readonly TestDatabase _db;
    private long _campaign;
    private long _terms;

    private Town(TestDatabase db) => _db = db;

    public Database Database => _db.Database;
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The areas' ids.</summary>
    public long East { get; private set; }
    public long West { get; private set; }

    public static async Task<Town> NewAsync(string kind, bool plan = true)
    {
        var town = new Town(await PlanRunTests.WithMapAsync(kind, 10));
        var save = new SaveArea(town.Database, TimeProvider.System);
        town.East = await save.RunAsync(null, "Öster", Maps.Shape(0, 0, 65), "Anna");
        town.West = await save.RunAsync(null, "Väster", Maps.Shape(65, 0, 65), "Anna");
        if (plan)
        {
            await town.PlanAsync();
        }
        await town.CampaignAsync();
        return town;
    }

    public ByfiberDb Open() => _db.Open();

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    /// <summary>Makes the fake plan, in which every house lies in the first area, and adopts it.</summary>
    public async Task<long> PlanAsync()
    {
        long run = await PlanRunTests.Queue(_db);
        await PlanRunTests.Worker(_db, FakePlan.Of).RunAsync();
        long revision = (await new PlanRunList(Database).OneAsync(run))!.RevisionId!.Value;
        // The fake plan would not pass the check that adopting asks for.
        await using var db = Open();
        db.Add(
            new RevisionAdoption
            {
                RevisionId = revision,
                At = Time.GetUtcNow().UtcDateTime,
                Actor = "Anna",
            }
        );
        await db.SaveChangesAsync();
        return revision;
    }

    /// <summary>The id of a house's premises.</summary>
    public async Task<long> HouseAsync(int number)
    {
        await using var db = Open();
        return await db.Premises.Where(p => p.SourceId == $"h{number}").Select(p => p.Id).SingleAsync();
    }

    public async Task ContactAsync(int house, ContactOutcome outcome, Channel channel = Channel.Letter)
    {
        await using var db = Open();
        db.Add(
            new Contact
            {
                OfferId = await OfferAsync(db, house),
                Channel = channel,
                Outcome = outcome,
                At = Time.GetUtcNow().UtcDateTime,
                Actor = "Anna",
                RequestId = Guid.NewGuid(),
            }
        );
        await db.SaveChangesAsync();
    }

    public async Task AnswerAsync(int house, AnswerKind kind)
    {
        await using var db = Open();
        db.Add(
            new Answer
            {
                OfferId = await OfferAsync(db, house),
                Kind = kind,
                Channel = Channel.Web,
                At = Time.GetUtcNow().UtcDateTime,
                Actor = "resident",
                RequestId = Guid.NewGuid(),
            }
        );
        await db.SaveChangesAsync();
    }

    /// <summary>A contract that went through these states; one that ends has ended.</summary>
    public async Task SignAsync(int house, params ContractState[] states)
    {
        await using var db = Open();
        long offer = await OfferAsync(db, house);
        var at = Time.GetUtcNow().UtcDateTime;
        bool ended = states[^1] is ContractState.Withdrawn or ContractState.Cancelled or ContractState.Released;
        db.Add(
            new Contract
            {
                Number = Guid.NewGuid().ToString("N"),
                OfferId = offer,
                PremisesId = await HouseAsync(house),
                TermsVersionId = _terms,
                TermsSha256 = new string('a', 64),
                ConnectionOre = PriceOre,
                TotalOre = PriceOre,
                PromisedBy = new DateOnly(2028, 5, 1),
                MadeAt = at,
                Actor = "resident",
                RequestId = Guid.NewGuid(),
                EndedAt = ended ? at : null,
                Statuses =
                [
                    .. states.Select(s => new ContractStatus
                    {
                        State = s,
                        At = at,
                        Actor = "resident",
                    }),
                ],
            }
        );
        await db.SaveChangesAsync();
    }

    /// <summary>In one transaction a house that has a contract says yes, and the contract comes into force; or no, and it waits again.</summary>
    public async Task AnswerAndSignAtOnceAsync(int house, bool yes)
    {
        await using var db = Open();
        var at = Time.GetUtcNow().UtcDateTime;
        long premises = await HouseAsync(house);
        db.Add(
            new Answer
            {
                OfferId = await OfferAsync(db, house),
                Kind = yes ? AnswerKind.Yes : AnswerKind.No,
                Channel = Channel.Web,
                At = at,
                Actor = "resident",
                RequestId = Guid.NewGuid(),
            }
        );
        db.Add(
            new ContractStatus
            {
                ContractId = await db.Contracts.Where(c => c.PremisesId == premises).Select(c => c.Id).SingleAsync(),
                State = yes ? ContractState.InForce : ContractState.Waiting,
                At = at,
                Actor = "resident",
            }
        );
        await db.SaveChangesAsync();
    }

    private async Task<long> OfferAsync(ByfiberDb db, int house)
    {
        long premises = await HouseAsync(house);
        return await db.Offers.Where(o => o.PremisesId == premises).Select(o => o.Id).SingleAsync();
    }

    private async Task CampaignAsync()
    {
        await using var db = Open();
        var at = Time.GetUtcNow().UtcDateTime;
        var prices = new PriceList
        {
            Name = "Ett pris",
            MadeAt = at,
            Actor = "Anna",
            Rows = [new PriceListRow { ConnectionOre = PriceOre }],
        };
        var terms = new TermsVersion
        {
            Number = 1,
            TextSv = "Villkor",
            TextEn = "Terms",
            Sha256 = new string('a', 64),
            MadeAt = at,
            Actor = "Anna",
        };
        db.AddRange(prices, terms);
        await db.SaveChangesAsync();
        _terms = terms.Id;
        // A campaign needs a plan to take drops from; where the test has none, no offer is made either.
        if (await db.PlanRevisions.Select(r => (long?)r.Id).FirstOrDefaultAsync() is not { } revision)
        {
            return;
        }
        var campaign = new Campaign
        {
            Name = "Våren",
            RevisionId = revision,
            PriceListId = prices.Id,
            TermsVersionId = terms.Id,
            MadeAt = at,
            Actor = "Anna",
        };
        db.Add(campaign);
        await db.SaveChangesAsync();
        _campaign = campaign.Id;
        foreach (var house in await db.Premises.ToListAsync())
        {
            db.Add(
                new Offer
                {
                    CampaignId = _campaign,
                    PremisesId = house.Id,
                    AreaId = house.AreaId,
                    TermsVersionId = _terms,
                    ConnectionOre = PriceOre,
                    MadeAt = at,
                }
            );
        }
        await db.SaveChangesAsync();
    }
}
