using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Demo;

/// <summary>What comes between the demo's crews and the promised days: of the whole area mostly, of a single house now and then.</summary>
internal sealed class DemoHindrances(IServiceProvider services, DemoClock clock)
{
    private const string Coordinator = "Karin Sjögren (demo)";
    private const string Planner = "Per Lindh (demo)";
    private const string Crew = "Bengt Åkerlund, entreprenören (påhittad)";

    private readonly Dictionary<(string What, long Area), long> _reported = [];

    /// <summary>Digging stands still for three weeks of frost, and goes on.</summary>
    public async Task FrostBeginsAsync(long area, CancellationToken cancel) =>
        await ReportAsync(
            "frost",
            area,
            null,
            HindranceKind.Weather,
            new HindranceSaying(
                "Tjälen har gått för djupt för att gräva.",
                "The ground is frozen too deep to dig.",
                In(30)
            ),
            Crew,
            "Entreprenörens dagbok, påhittad",
            cancel
        );

    public async Task FrostEndsAsync(long area, CancellationToken cancel) =>
        await Make<UpdateHindrance>()
            .EndAsync(
                _reported[("frost", area)],
                clock.Now.SwedishDay(),
                new HindranceSaying(
                    "Tjälen har släppt och grävningen är i gång igen.",
                    "The frost is gone and digging goes on.",
                    null
                ),
                DemoYear.RequestId("frost ends", area),
                Planner,
                cancel
            );

    /// <summary>The road authority asks for more, and takes longer than it said.</summary>
    public async Task PermitAsync(long area, CancellationToken cancel) =>
        await ReportAsync(
            "permit",
            area,
            null,
            HindranceKind.Permit,
            new HindranceSaying(
                "Väghållaren har begärt fler uppgifter innan vi får gräva längs landsvägen. Uppgifterna är lämnade.",
                "The road authority asked for more information before we may dig along the main road. It has been handed in.",
                In(60)
            ),
            "Per Lindh, operatören (påhittad)",
            "Väghållarens ärende, påhittat nummer EX-2026-17",
            cancel
        );

    public async Task PermitTakesLongerAsync(long area, CancellationToken cancel) =>
        await Make<UpdateHindrance>()
            .RunAsync(
                _reported[("permit", area)],
                new HindranceSaying(
                    "Väghållaren behöver längre tid på sig. Vi gräver på andra vägar under tiden.",
                    "The road authority needs more time. We dig along other roads meanwhile.",
                    In(75)
                ),
                DemoYear.RequestId("permit takes longer", area),
                Planner,
                cancel
            );

    /// <summary>A few houses each wait for something of their own.</summary>
    /// <param name="area">The area that is being built.</param>
    /// <param name="cancel">The demo stops.</param>
    public async Task SingleHousesAsync(long area, CancellationToken cancel)
    {
        (HindranceKind Kind, string Sv, string En, int? Days, string Evidence)[] cases =
        [
            (
                HindranceKind.LandAgreement,
                "Markägaren som kabeln ska passera har inte skrivit på än. Vi söker en annan väg.",
                "The owner of the land that the cable must cross has not signed yet. We look for another way.",
                150,
                "Brev till markägaren, påhittat"
            ),
            (
                HindranceKind.Contractor,
                "Huset ligger på andra sidan järnvägen. Borrningen under spåret är beställd.",
                "The house is across the railway. The drilling under the track is ordered.",
                45,
                "Beställning, påhittat nummer B-118"
            ),
            (
                HindranceKind.Material,
                "Ett skåp är försenat från fabriken.",
                "A cabinet is late from the factory.",
                30,
                "Leverantörens besked, påhittat"
            ),
            (
                HindranceKind.LandAgreement,
                "Samfälligheten tar upp frågan på sitt årsmöte.",
                "The road association will decide at its yearly meeting.",
                null,
                "Kallelse, påhittad"
            ),
        ];
        await using var db = services.GetRequiredService<Database>().CreateDbContext();
        var contracts = await db
            .Contracts.Where(c => c.AreaId == area && c.EndedAt == null)
            .OrderBy(c => c.Id)
            .Select(c => c.Id)
            .Take(40 * cases.Length)
            .ToListAsync(cancel);
        for (var i = 0; i < cases.Length && i * 40 < contracts.Count; i++)
        {
            var (kind, sv, en, days, evidence) = cases[i];
            var saying = new HindranceSaying(sv, en, days is { } d ? In(d) : null);
            await ReportAsync("house", null, contracts[i * 40], kind, saying, Crew, evidence, cancel);
        }
    }

    private DateOnly In(int days) => clock.Now.SwedishDay().AddDays(days);

    private async Task ReportAsync(
        string what,
        long? area,
        long? contract,
        HindranceKind kind,
        HindranceSaying saying,
        string owner,
        string? evidence,
        CancellationToken cancel
    ) =>
        _reported[(what, area ?? contract!.Value)] = await Make<ReportHindrance>()
            .RunAsync(
                new HindranceWish
                {
                    RequestId = DemoYear.RequestId(what, area ?? contract!.Value),
                    Kind = kind,
                    AreaId = area,
                    ContractId = contract,
                    Since = clock.Now.SwedishDay(),
                    Owner = owner,
                    Evidence = evidence,
                    Saying = saying,
                },
                Coordinator,
                cancel
            );

    private T Make<T>() => ActivatorUtilities.CreateInstance<T>(services, clock);
}
