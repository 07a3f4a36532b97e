using Byfiber.Core.Offers.Documents;

namespace Byfiber.Core.Tests.Offers.Documents;

public class WalkingOrderTests
{
    [Fact]
    public void A_walk_past_a_few_doors_is_near_the_shortest()
    {
        double sum = 0;
        double least = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var (start, doors) = Village(seed, 3 + (seed % 6));
            double found = Length(start, doors, WalkingOrder.Of(start, doors));
            double shortest = Shortest(start, doors);
            found.ShouldBeLessThanOrEqualTo(shortest * 1.1, $"seed {seed}");
            found.ShouldBeGreaterThanOrEqualTo(shortest - 1e-6, $"seed {seed}");
            sum += found;
            least += shortest;
        }
        sum.ShouldBeLessThan(least * 1.01);
    }

    [Fact]
    public void Every_door_of_a_large_village_is_passed_once()
    {
        var (start, doors) = Village(7, 300);
        int[] order = WalkingOrder.Of(start, doors);
        order.Order().ShouldBe(Enumerable.Range(0, 300));
        WalkingOrder.Of(start, doors).ShouldBe(order);
        double found = Length(start, doors, order);
        found.ShouldBeLessThan(Length(start, doors, [.. Enumerable.Range(0, 300)]) / 5);
    }

    [Fact]
    public void Doors_along_a_road_are_taken_as_they_come()
    {
        (double, double)[] doors = [(300, 0), (100, 5), (400, 0), (200, -5)];
        WalkingOrder.Of((0, 0), doors).ShouldBe([1, 3, 0, 2]);
    }

    [Fact]
    public void Flats_behind_one_door_and_no_doors_at_all_are_no_trouble()
    {
        WalkingOrder.Of((0, 0), [(5, 5), (5, 5), (5, 5)]).Order().ShouldBe([0, 1, 2]);
        WalkingOrder.Of((0, 0), []).ShouldBeEmpty();
    }

    private static ((double X, double Y), (double X, double Y)[]) Village(int seed, int doors)
    {
        var random = new Random(seed);
        (double, double) Point() => (random.Next(0, 5000), random.Next(0, 5000));
        return (Point(), [.. Enumerable.Range(0, doors).Select(_ => Point())]);
    }

    private static double Length((double X, double Y) start, (double X, double Y)[] doors, int[] order) =>
        WalkingOrder.LengthM(start, order.Select(door => doors[door]));

    private static double Shortest((double X, double Y) start, (double X, double Y)[] doors)
    {
        double best = double.MaxValue;
        int[] order = [.. Enumerable.Range(0, doors.Length)];
        void Try(int fixedOnes)
        {
            if (fixedOnes == order.Length)
            {
                best = Math.Min(best, Length(start, doors, order));
                return;
            }
            for (int i = fixedOnes; i < order.Length; i++)
            {
                (order[fixedOnes], order[i]) = (order[i], order[fixedOnes]);
                Try(fixedOnes + 1);
                (order[fixedOnes], order[i]) = (order[i], order[fixedOnes]);
            }
        }
        Try(0);
        return best;
    }
}
