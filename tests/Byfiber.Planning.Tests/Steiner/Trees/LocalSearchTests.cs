using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Trees;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Planning.Tests.Steiner.Trees;

public class LocalSearchTests
{
    private const int Cases = 3000;

    [Fact]
    public void Insertions_leave_a_tree_that_no_further_node_makes_cheaper() =>
        EachCase(
            (problem, marks, trim, start) =>
            {
                var insertion = new VertexInsertion(problem.Graph, trim);
                long before;
                do
                {
                    before = start;
                    start = insertion.Pass(NodesOf(problem, trim.InTree), start);
                    start.ShouldBeLessThanOrEqualTo(before, RandomProblems.Code(problem));
                    ShouldBeTree(problem, trim.InTree, start);
                } while (start < before);
                new NaiveMoves(problem, trim.InTree).Insertion().ShouldBe(0, RandomProblems.Code(problem));
            }
        );

    [Fact]
    public void Exchanges_leave_a_tree_of_which_no_key_path_can_be_cheaper() =>
        EachCase(
            (problem, marks, trim, start) =>
            {
                var keys = new KeyTree(problem.Graph, marks, problem.Terminals[0]);
                var exchange = new KeyPathExchange(problem.Graph, keys);
                UntilNoneIsLeft(problem, trim, keys, exchange.Try, null, start);
                new NaiveMoves(problem, trim.InTree).Exchange().ShouldBe(0, RandomProblems.Code(problem));
            }
        );

    [Fact]
    public void Eliminations_leave_a_tree_in_which_no_branching_is_better_gone() =>
        EachCase(
            (problem, marks, trim, start) =>
            {
                var keys = new KeyTree(problem.Graph, marks, problem.Terminals[0]);
                var elimination = new KeyVertexElimination(problem.Graph, keys);
                UntilNoneIsLeft(problem, trim, keys, null, elimination.Try, start);
                new NaiveMoves(problem, trim.InTree).Elimination().ShouldBe(0, RandomProblems.Code(problem));
            }
        );

    [Fact]
    public void A_local_optimum_has_no_improving_move_and_lies_near_the_optimum()
    {
        long optima = 0,
            starts = 0,
            costs = 0;
        EachCase(
            (problem, marks, trim, start) =>
            {
                bool[] tree = (bool[])trim.InTree.Clone();
                var search = new LocalSearch(problem.Graph, problem.Terminals, marks, trim);
                long cost = search.Run(tree, Ample());
                ShouldBeTree(problem, tree, cost);
                long optimum = ExactOracle.Optimum(problem);
                cost.ShouldBeInRange(optimum, start, RandomProblems.Code(problem));
                var naive = new NaiveMoves(problem, tree);
                naive.Insertion().ShouldBe(0, RandomProblems.Code(problem));
                naive.Exchange().ShouldBe(0, RandomProblems.Code(problem));
                naive.Elimination().ShouldBe(0, RandomProblems.Code(problem));
                search.Run(tree, Ample()).ShouldBe(cost);
                if (optimum < 1_000_000)
                    (optima, starts, costs) = (optima + optimum, starts + start, costs + cost);
            }
        );
        starts.ShouldBeGreaterThan(optima + optima / 20);
        (costs - optima).ShouldBeLessThan(optima / 100);
    }

    [Fact]
    public void A_large_constant_on_the_terminals_edges_hides_no_move()
    {
        SteinerProblem problem = RandomProblems.Grid(12, 12, 5);
        bool[] marks = NaiveMoves.Marks(problem);
        var trim = new TreeTrim(problem.Graph, marks);
        long start = trim.Run(Array.ConvertAll(marks, _ => true));
        bool[] tree = (bool[])trim.InTree.Clone();
        long cost = new LocalSearch(problem.Graph, problem.Terminals, marks, trim).Run(tree, Ample());
        ShouldBeTree(problem, tree, cost);
        cost.ShouldBeLessThan(start);
        var naive = new NaiveMoves(problem, tree);
        naive.Insertion().ShouldBe(0);
        naive.Exchange().ShouldBe(0);
        naive.Elimination().ShouldBe(0);
    }

    [Fact]
    public void The_same_tree_improves_to_the_same_tree_and_one_search_serves_many_trees()
    {
        SteinerProblem problem = RandomProblems.Make(11, maxNodes: 300, maxTerminals: 60);
        bool[] marks = NaiveMoves.Marks(problem);
        var trim = new TreeTrim(problem.Graph, marks);
        trim.Run(Array.ConvertAll(marks, _ => true));
        bool[] one = (bool[])trim.InTree.Clone(),
            two = (bool[])one.Clone();
        var search = new LocalSearch(problem.Graph, problem.Terminals, marks, trim);
        long cost = search.Run(one, Ample());
        search.Run(two, Ample()).ShouldBe(cost);
        two.ShouldBe(one);
    }

    private static void EachCase(Action<SteinerProblem, bool[], TreeTrim, long> test)
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: seed % 3 == 0 ? 30 : 14);
            bool[] marks = NaiveMoves.Marks(problem);
            var trim = new TreeTrim(problem.Graph, marks);
            test(problem, marks, trim, trim.Run(Array.ConvertAll(marks, _ => true)));
        }
    }

    private static void UntilNoneIsLeft(
        SteinerProblem problem,
        TreeTrim trim,
        KeyTree keys,
        Func<int, bool>? exchange,
        Func<int, bool>? eliminate,
        long cost
    )
    {
        bool again = true;
        while (again)
        {
            again = false;
            keys.Load(trim.InTree);
            for (int i = keys.Tree.Count - 1; i > 0; i--)
            {
                int v = keys.Tree.NodeAt(i);
                if (!keys.IsKey(v))
                    continue;
                again |= eliminate is not null && eliminate(v);
                keys.Close(v);
                again |= exchange is not null && exchange(v);
            }
            bool[] nodes = NodesOf(problem, keys.Tree.Edges);
            Enumerable
                .Range(0, nodes.Length)
                .ShouldAllBe(v => nodes[v] == keys.Standing[v], RandomProblems.Code(problem));
            long next = trim.Run(nodes);
            ShouldBeTree(problem, trim.InTree, next);
            if (again)
                next.ShouldBeLessThan(cost, RandomProblems.Code(problem));
            cost = next;
        }
    }

    private static bool[] NodesOf(SteinerProblem problem, bool[] tree)
    {
        bool[] nodes = new bool[problem.Graph.NodeCount];
        nodes[problem.Terminals[0]] = true;
        for (int e = 0; e < tree.Length; e++)
        {
            if (tree[e])
                nodes[problem.Graph.Tail[e]] = nodes[problem.Graph.Head[e]] = true;
        }
        return nodes;
    }

    private static void ShouldBeTree(SteinerProblem problem, bool[] tree, long cost) =>
        RandomProblems.ShouldBeTree(problem, Enumerable.Range(0, tree.Length).Where(e => tree[e]), cost);

    private static Budget Ample() =>
        new(new SteinerOptions { Effort = 100, Time = new FakeTimeProvider() }, 1000, CancellationToken.None);
}
