using Byfiber.Planning.Graphs;
using Byfiber.Planning.Steiner;
using Byfiber.Planning.Steiner.Trees;

namespace Byfiber.Planning.Tests.Steiner.Trees;

public class TreeCentreTests
{
    [Fact]
    public void Terminals_come_in_the_order_of_their_steps_to_all_others()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            SteinerProblem problem = RandomProblems.Make(seed, maxNodes: 24);
            int[] terminals = [.. problem.Terminals.Distinct().Order()];
            var isTerminal = new bool[problem.Graph.NodeCount];
            foreach (int t in terminals)
                isTerminal[t] = true;
            var trim = new TreeTrim(problem.Graph, isTerminal);
            trim.Run(Enumerable.Range(0, problem.Graph.EdgeCount).ToList(), terminals[0]);
            IEnumerable<int> slow = terminals
                .OrderBy(t => terminals.Sum(u => Steps(problem.Graph, trim.InTree, t)[u]))
                .ThenBy(t => t);
            TreeCentre
                .Order(problem.Graph, isTerminal, terminals, trim.InTree)
                .ShouldBe(slow, RandomProblems.Code(problem));
        }
    }

    private static Dictionary<int, int> Steps(Graph graph, bool[] tree, int from)
    {
        var steps = new Dictionary<int, int> { [from] = 0 };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out int v))
        {
            for (int a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
            {
                if (tree[graph.ArcEdge[a]] && steps.TryAdd(graph.ArcHead[a], steps[v] + 1))
                    queue.Enqueue(graph.ArcHead[a]);
            }
        }
        return steps;
    }
}
