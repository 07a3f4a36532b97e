using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Tests.Steiner.Trees;

public class RootedTreeTests
{
    [Fact]
    public void A_part_rebuilt_alone_is_as_the_whole_rebuilt()
    {
        var random = new Random(3);
        for (int seed = 0; seed < 2000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 40, maxTerminals: 10);
            bool[] marks = NaiveMoves.Marks(problem);
            int root = problem.Terminals[0];
            var trim = new TreeTrim(problem.Graph, marks);
            trim.Run(Array.ConvertAll(marks, _ => true));
            var tree = new RootedTree(problem.Graph, marks, root, (bool[])trim.InTree.Clone(), 1 + seed % 3);
            for (int change = 0; change < 10; change++)
            {
                int added = random.Next(Math.Max(1, trim.InTree.Length));
                if (
                    trim.InTree.Length == 0
                    || tree.Edges[added]
                    || !Exchange(problem, tree, added, random, out int top)
                )
                    continue;
                tree.RebuildBelow(top);
                var whole = new RootedTree(problem.Graph, marks, root, (bool[])tree.Edges.Clone());
                whole.Edges.ShouldBe(tree.Edges, RandomProblems.Code(problem));
                tree.Cost.ShouldBe(whole.Cost, RandomProblems.Code(problem));
                for (int v = 0; v < marks.Length; v++)
                    ShouldAgree(problem, tree, whole, v);
            }
        }
    }

    /// <summary>Adds an edge between two nodes of the tree and takes one of the circle away; false when it has none.</summary>
    private static bool Exchange(SteinerProblem problem, RootedTree tree, int added, Random random, out int top)
    {
        int u = problem.Graph.Tail[added],
            v = problem.Graph.Head[added];
        top = u;
        if (!tree.Contains(u) || !tree.Contains(v))
            return false;
        while (!IsBelow(tree, v, top))
            top = problem.Graph.Other(tree.ParentEdge(top), top);
        var circle = new List<int>();
        foreach (int end in new[] { u, v })
        {
            for (int x = end; x != top; x = problem.Graph.Other(tree.ParentEdge(x), x))
                circle.Add(tree.ParentEdge(x));
        }
        tree.Edges[added] = true;
        tree.Edges[circle[random.Next(circle.Count)]] = false;
        return true;
    }

    private static void ShouldAgree(SteinerProblem problem, RootedTree tree, RootedTree whole, int v)
    {
        tree.Contains(v).ShouldBe(whole.Contains(v), RandomProblems.Code(problem));
        if (!tree.Contains(v))
            return;
        tree.ParentEdge(v).ShouldBe(whole.ParentEdge(v), RandomProblems.Code(problem));
        tree.TerminalsBelow[v].ShouldBe(whole.TerminalsBelow[v], RandomProblems.Code(problem));
        for (int u = 0; u < problem.Graph.NodeCount; u++)
        {
            if (tree.Contains(u))
                IsBelow(tree, u, v).ShouldBe(IsBelow(whole, u, v), RandomProblems.Code(problem));
        }
    }

    private static bool IsBelow(RootedTree tree, int v, int above) =>
        tree.Position(v) >= tree.Position(above) && tree.Position(v) <= tree.Last(above);
}
