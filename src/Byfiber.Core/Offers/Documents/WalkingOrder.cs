using System.Runtime.InteropServices;

namespace Byfiber.Core.Offers.Documents;

/// <summary>
/// The order in which somebody on foot knocks on doors: from the start, past every door once, ending at the last.
/// </summary>
/// <remarks>
/// Method: the nearest door next, then 2-opt (turn a stretch round) and Or-opt (move a stretch of up to three doors, also turned) until
/// neither shortens the walk (G. A. Croes 1958; I. Or 1976). Distances are bee-lines, as a stranger to the village sees
/// them; the open end costs nothing. Each round is O(n²); a few rounds suffice for the some hundred doors of an evening.
/// Deterministic: ties go to the lower index. Limits: no promise of the shortest; tests hold it within a tenth of it for small
/// walks.
/// </remarks>
public static class WalkingOrder
{
    private const double Shorter = 1e-7;
    private const int MostMoved = 3;

    /// <param name="start">Where the walk begins, metres in the municipality's plane.</param>
    /// <param name="doors">Metres in the same plane.</param>
    /// <param name="cancel">Ends the search with an exception.</param>
    /// <returns>Indexes into <paramref name="doors"/>, each once, in walking order.</returns>
    public static int[] Of(
        (double X, double Y) start,
        IReadOnlyList<(double X, double Y)> doors,
        CancellationToken cancel = default
    )
    {
        // Place 0 is the start and never moves.
        (double X, double Y)[] points = [start, .. doors];
        var walk = NearestNext(points);
        bool better = true;
        while (better)
        {
            cancel.ThrowIfCancellationRequested();
            better = TurnStretches(points, walk) | MoveStretches(points, walk);
        }
        return [.. walk.Skip(1).Select(point => point - 1)];
    }

    /// <summary>The length of a walk in metres.</summary>
    public static double LengthM((double X, double Y) start, IEnumerable<(double X, double Y)> doors)
    {
        double sum = 0;
        var at = start;
        foreach (var door in doors)
        {
            sum += Distance(at, door);
            at = door;
        }
        return sum;
    }

    private static List<int> NearestNext((double X, double Y)[] points)
    {
        var walk = new List<int>(points.Length) { 0 };
        var left = Enumerable.Range(1, points.Length - 1).ToList();
        while (left.Count > 0)
        {
            int next = left.MinBy(point => Distance(points[walk[^1]], points[point]));
            walk.Add(next);
            left.Remove(next);
        }
        return walk;
    }

    private static bool TurnStretches((double X, double Y)[] points, List<int> walk)
    {
        bool better = false;
        for (int i = 1; i < walk.Count - 1; i++)
        {
            for (int j = i + 1; j < walk.Count; j++)
            {
                double saved = Step(points, walk, i - 1, i) + Step(points, walk, j, j + 1);
                double added = Distance(points[walk[i - 1]], points[walk[j]]) + Step(points, walk, i, j + 1);
                if (added < saved - Shorter)
                {
                    walk.Reverse(i, j - i + 1);
                    better = true;
                }
            }
        }
        return better;
    }

    private static bool MoveStretches((double X, double Y)[] points, List<int> walk)
    {
        bool better = false;
        for (int size = 1; size <= MostMoved; size++)
        {
            for (int from = 1; from + size <= walk.Count; from++)
            {
                better |= MoveStretch(points, walk, from, size);
            }
        }
        return better;
    }

    private static bool MoveStretch((double X, double Y)[] points, List<int> walk, int from, int size)
    {
        int last = from + size - 1;
        double freed =
            Step(points, walk, from - 1, from)
            + Step(points, walk, last, last + 1)
            - Step(points, walk, from - 1, last + 1);
        double most = Shorter;
        (int After, bool Turned) best = (-1, false);
        for (int after = 0; after < walk.Count; after++)
        {
            if (after >= from - 1 && after <= last)
            {
                continue;
            }
            double gap = Step(points, walk, after, after + 1);
            foreach (bool turned in (bool[])[false, true])
            {
                var (head, tail) = turned ? (last, from) : (from, last);
                double saved = freed - (Step(points, walk, after, head) + Step(points, walk, tail, after + 1) - gap);
                if (saved > most)
                {
                    (most, best) = (saved, (after, turned));
                }
            }
        }
        if (best.After < 0)
        {
            return false;
        }
        var stretch = walk.GetRange(from, size);
        if (best.Turned)
        {
            stretch.Reverse();
        }
        walk.RemoveRange(from, size);
        walk.InsertRange(best.After < from ? best.After + 1 : best.After + 1 - size, stretch);
        return true;
    }

    /// <summary>Between two places of the walk; past its end it costs nothing.</summary>
    private static double Step((double X, double Y)[] points, List<int> walk, int from, int to)
    {
        var places = CollectionsMarshal.AsSpan(walk);
        return to < places.Length ? Distance(points[places[from]], points[places[to]]) : 0;
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b)
    {
        double x = a.X - b.X;
        double y = a.Y - b.Y;
        return Math.Sqrt((x * x) + (y * y));
    }
}
