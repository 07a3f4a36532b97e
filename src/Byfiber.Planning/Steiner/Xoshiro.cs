using System.Numerics;

namespace Byfiber.Planning.Steiner;

/// <summary>
/// xoshiro256** of Blackman and Vigna (2018), seeded by splitmix64. Own, so that a seed gives the same tree under every
/// version of the runtime.
/// </summary>
internal sealed class Xoshiro
{
    private ulong a,
        b,
        c,
        d;

    public Xoshiro(ulong seed)
    {
        a = Split(ref seed);
        b = Split(ref seed);
        c = Split(ref seed);
        d = Split(ref seed);
    }

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(b * 5, 7) * 9,
            shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform in 0 .. bound-1; bound at least 1.</summary>
    public int Next(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    private static ulong Split(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
