using Byfiber.Core.Contracts.Areas;

namespace Byfiber.Core.Tests.Contracts.Areas;

/// <summary>Who uses which trench, against walking every premises' way by itself in random trees.</summary>
public class SharedWaysTests
{
    [Fact]
    public void A_trench_is_used_by_the_premises_behind_it()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int nodes = random.Next(2, 40);
            // Node 1 is the site; every other node hangs on an earlier one.
            int[] parent = [0, 0, .. Enumerable.Range(2, nodes - 1).Select(v => random.Next(1, v))];
            int[] child = [.. Enumerable.Range(2, nodes - 1).OrderBy(_ => random.Next())];
            bool[] turned = [.. child.Select(_ => random.Next(2) == 0)];
            int[] from = [.. child.Select((v, t) => turned[t] ? v : parent[v])];
            int[] to = [.. child.Select((v, t) => turned[t] ? parent[v] : v)];
            long[] length = [.. child.Select(_ => (long)random.Next(1, 100))];
            int[] premises = [.. Enumerable.Range(1, nodes).Where(_ => random.Next(2) == 0)];
            bool[] signed = [.. premises.Select(_ => random.Next(2) == 0)];

            var (users, signers) = SharedWays.Of(from, to, length, [1], premises, signed);

            int[] expected = new int[child.Length],
                expectedSigned = new int[child.Length];
            for (int p = 0; p < premises.Length; p++)
            {
                for (int v = premises[p]; v != 1; v = parent[v])
                {
                    int t = Array.IndexOf(child, v);
                    expected[t]++;
                    expectedSigned[t] += signed[p] ? 1 : 0;
                }
            }
            users.ShouldBe(expected, $"seed {seed}");
            signers.ShouldBe(expectedSigned, $"seed {seed}");
        }
    }

    [Fact]
    public void A_premises_goes_to_its_nearest_site()
    {
        // Sites 1 and 4 at the ends of 1-2-3-4; the premises at 3 is one step from 4.
        var (users, _) = SharedWays.Of([1, 2, 3], [2, 3, 4], [10, 10, 10], [1, 4], [3], [false]);

        users.ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void Without_premises_or_trenches_nothing_is_used() =>
        SharedWays.Of([], [], [], [1], [], []).Users.ShouldBeEmpty();
}
