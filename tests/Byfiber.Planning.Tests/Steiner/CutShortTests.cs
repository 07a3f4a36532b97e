using Byfiber.Planning.Steiner;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner;

/// <summary>Deadline and cancellation only cut a search short.</summary>
public class CutShortTests
{
    private static readonly SteinerProblem Problem = RandomProblems.Grid(60, 60, 5);

    [Fact]
    public void A_deadline_that_has_passed_still_gives_a_tree_and_says_so()
    {
        var time = new FakeTimeProvider();
        SteinerTree tree = Solve(time, time.GetTimestamp(), null, CancellationToken.None);
        tree.CutShort.ShouldBeTrue();
        RandomProblems.ShouldBeTree(Problem, tree.Edges, tree.Cost);
    }

    [Fact]
    public void A_deadline_ends_the_search_with_the_best_tree_so_far()
    {
        var time = new FakeTimeProvider();
        long deadline = time.GetTimestamp() + time.TimestampFrequency;
        var progress = new Watcher(_ => time.Advance(TimeSpan.FromSeconds(0.4)));
        SteinerTree tree = Solve(time, deadline, progress, CancellationToken.None);
        tree.CutShort.ShouldBeTrue();
        tree.Cost.ShouldBe(progress.Seen[^1].Cost);
        RandomProblems.ShouldBeTree(Problem, tree.Edges, tree.Cost);
        tree.Bound.ShouldBeLessThanOrEqualTo(tree.Cost);
    }

    [Fact]
    public void Cancellation_after_the_first_tree_keeps_the_best_so_far()
    {
        using var source = new CancellationTokenSource();
        var progress = new Watcher(_ => source.Cancel());
        SteinerTree tree = Solve(new FakeTimeProvider(), null, progress, source.Token);
        tree.CutShort.ShouldBeTrue();
        tree.Bound.ShouldBeLessThanOrEqualTo(tree.Cost);
        RandomProblems.ShouldBeTree(Problem, tree.Edges, tree.Cost);
    }

    [Fact]
    public void Progress_only_gets_better()
    {
        var progress = new Watcher(_ => { });
        SteinerTree tree = Solve(new FakeTimeProvider(), null, progress, CancellationToken.None);
        for (int i = 1; i < progress.Seen.Count; i++)
        {
            progress.Seen[i].Cost.ShouldBeLessThanOrEqualTo(progress.Seen[i - 1].Cost);
            progress.Seen[i].Bound.ShouldBeGreaterThanOrEqualTo(progress.Seen[i - 1].Bound);
            progress.Seen[i].Fraction.ShouldBeInRange(progress.Seen[i - 1].Fraction, 1);
        }
        tree.Cost.ShouldBe(progress.Seen[^1].Cost);
        tree.Bound.ShouldBe(progress.Seen[^1].Bound);
    }

    private static SteinerTree Solve(
        FakeTimeProvider time,
        long? deadline,
        IProgress<SteinerProgress>? progress,
        CancellationToken cancel
    ) =>
        SteinerSolver.Solve(
            Problem,
            new SteinerOptions
            {
                Effort = 3,
                Time = time,
                Deadline = deadline,
            },
            progress,
            cancel
        );

    private sealed class Watcher(Action<SteinerProgress> seen) : IProgress<SteinerProgress>
    {
        public List<SteinerProgress> Seen { get; } = [];

        public void Report(SteinerProgress value)
        {
            Seen.Add(value);
            seen(value);
        }
    }
}
