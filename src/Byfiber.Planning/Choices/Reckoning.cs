namespace Byfiber.Planning.Choices;

/// <summary>
/// How a choice among premises reckons: a premises that is joined brings its worth and takes its own cost, both times the
/// take-up, and its trenches whole, for they are dug before anybody knows who orders. Money in thousandths of an öre.
/// </summary>
internal sealed class Reckoning
{
    /// <summary>More than all trenches of any plan, thousandths of an öre, and still little enough for sums of it to be told apart.</summary>
    private const double Whatever = 1e16;

    private readonly bool _byWorth;
    private readonly long[] _worth;
    private readonly long[] _own;

    /// <param name="byWorth">What counts is the premises' worth; otherwise their number.</param>
    /// <param name="takeUp">The share that orders.</param>
    /// <param name="candidates">Per premises: whether it can be joined.</param>
    /// <param name="worthOre">Per premises, if it orders.</param>
    /// <param name="ownOre">Per premises, if it orders.</param>
    /// <param name="mustJoin">Per premises: joined whatever it takes; candidates only. Null: nobody is.</param>
    public Reckoning(
        bool byWorth,
        double takeUp,
        bool[] candidates,
        long[] worthOre,
        long[] ownOre,
        bool[]? mustJoin = null
    )
    {
        MustJoin = mustJoin ?? new bool[candidates.Length];
        (_byWorth, TakeUp, Candidates, WorthOre, OwnOre) = (byWorth, takeUp, candidates, worthOre, ownOre);
        _worth = Array.ConvertAll(worthOre, ore => (long)Math.Round(1000 * takeUp * ore));
        _own = new long[ownOre.Length];
        for (int p = 0; p < _own.Length; p++)
            SetOwn(p, ownOre[p]);
    }

    public double TakeUp { get; }
    public bool[] Candidates { get; }

    /// <summary>Per premises: joined whatever it takes, and so without a prize.</summary>
    public bool[] MustJoin { get; }
    public long[] WorthOre { get; }
    public long[] OwnOre { get; }

    /// <summary>The own cost turned out to be another.</summary>
    public void SetOwn(int premises, long ore) =>
        (OwnOre[premises], _own[premises]) = (ore, (long)Math.Round(1000 * TakeUp * ore));

    /// <summary>What counts of a premises: its worth, or one.</summary>
    public double Value(int premises) => _byWorth ? _worth[premises] : 1;

    /// <summary>Its own cost at this take-up.</summary>
    public long Own(int premises) => _own[premises];

    /// <summary>What a premises brings, net, when each unit of value is taken for so much money.</summary>
    public double Brings(int premises, double perValue) =>
        MustJoin[premises] ? Whatever
        : Candidates[premises] ? Bare(premises, perValue)
        : -1;

    /// <summary>What those who are joined in any case bring together at this price of value; below 0 where they take more.</summary>
    public double Given(double perValue) =>
        Enumerable.Range(0, _own.Length).Where(p => MustJoin[p]).Sum(p => Bare(p, perValue));

    private double Bare(int premises, double perValue) => perValue * Value(premises) - _own[premises];

    /// <summary>What it brings by worth, net.</summary>
    public long Net(int premises) => Candidates[premises] ? _worth[premises] - _own[premises] : -1;

    /// <summary>Per premises, the prize that the search pays for leaving it out; 0 where it never pays, or is never left out.</summary>
    public long[] Prizes(double perValue)
    {
        var prizes = new long[_own.Length];
        for (int p = 0; p < prizes.Length; p++)
            prizes[p] = MustJoin[p] ? 0 : Math.Max(0, (long)Math.Ceiling(Brings(p, perValue)));
        return prizes;
    }

    public double ValueOf(bool[] joined) => Sum(joined, Value);

    public long OwnOf(bool[] joined)
    {
        long sum = 0;
        for (int p = 0; p < joined.Length; p++)
            sum += joined[p] ? _own[p] : 0;
        return sum;
    }

    private static double Sum(bool[] joined, Func<int, double> of)
    {
        double sum = 0;
        for (int p = 0; p < joined.Length; p++)
            sum += joined[p] ? of(p) : 0;
        return sum;
    }
}
