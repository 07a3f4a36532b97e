using Byfiber.Core.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Offers;

/// <summary>The proof adds up at any moment, whatever several people do at once. Seeds are fixed; a failure names its own.</summary>
public class CoverageTests
{
    private const int Houses = 24,
        Workers = 4,
        Steps = 40;

    [Theory, OnBoth(1), OnBoth(2)]
    public async Task Offered_and_missing_make_up_all_at_every_moment(string kind, int seed)
    {
        await using var v = await Village.NewAsync(kind, Houses);
        long campaign = await v.StartedAsync();
        long mailing = await v.PostedLettersAsync(campaign);
        v.Time.Advance(TimeSpan.FromDays(14));
        long[] offers;
        await using (var db = v.Db.Open())
            offers = await db.Offers.OrderBy(o => o.Id).Select(o => o.Id).ToArrayAsync();
        using var stop = new CancellationTokenSource();

        var watching = Task.Run(() => WatchAsync(v, campaign, stop.Token));
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(w => Task.Run(() => WorkAsync(v, offers, mailing, new Random(seed * 100 + w))))
        );
        await stop.CancelAsync();
        (await watching).ShouldBeGreaterThan(0);

        // What the one statement says is what a slow reading of every row says.
        (await v.Proof.RunAsync(campaign)).Areas.ShouldBe(await SlowlyAsync(v));
    }

    private static async Task<int> WatchAsync(Village v, long campaign, CancellationToken stop)
    {
        int looks = 0;
        do
        {
            var proof = await v.Proof.RunAsync(campaign, CancellationToken.None);
            foreach (var area in proof.Areas.Append(proof.Total))
            {
                (area.Offered + area.Missing).ShouldBe(area.All);
                (area.Yes + area.Maybe + area.No + area.CallMe).ShouldBeLessThanOrEqualTo(area.Offered);
            }
            proof.Total.All.ShouldBe(Houses);
            looks++;
        } while (!stop.IsCancellationRequested);
        return looks;
    }

    private static async Task WorkAsync(Village v, long[] offers, long mailing, Random random)
    {
        for (int i = 0; i < Steps; i++)
        {
            long offer = offers[random.Next(offers.Length)];
            switch (random.Next(5))
            {
                case 0:
                    await v.AnswerAsync(
                        offer,
                        (AnswerKind)random.Next(4),
                        random.Next(2) == 0 ? Channel.Web : Channel.Phone
                    );
                    break;
                case 1:
                    await v.Returns.RunAsync([new(1, v.Key.CodeOf(offer, 1))], "Berit");
                    break;
                case 2 when i > Steps / 3:
                    await v.Settle.RunAsync(mailing, "Anna");
                    break;
                case 3:
                    await v.ContactAsync(offer, Channel.Letter, ContactOutcome.Delivered);
                    break;
                default:
                    await v.ContactAsync(
                        offer,
                        Channel.Letter,
                        random.Next(3) == 0 ? ContactOutcome.Delivered : ContactOutcome.Returned
                    );
                    break;
            }
        }
    }

    private static async Task<List<AreaProof>> SlowlyAsync(Village v)
    {
        await using var db = v.Db.Open();
        var contacts = (await db.Contacts.AsNoTracking().ToListAsync()).ToLookup(k => k.OfferId);
        var answers = (await db.Answers.AsNoTracking().ToListAsync())
            .GroupBy(a => a.OfferId)
            .ToDictionary(g => g.Key, g => g.MaxBy(a => a.Id)!.Kind);
        var offers = await db.Offers.AsNoTracking().ToListAsync();
        return
        [
            .. new[] { (v.West, "Väst"), (v.East, "Öst") }.Select(area =>
            {
                var here = offers.Where(o => o.AreaId == area.Item1).ToList();
                int offered = here.Count(o => IsReached([.. contacts[o.Id].OrderBy(k => k.Id)]));
                return new AreaProof(
                    area.Item1,
                    area.Item2,
                    here.Count,
                    offered,
                    here.Count - offered,
                    Count(AnswerKind.Yes),
                    Count(AnswerKind.Maybe),
                    Count(AnswerKind.No),
                    Count(AnswerKind.CallMe)
                );

                int Count(AnswerKind kind) => here.Count(o => answers.TryGetValue(o.Id, out var k) && k == kind);
            }),
        ];
    }

    private static bool IsReached(List<Contact> contacts)
    {
        if (
            contacts.Any(k =>
                k.Outcome is ContactOutcome.Talked or ContactOutcome.Declined or ContactOutcome.Interested
            )
        )
            return true;
        return contacts
            .GroupBy(k => k.Channel)
            .Any(g =>
                g.LastOrDefault(k => k.Outcome is ContactOutcome.Delivered or ContactOutcome.Returned)?.Outcome
                == ContactOutcome.Delivered
            );
    }
}
