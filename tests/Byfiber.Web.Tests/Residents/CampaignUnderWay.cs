using System.Globalization;
using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Premises = Byfiber.Planning.Sources.Premises;
using Road = Byfiber.Planning.Sources.Road;

namespace Byfiber.Web.Tests.Residents;

/// <summary>A household with an offer: what its letter says, and a mail address that is its own.</summary>
internal sealed record Invited(int Number, long PremisesId, long OfferId, string Code, string Email);

/// <summary>
/// Brings a campaign under way in an empty database, by the program's own verbs: map, area, plan, prices, terms, offers, personal codes. The
/// tests of many residents at once and the measurement of them begin here.
/// </summary>
internal static class CampaignUnderWay
{
    private const string Actor = "Anna";

    /// <summary>A street of so many houses, ten metres apart, with a road along it.</summary>
    public static MapData Street(int houses) =>
        new()
        {
            Name = "Provby",
            Crs = Crs.Sweref99Tm,
            Attribution = "© provarna",
            Synthetic = true,
            Premises = [.. Enumerable.Range(1, houses).Select(House)],
            Roads =
            [
                new Road("r1", RoadClass.Residential, "Åvägen", [At(0, 0), At(10 * houses + 20, 0)])
                {
                    Surface = Surface.Paved,
                },
            ],
        };

    /// <summary>Households with an offer and a code, at most so many.</summary>
    public static async Task<IReadOnlyList<Invited>> BringAsync(
        IServiceProvider program,
        MapData map,
        int most,
        CancellationToken cancel
    )
    {
        await program.GetRequiredService<ImportMap>().RunAsync(map, "map", new string('a', 64), Actor, cancel: cancel);
        var areas = await AreasAsync(program, map, cancel);
        await PlanAsync(program, cancel);
        var campaign = await program
            .GetRequiredService<PrepareCampaign>()
            .RunAsync(await WishAsync(program, areas, cancel), Actor, cancel);
        await program.GetRequiredService<StartCampaign>().RunAsync(campaign, Actor, cancel);
        await program.GetRequiredService<IssueCodes>().RunAsync(campaign, Actor, cancel);
        await using var db = program.GetRequiredService<Database>().CreateDbContext();
        var key = program.GetRequiredService<CodeKey>();
        var offers = await db
            .Offers.Where(o => o.CampaignId == campaign)
            .OrderBy(o => o.Id)
            .Select(o => new { o.Id, o.PremisesId })
            .Take(most)
            .ToListAsync(cancel);
        return [.. offers.Select((o, i) => new Invited(i, o.PremisesId, o.Id, key.CodeOf(o.Id, 1), EmailOf(i)))];
    }

    private static string EmailOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"resident{number}@byfiber.example");

    private static async Task<IReadOnlyList<long>> AreasAsync(
        IServiceProvider program,
        MapData map,
        CancellationToken cancel
    )
    {
        if (map.Areas.Count == 0)
        {
            await program.GetRequiredService<SaveArea>().RunAsync(null, "Åbyn", [Around(map)], Actor, cancel: cancel);
        }
        await using var db = program.GetRequiredService<Database>().CreateDbContext();
        return await db.Areas.Select(a => a.Id).ToListAsync(cancel);
    }

    /// <summary>A plan at the least effort: offers need its drops, not its price.</summary>
    private static async Task PlanAsync(IServiceProvider program, CancellationToken cancel)
    {
        var run = await program
            .GetRequiredService<QueuePlanRun>()
            .RunAsync(new PlanRunOptions { Effort = 1 }, Actor, cancel);
        await program.GetRequiredService<RunNextPlan>().RunAsync(cancel: cancel);
        var made = await program.GetRequiredService<PlanRunList>().OneAsync(run, cancel);
        await program
            .GetRequiredService<AdoptRevision>()
            .RunAsync(
                made?.RevisionId ?? throw new InvalidOperationException(made?.History[^1].Sentence),
                Actor,
                cancel: cancel
            );
    }

    private static async Task<CampaignWish> WishAsync(
        IServiceProvider program,
        IReadOnlyList<long> areas,
        CancellationToken cancel
    )
    {
        var row = new PriceRow
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
            CancelDecidedOre = 490_000,
            CancelBuildingOre = 690_000,
        };
        var prices = program.GetRequiredService<SavePriceList>();
        var terms = program.GetRequiredService<PublishTerms>();
        string paragraph = string.Join(' ', Enumerable.Repeat("Anslutningen lämnas i husets yttervägg.", 20));
        string text = string.Join(
            "\n\n",
            Enumerable.Range(1, 8).Select(n => FormattableString.Invariant($"{n}. {paragraph}"))
        );
        return new CampaignWish
        {
            Name = "Erbjudandet",
            AreaIds = areas,
            PriceListId = await prices.RunAsync("Priser", "Fullmäktige § 45", [row], Actor, cancel),
            TermsVersionId = await terms.RunAsync(text, text, Actor, cancel: cancel),
            AnswerBy = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(6),
            ReservationSv = "Om hälften vill.",
            ReservationEn = "If half of you want to.",
        };
    }

    private static Premises House(int number) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"h{number}"),
            At(10 * number, 15),
            string.Create(CultureInfo.InvariantCulture, $"Åvägen {number}")
        )
        {
            Postcode = "643 30",
            Locality = "Vingåker",
        };

    private static Polygon Around(MapData map)
    {
        var (west, east) = (map.Premises.Min(p => p.Point.X) - 50, map.Premises.Max(p => p.Point.X) + 50);
        var (south, north) = (map.Premises.Min(p => p.Point.Y) - 50, map.Premises.Max(p => p.Point.Y) + 50);
        MapPoint[] ring = [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];
        return new Polygon(ring, []);
    }

    private static MapPoint At(double x, double y) => MapPoint.Rounded(500_000 + x, 6_500_000 + y);
}
