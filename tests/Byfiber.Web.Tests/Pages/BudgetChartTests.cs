using System.Globalization;
using System.Text.RegularExpressions;
using Byfiber.Core.Plans;
using Byfiber.Web.Pages.Plans.Revisions;

namespace Byfiber.Web.Tests.Pages;

/// <summary>The drawing of premises against budget.</summary>
public partial class BudgetChartTests
{
    private const double WideLetters = 17,
        NarrowLetters = 30;

    [Fact]
    public void The_plans_name_lies_on_no_line_and_in_the_drawing()
    {
        var placed = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var (points, cost, premises) = RandomCurve(seed);
            var chart = BudgetChart.Of(points, cost, premises)!;
            var name = $"Plan {seed % 100}";
            if (chart.Name(name) is not { } place)
                continue;
            placed++;
            foreach (var letters in (double[])[WideLetters, NarrowLetters])
            {
                var (width, height) = (letters * 0.6 * name.Length, letters * 1.1);
                var left = place.Leftward ? place.X - width : place.X;
                var top = place.Above ? place.Y - height : place.Y;
                left.ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
                (left + width).ShouldBeLessThanOrEqualTo(BudgetChart.Width, $"seed {seed}");
                top.ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
                (top + height).ShouldBeLessThanOrEqualTo(BudgetChart.Bottom, $"seed {seed}");
                foreach (var (a, b) in Stretches(chart.Reached).Concat(Stretches(chart.Bound)))
                {
                    var apart =
                        Math.Max(a.X, b.X) < left
                        || Math.Min(a.X, b.X) > left + width
                        || Math.Max(a.Y, b.Y) < top
                        || Math.Min(a.Y, b.Y) > top + height;
                    apart.ShouldBeTrue($"seed {seed}");
                }
            }
        }
        // Where there is no room near the point the key under the drawing tells.
        placed.ShouldBeGreaterThan(1750);
    }

    [Fact]
    public void The_name_of_a_plan_after_a_long_last_step_is_shown()
    {
        PlanBudgetRow[] points = [Row(30, 400, 500), Row(50, 900, 1000), Row(99, 1000, 1000)];

        BudgetChart.Of(points, points[^1].CostOre, 1000)!.Name("Plan 1").ShouldNotBeNull();
    }

    [Fact]
    public void Both_lines_are_steps_of_which_only_the_upper_one_rises_before_its_point()
    {
        PlanBudgetRow[] points = [Row(40, 500, 600), Row(80, 900, 1000)];

        var chart = BudgetChart.Of(points, points[^1].CostOre, 900)!;

        var middle = chart.X(60 * 100_000_000.0);
        Height(chart.Reached, middle).ShouldBe(chart.Y(500), 0.01);
        Height(chart.Bound, middle).ShouldBe(chart.Y(1000), 0.01);
    }

    private static PlanBudgetRow Row(long millions, int premises, int bound) =>
        new()
        {
            CostOre = millions * 100_000_000,
            Premises = premises,
            PremisesBound = bound,
        };

    private static (List<PlanBudgetRow> Points, long CostOre, int Premises) RandomCurve(int seed)
    {
        var random = new Random(seed);
        var points = new List<PlanBudgetRow>();
        var (cost, premises) = (0L, 0);
        for (var i = random.Next(2, 18); i > 0; i--)
        {
            cost += random.NextInt64(1, random.Next(4) == 0 ? 30 : 4);
            premises += random.Next(1, random.Next(4) == 0 ? 300 : 60);
            points.Add(Row(cost, premises, premises + random.Next(0, 40)));
        }
        // The plan is a point of its curve, mostly the last one.
        var own = random.Next(3) == 0 ? points[random.Next(points.Count)] : points[^1];
        return (points, own.CostOre, own.Premises);
    }

    private static double Height(string path, double x) =>
        Stretches(path).Where(one => one.A.X < x && x < one.B.X).ShouldHaveSingleItem().A.Y;

    private static IEnumerable<((double X, double Y) A, (double X, double Y) B)> Stretches(string path)
    {
        var corners = Numbers()
            .Matches(path)
            .Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))
            .Chunk(2)
            .Select(pair => (X: pair[0], Y: pair[1]))
            .ToList();
        return corners.Zip(corners.Skip(1));
    }

    [GeneratedRegex(@"[\d.]+")]
    private static partial Regex Numbers();
}
