namespace Byfiber.Planning.Sources.Sample;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Written out here because the
/// sample must be the same on every machine and runtime, which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class SampleRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>In [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + Unit() * (high - low);

    /// <summary>In [0, count).</summary>
    public int Below(int count) => (int)(Unit() * count);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A direction of length one, without trigonometry: its last bits differ between machines.</summary>
    public (double X, double Y) Direction()
    {
        while (true)
        {
            double x = Between(-1, 1),
                y = Between(-1, 1),
                square = x * x + y * y;
            if (square is > 0.01 and < 1)
            {
                double length = Math.Sqrt(square);
                return (x / length, y / length);
            }
        }
    }

    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>Smooth value noise: hashed lattice values, blended; the hills and plains of the sample's countryside.</summary>
internal sealed class SampleNoise(ulong seed)
{
    /// <summary>A value in [-1, 1] that changes over about <paramref name="wavelength"/> metres.</summary>
    public double At(double x, double y, double wavelength)
    {
        double u = x / wavelength,
            v = y / wavelength;
        double column = Math.Floor(u),
            row = Math.Floor(v);
        double s = Smooth(u - column),
            t = Smooth(v - row);
        long i = (long)column,
            j = (long)row;
        double south = Corner(i, j) * (1 - s) + Corner(i + 1, j) * s;
        double north = Corner(i, j + 1) * (1 - s) + Corner(i + 1, j + 1) * s;
        return south * (1 - t) + north * t;
    }

    private double Corner(long i, long j)
    {
        ulong hash = SampleRandom.Mix(seed ^ SampleRandom.Mix((ulong)i * 0x9E3779B97F4A7C15 ^ (ulong)j));
        return (hash >> 11) * (2.0 / (1UL << 53)) - 1;
    }

    private static double Smooth(double t) => t * t * (3 - 2 * t);
}
