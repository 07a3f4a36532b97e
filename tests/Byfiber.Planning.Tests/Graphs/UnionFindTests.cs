using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Tests.Graphs;

public class UnionFindTests
{
    [Fact]
    public void Sets_are_the_components_of_what_was_joined()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var sets = new UnionFind(20);
            int[] label = [.. Enumerable.Range(0, 20)];
            for (int step = 0; step < 15; step++)
            {
                int a = random.Next(20),
                    b = random.Next(20);
                sets.Union(a, b).ShouldBe(label[a] != label[b], $"seed {seed}, step {step}");
                (int from, int to) = (label[a], label[b]);
                for (int v = 0; v < 20; v++)
                    label[v] = label[v] == from ? to : label[v];
            }
            for (int v = 0; v < 20; v++)
                (sets.Find(v) == sets.Find(0)).ShouldBe(label[v] == label[0], $"seed {seed}");
        }
    }
}
