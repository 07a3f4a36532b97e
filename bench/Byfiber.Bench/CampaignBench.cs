using System.Diagnostics;
using Byfiber.Core.Offers;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Byfiber.Planning.Sources.Sample;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Bench;

/// <summary>
/// Runs a campaign for the whole sample municipality and prints the time of each step: on SQLite, or on an empty PostgreSQL database that
/// its connection string names.
/// </summary>
internal static class CampaignBench
{
    private const string Actor = "bench";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ([] or ["--database", _]))
        {
            Console.Error.WriteLine("usage: bench campaign [--database CONNECTION]");
            return 2;
        }
        string folder = Directory.CreateTempSubdirectory("byfiber-bench-").FullName;
        try
        {
            var data = args.Length == 2 ? Database.OnServer(args[1]) : Database.InFolder(folder);
            await MeasureAsync(data, TimeProvider.System);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
        return 0;
    }

    private static async Task MeasureAsync(Database data, TimeProvider time)
    {
        await data.MigrateAsync();
        await new ImportMap(data, time).RunAsync(SampleMunicipality.Generate(), "sample", "aa", Actor);
        await new QueuePlanRun(data, time).RunAsync(new PlanRunOptions { Effort = 1 }, Actor);
        await new RunNextPlan(data, time, new LoadMap(data), new Planner(time).Plan).RunAsync();
        await using var db = data.CreateDbContext();
        var key = new CodeKey(CodeKey.NewBytes());
        long campaign = await PrepareAsync(data, time, db);
        int offers = 0;
        long mailing = 0;

        await StepAsync(
            "start",
            async () => offers = (await new StartCampaign(data, time).RunAsync(campaign, Actor)).Offers
        );
        Console.WriteLine(FormattableString.Invariant($"{offers} offers"));
        await StepAsync("start again", () => new StartCampaign(data, time).RunAsync(campaign, Actor));
        await StepAsync(
            "make the mailing, with codes",
            async () =>
                mailing = (
                    await new MakeMailing(data, time, key).RunAsync(
                        new(campaign, Channel.Letter, MailingPurpose.Offer, Guid.NewGuid()),
                        Actor
                    )
                ).MailingId
        );
        await StepAsync("post it", () => new PostMailing(data, time).RunAsync(mailing, Today(time), Actor));
        await StepAsync("proof", () => new ContactProof(data).RunAsync(campaign));
        await StepAsync("proof again", () => new ContactProof(data).RunAsync(campaign));
        await StepAsync("a page of the missing", () => new MissingPremises(data).RunAsync(campaign, null, 0, 50));
        await StepAsync(
            "the filed proof",
            () => new WriteProof(data, time, new ProofRows(data)).RunAsync(campaign, Actor)
        );
    }

    private static async Task<long> PrepareAsync(Database data, TimeProvider time, ByfiberDb db) =>
        await new PrepareCampaign(data, time).RunAsync(
            new CampaignWish
            {
                Name = "Bench",
                AreaIds = await db.Areas.Select(a => a.Id).ToListAsync(),
                RevisionId = await db.PlanRevisions.MaxAsync(r => r.Id),
                PriceListId = await new SavePriceList(data, time).RunAsync(
                    "Bench",
                    "",
                    [new PriceRow { ConnectionOre = 1_950_000, LateConnectionOre = 3_500_000 }],
                    Actor
                ),
                TermsVersionId = await new PublishTerms(data, time).RunAsync("Villkor", "Terms", Actor),
                AnswerBy = Today(time).AddMonths(6),
            },
            Actor
        );

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private static async Task StepAsync(string name, Func<Task> step)
    {
        var watch = Stopwatch.StartNew();
        await step();
        Console.WriteLine(FormattableString.Invariant($"{name}: {watch.Elapsed.TotalMilliseconds:0} ms"));
    }
}
