using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Bounds;
using Byfiber.Planning.Steiner.Reductions;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Bounds;

public class DualSearchTests
{
    private const int Cases = 3000;

    [Fact]
    public void The_bound_never_falls_and_never_passes_the_optimum()
    {
        int improved = 0,
            tight = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 24);
            if (Frozen(problem) is not ({ } frozen, _))
                continue;
            long optimum = ExactOracle.Optimum(problem);
            DualSearch search = Ascended(frozen);
            long first = search.Bound;
            for (int round = 0; round < 4; round++)
            {
                long before = search.Bound;
                search.Run(null, 3_000, 100);
                search.Bound.ShouldBeInRange(before, optimum, RandomProblems.Code(problem));
                ShouldBePaidFor(search, frozen.Graph, problem);
            }
            improved += search.Bound > first ? 1 : 0;
            tight += search.Bound == optimum ? 1 : 0;
        }
        improved.ShouldBeGreaterThan(5);
        tight.ShouldBeGreaterThan(Cases * 3 / 4);
    }

    [Fact]
    public void A_bound_carried_over_to_the_shrunk_graph_never_passes_its_optimum()
    {
        int carried = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 24);
            if (Frozen(problem) is not ({ } frozen, { } shrinker))
                continue;
            DualSearch search = Ascended(frozen);
            search.Run(null, 1_000, 100);
            int[] pieces = Array.ConvertAll(frozen.EdgeOf, shrinker.Trace.Of);
            shrinker.Settle();
            if (shrinker.TerminalCount < 2)
                continue;
            DualSearch after = Carried(search, frozen, shrinker, pieces, out FrozenProblem smaller);
            long left = ExactOracle.Optimum(new SteinerProblem(smaller.Graph, smaller.Terminals));
            after.Bound.ShouldBeInRange(0, left, RandomProblems.Code(problem));
            ShouldBePaidFor(after, smaller.Graph, problem);
            after.Run(null, 1_000, 100);
            after.Bound.ShouldBeLessThanOrEqualTo(left, RandomProblems.Code(problem));
            carried++;
        }
        carried.ShouldBeGreaterThan(Cases / 20);
    }

    [Fact]
    public void Arcs_that_no_better_tree_uses_are_closed_and_stay_closed_in_the_shrunk_graph()
    {
        int closed = 0,
            kept = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 24);
            if (Frozen(problem) is not ({ } frozen, { } shrinker))
                continue;
            long optimum = ExactOracle.Optimum(problem);
            DualSearch search = Ascended(frozen);
            var useless = new bool[frozen.Graph.EdgeCount];
            var test = new BoundTest(frozen.Graph, frozen.Terminals);
            for (int round = 0; round < 3; round++)
            {
                test.Run(search.Root, search.Bound, search.Residual, optimum + 1, useless, Ample(), search.Closed);
                search.Run(null, 1_000, 100);
                search.Bound.ShouldBeLessThanOrEqualTo(optimum, RandomProblems.Code(problem));
            }
            closed += search.Closed.Count(c => c);
            int[] pieces = Array.ConvertAll(frozen.EdgeOf, shrinker.Trace.Of);
            for (int e = 0; e < useless.Length; e++)
            {
                if (useless[e])
                    shrinker.Delete(frozen.EdgeOf[e]);
            }
            new Preprocessing(shrinker, Ample()).Run();
            if (shrinker.TerminalCount < 2)
                continue;
            DualSearch after = Carried(search, frozen, shrinker, pieces, out FrozenProblem smaller);
            after.Run(null, 1_000, 100);
            (after.Bound + shrinker.FixedCost).ShouldBeLessThanOrEqualTo(optimum, RandomProblems.Code(problem));
            kept += after.Closed.Count(c => c);
            ShouldBePaidFor(after, smaller.Graph, problem);
        }
        closed.ShouldBeGreaterThan(Cases);
        kept.ShouldBeGreaterThan(Cases / 20);
    }

    [Fact]
    public void Terminals_that_nothing_joins_are_told()
    {
        var graph = new Graph(4, [0, 2], [1, 3], [5, 7]);
        var frozen = new FrozenProblem(graph, [true, false, true, false], [0, 1], [0, 1, 2, 3]);
        var search = new DualSearch(frozen, 0, Ample(), new Xoshiro(1));
        search.Run(null, 100, 100);
        search.FellApart.ShouldBeTrue();
    }

    private static DualSearch Carried(
        DualSearch search,
        FrozenProblem from,
        Shrinker shrinker,
        int[] pieces,
        out FrozenProblem to
    )
    {
        to = shrinker.Freeze();
        var nodeThere = new int[from.Graph.NodeCount];
        for (int v = 0; v < from.NodeHere.Length; v++)
        {
            if (from.NodeHere[v] >= 0)
                nodeThere[from.NodeHere[v]] = to.NodeHere[shrinker.Now(v)];
        }
        return search.Transfer(to, nodeThere, shrinker.Trace.PartsOf(to.EdgeOf, pieces), null);
    }

    /// <summary>No arc is charged more than it costs.</summary>
    private static void ShouldBePaidFor(DualSearch search, Graph graph, SteinerProblem problem)
    {
        for (int a = 0; a < search.Residual.Length; a++)
        {
            if (search.Closed[a])
                continue;
            search.Residual[a].ShouldBeInRange(0, graph.Cost[a >> 1], RandomProblems.Code(problem));
        }
    }

    private static DualSearch Ascended(FrozenProblem frozen)
    {
        Budget budget = Ample();
        var ascent = new DualAscent(frozen.Graph, frozen.Terminals, frozen.IsLeaf)
        {
            Cuts = new CutStore(frozen.Graph.NodeCount),
        };
        ascent.Run(frozen.Terminals[0], null, AscentOrder.SmallCuts, budget);
        var search = new DualSearch(frozen, frozen.Terminals[0], budget, new Xoshiro(1));
        search.Adopt(ascent);
        search.Bound.ShouldBe(ascent.Bound);
        return search;
    }

    private static (FrozenProblem, Shrinker)? Frozen(SteinerProblem problem)
    {
        var marks = new bool[problem.Graph.NodeCount];
        foreach (int t in problem.Terminals)
            marks[t] = true;
        var shrinker = new Shrinker(problem.Graph, marks);
        new LeafTest(shrinker.Freeze(), Ample()).Run(shrinker);
        return shrinker.TerminalCount < 2 ? null : (shrinker.Freeze(), shrinker);
    }

    private static Budget Ample() =>
        new(new SteinerOptions { Effort = 1000, Time = new FakeTimeProvider() }, 100_000, CancellationToken.None);
}
