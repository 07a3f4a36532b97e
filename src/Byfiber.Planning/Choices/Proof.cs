namespace Byfiber.Planning.Choices;

/// <summary>
/// What searches with prizes have proven, put to other uses. A search proves: trenches plus prizes left out cost at least L,
/// whatever is chosen. With prize(p) at least m * value(p) - own(p) that says of every choice: m * value is at most its
/// trenches and own costs, plus all prizes, less L (a Lagrangian bound; Geoffrion 1974). Those who are joined in any case have no
/// prize, so L speaks only of choices that join them; what they bring beyond their own cost counts with the prizes instead. Thousandths
/// of an öre.
/// </summary>
/// <param name="mustJoin">Per premises: joined in every choice; null where nobody is.</param>
internal sealed class Proof(bool[]? mustJoin = null)
{
    private readonly List<(double PerValue, long[] Prizes, double AllPrizes, long Bound)> _lines = [];

    /// <param name="perValue">Money for a unit of value in that search.</param>
    /// <param name="prizes">Its prizes.</param>
    /// <param name="bound">What it proved.</param>
    /// <param name="given">What those who are joined in any case bring at that price, net of their own costs.</param>
    public void Add(double perValue, long[] prizes, long bound, double given = 0) =>
        _lines.Add((perValue, prizes, prizes.Sum(prize => (double)prize) + given, bound));

    /// <summary>No choice whose trenches and own costs come to at most this has more value; infinite when nothing is proven.</summary>
    public double MostValue(double money) =>
        _lines.Count == 0
            ? double.PositiveInfinity
            : _lines.Min(line =>
                line.AllPrizes + money - line.Bound >= 0 ? (line.AllPrizes + money - line.Bound) / line.PerValue : 0
            );

    /// <summary>No trenches that join exactly these premises cost less; nothing is proven where one is missing that must be joined.</summary>
    public long LeastTrenches(bool[] joined)
    {
        if (mustJoin is not null && mustJoin.Where((must, p) => must && !joined[p]).Any())
            return 0;
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
