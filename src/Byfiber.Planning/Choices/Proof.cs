namespace Byfiber.Planning.Choices;

/// <summary>
/// What searches with prizes have proven, put to other uses. A search proves: trenches plus prizes left out cost at least L,
/// whatever is chosen. With prize(p) at least m * value(p) - own(p) that says of every choice: m * value is at most its
/// trenches and own costs, plus all prizes, less L (a Lagrangian bound; Geoffrion 1974). Thousandths of an öre.
/// </summary>
internal sealed class Proof
{
    private readonly List<(double PerValue, long[] Prizes, double AllPrizes, long Bound)> _lines = [];

    /// <param name="perValue">Money for a unit of value in that search.</param>
    /// <param name="prizes">Its prizes.</param>
    /// <param name="bound">What it proved.</param>
    public void Add(double perValue, long[] prizes, long bound) =>
        _lines.Add((perValue, prizes, prizes.Sum(prize => (double)prize), bound));

    /// <summary>No choice whose trenches and own costs come to at most this has more value; infinite when nothing is proven.</summary>
    public double MostValue(double money) =>
        _lines.Count == 0
            ? double.PositiveInfinity
            : _lines.Min(line =>
                line.AllPrizes + money - line.Bound >= 0 ? (line.AllPrizes + money - line.Bound) / line.PerValue : 0
            );

    /// <summary>No trenches that join exactly these premises cost less.</summary>
    public long LeastTrenches(bool[] joined)
    {
        long least = 0;
        foreach (var line in _lines)
        {
            long left = 0;
            for (int p = 0; p < joined.Length; p++)
                left += joined[p] ? 0 : line.Prizes[p];
            least = Math.Max(least, line.Bound - left);
        }
        return least;
    }
}
