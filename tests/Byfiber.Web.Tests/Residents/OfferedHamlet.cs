using System.Net;
using System.Text.RegularExpressions;
using Byfiber.Core.Contracts;
using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Byfiber.Web.Hosting;
using Byfiber.Web.Tests.Commands;
using Byfiber.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Tests.Residents;

/// <summary>The program with a hamlet of eleven houses that all have an offer and a personal code; messages wait in the database.</summary>
public sealed partial class OfferedHamlet : EmptyVillage
{
    private int next;

    /// <summary>The area's id.</summary>
    public long Area { get; private set; }

    /// <summary>The campaign's id.</summary>
    public long Campaign { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var path = Path.Combine(Folder, "hamlet.osm");
        await File.WriteAllTextAsync(path, TinyOsm.Text(addresses: 40));
        var map = MapReader.Read(path);
        await Room<ImportMap>().RunAsync(map, "hamlet.osm", new string('a', 64), "test");
        Area = await Room<SaveArea>().RunAsync(null, "Hela byn", [Whole(map)], "test");
        var run = await Room<QueuePlanRun>().RunAsync(new PlanRunOptions { Effort = 5 }, "test");
        await Room<RunNextPlan>().RunAsync();
        var view = await Room<PlanRunList>().OneAsync(run);
        await Room<AdoptRevision>().RunAsync(view!.RevisionId!.Value, "test");
        Campaign = await Room<PrepareCampaign>()
            .RunAsync(
                new CampaignWish
                {
                    Name = "Fiber till alla",
                    AreaIds = [Area],
                    PriceListId = await Room<SavePriceList>().RunAsync("Ett pris", "Beslut § 45", [Price], "test"),
                    TermsVersionId = await Room<PublishTerms>()
                        .RunAsync("## Villkor\nVi ansluter huset.", "## Terms\nWe connect the house.", "test"),
                    AnswerBy = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(6),
                    ReservationSv = "Om tillräckligt många i området skriver avtal.",
                    ReservationEn = "If enough in the area sign.",
                },
                "test"
            );
        await Room<StartCampaign>().RunAsync(Campaign, "test");
        await Room<IssueCodes>().RunAsync(Campaign, "test");
    }

    /// <summary>A household that no other test has: its offer, premises and code.</summary>
    public async Task<Home> HomeAsync()
    {
        var which = Interlocked.Increment(ref next);
        await using var db = Database();
        var offer = await db.Offers.OrderBy(o => o.Id).Skip(which - 1).FirstAsync();
        var round = await db.OfferCodes.Where(c => c.OfferId == offer.Id).MaxAsync(c => c.Round);
        return new Home(offer.Id, offer.PremisesId, CodeKey.Printed(Room<CodeKey>().CodeOf(offer.Id, round)));
    }

    /// <summary>A browser that has signed in with the letter's code.</summary>
    public async Task<HttpClient> ResidentAsync(Home home)
    {
        var visitor = Browser();
        (
            await visitor.Send("/household/sign-in", "/household/sign-in?handler=Code", ("code", home.Code))
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>A browser with a jar of its own; redirects are not followed.</summary>
    public HttpClient Browser() => Stranger();

    public ByfiberDb Database() => Room<Database>().CreateDbContext();

    /// <summary>The last code that was sent to this address and waits in the outbox.</summary>
    public async Task<string> OneTimeCodeAsync(string address)
    {
        await using var db = Database();
        var text = await db
            .Messages.Where(m => m.Address == address && m.Template == "one-time-code")
            .OrderByDescending(m => m.Id)
            .Join(db.MessagesDue, m => m.Id, d => d.MessageId, (m, d) => d.SecretText!)
            .FirstAsync();
        return SixDigits().Match(text).Value;
    }

    protected override HostSettings Furnished(HostSettings settings) =>
        settings with
        {
            HasMadeUpIdentities = true,
            NetworkOwner = new NetworkOwner
            {
                Name = "Provnät AB",
                OrganisationNumber = "559999-0008",
                Bankgiro = "991-2346",
            },
            SendsMessages = false,
            // All tests come from one address; the limit has a test of its own.
            WrongCodesPerMinute = 1000,
        };

    private static PriceRow Price { get; } =
        new()
        {
            ConnectionOre = 1_950_000,
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

    private static Polygon Whole(MapData map)
    {
        var (west, east) = (map.Premises.Min(one => one.Point.X) - 100, map.Premises.Max(one => one.Point.X) + 100);
        var (south, north) = (map.Premises.Min(one => one.Point.Y) - 100, map.Premises.Max(one => one.Point.Y) + 100);
        MapPoint[] ring = [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];
        return new Polygon(ring, []);
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex SixDigits();
}

/// <summary>A household with its letter's code.</summary>
public sealed record Home(long OfferId, long PremisesId, string Code);
