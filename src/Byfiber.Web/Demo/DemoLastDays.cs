using System.Globalization;
using System.Text;
using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Contracts.Payments;
using Byfiber.Core.Offers;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Web.Demo;

/// <summary>The last fortnight of the demo's year: what has come in, and what lies on everybody's desk today.</summary>
internal sealed class DemoLastDays(IServiceProvider services, DemoClock clock)
{
    private const string Coordinator = "Karin Sjögren (demo)";
    private const string Sales = "Sara Holm (demo)";
    private const string Household = "household (demo)";

    public async Task RunAsync(IReadOnlyList<Area> areas, DateTime now, CancellationToken cancel)
    {
        clock.Now = now.AddDays(-12);
        await SearchesAsync(cancel);
        clock.Now = now.AddDays(-9);
        await ScenarioAsync("Samma pris, hälften skriver", 19_900_00, 5_000, cancel);
        await ScenarioAsync("24 900 kronor, två av fem skriver", 24_900_00, 4_000, cancel);
        clock.Now = now.AddDays(-6);
        await PaymentsAsync(cancel);
        clock.Now = now.AddDays(-4);
        await AmbassadorAsync(areas[^2].Id, cancel);
        clock.Now = now.AddDays(-2);
        await ErasureAsync(cancel);
    }

    /// <summary>Addresses that people looked for and the register does not have.</summary>
    private async Task SearchesAsync(CancellationToken cancel)
    {
        string[] searched = ["Björkhyddan", "Nyhemsvägen 14B", "Sommarstugan Ängsudden", "Nyhemsvägen 14B"];
        foreach (var one in searched)
            await Make<SearchLeads>().CountAsync(one, cancel);
    }

    private async Task ScenarioAsync(string name, long priceOre, int share, CancellationToken cancel)
    {
        if (await services.GetRequiredService<ReadPriceBasis>().RunAsync(null, cancel) is not { } known)
            return;
        var count = known.Basis.Count;
        var wish = new PriceWish
        {
            PriceOre = priceOre,
            MonthlyOre = 40_00,
            Months = 120,
            TakeUp = [.. Enumerable.Repeat(share, count)],
            Included = [.. Enumerable.Repeat(true, count)],
        };
        var request = DemoYear.RequestId("scenario", priceOre);
        await Make<SaveScenario>().RunAsync(name, known.RevisionId, wish, Coordinator, request, cancel);
    }

    /// <summary>The bank's file of the month: fees of ended contracts but the last ones, one short by a hundred, one that nobody knows.</summary>
    private async Task PaymentsAsync(CancellationToken cancel)
    {
        await using var db = Open();
        var today = clock.Now.SwedishDay();
        var fees = await db
            .PaymentsDue.Where(due => due.DueOn != null && due.DueOn < today && due.AmountOre > 0)
            .OrderBy(due => due.Id)
            .Select(due => new
            {
                due.Reference,
                due.AmountOre,
                due.DueOn,
            })
            .ToListAsync(cancel);
        var file = new StringBuilder("referens;betaldatum;belopp\n");
        for (var i = 0; i < fees.Count - 1; i++)
            Row(fees[i].Reference, fees[i].DueOn!.Value.AddDays(-3), fees[i].AmountOre - (i == 1 ? 100_00 : 0));
        Row("1234566", today.AddDays(-5), 250_00);
        await Make<ImportPayments>()
            .RunAsync("bankfil-demo.csv", Encoding.UTF8.GetBytes(file.ToString()), false, Sales, cancel);

        void Row(string reference, DateOnly day, long ore) =>
            file.Append(CultureInfo.InvariantCulture, $"{reference};{day:yyyy-MM-dd};{ore / 100}\n");
    }

    /// <summary>Somebody who has signed where too few have asks the neighbours.</summary>
    private async Task AmbassadorAsync(long area, CancellationToken cancel)
    {
        await using var db = Open();
        var found = await db
            .Contracts.Where(c => c.AreaId == area && c.EndedAt == null)
            .Join(
                db.PremisesPeople.Where(t => t.EndedAt == null),
                c => c.PremisesId,
                t => t.PremisesId,
                (c, t) => new { t.PremisesId, t.PersonId }
            )
            .OrderBy(t => t.PremisesId)
            .FirstOrDefaultAsync(cancel);
        if (found is not null)
            await Make<Volunteer>().RunAsync(found.PremisesId, found.PersonId, Household, cancel);
    }

    /// <summary>Somebody who has withdrawn wants to be forgotten.</summary>
    private async Task ErasureAsync(CancellationToken cancel)
    {
        await using var db = Open();
        var person = await db
            .ContractParties.Where(p =>
                db.ContractStatuses.Any(s => s.ContractId == p.ContractId && s.State == ContractState.Withdrawn)
            )
            .OrderBy(p => p.Id)
            .Select(p => (long?)p.PersonId)
            .FirstOrDefaultAsync(cancel);
        if (person is { } id)
            await Make<AskErasure>().RunAsync(id, Household, cancel);
    }

    private ByfiberDb Open() => services.GetRequiredService<Database>().CreateDbContext();

    private T Make<T>() => ActivatorUtilities.CreateInstance<T>(services, clock);
}
