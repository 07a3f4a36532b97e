using Byfiber.Planning.Graphs;

namespace Byfiber.Planning.Tests.Graphs;

public class IndexedHeapTests
{
    [Fact]
    public void Ids_leave_in_the_order_of_their_least_keys()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var heap = new IndexedHeap(50);
            var least = new Dictionary<int, long>();
            for (int step = 0; step < 300; step++)
            {
                if (random.Next(3) > 0)
                {
                    int id = random.Next(50);
                    long key = random.Next(100);
                    heap.Push(id, key);
                    least[id] = least.TryGetValue(id, out long old) ? Math.Min(old, key) : key;
                }
                else if (least.Count > 0)
                {
                    long expected = least.Values.Min();
                    heap.MinKey.ShouldBe(expected, $"seed {seed}, step {step}");
                    least.Remove(heap.Pop(), out long key).ShouldBeTrue();
                    key.ShouldBe(expected, $"seed {seed}, step {step}");
                }
                heap.Count.ShouldBe(least.Count);
            }
        }
    }

    [Fact]
    public void A_cleared_heap_is_empty_and_takes_ids_anew()
    {
        var heap = new IndexedHeap(4);
        heap.Push(1, 5);
        heap.Push(2, 4);
        heap.Clear();
        heap.Count.ShouldBe(0);
        heap.Contains(1).ShouldBeFalse();
        heap.Push(1, 9);
        heap.MinKey.ShouldBe(9);
        heap.Pop().ShouldBe(1);
    }
}
