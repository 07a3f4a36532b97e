namespace Byfiber.Planning.Steiner;

/// <summary>
/// The work that a search may spend, counted in arc scans, so that the same effort does the same on every machine. The
/// deadline and the cancellation are looked at every few hundred thousand scans and only cut it short.
/// </summary>
internal sealed class Budget
{
    private const long CheckEvery = 400_000;

    /// <summary>Arc scans per edge and unit of effort; measured: effort 100 took 9 s on 40,608 edges.</summary>
    private const long ScansPerEdge = 300;

    /// <summary>A smaller graph gets the effort of one with so many edges.</summary>
    private const int FewestEdges = 500;

    private readonly SteinerOptions? options;
    private readonly CancellationToken cancel;
    private readonly Budget? parent;
    private long nextCheck = CheckEvery;
    private bool cutShort;
    private bool ended;

    public Budget(SteinerOptions options, int edgeCount, CancellationToken cancel)
    {
        this.options = options;
        this.cancel = cancel;
        Effort = options.Effort;
        Total = checked(Math.Max(1, options.Effort) * ScansPerEdge * Math.Max(FewestEdges, edgeCount));
    }

    private Budget(Budget parent, long scans)
    {
        this.parent = parent;
        Effort = parent.Effort;
        Total = scans;
    }

    /// <summary>The whole search's effort, of which this may be a part.</summary>
    public int Effort { get; }

    public long Total { get; private set; }
    public long Spent { get; private set; }

    /// <summary>True once the deadline or a cancellation has ended the search.</summary>
    public bool CutShort => cutShort || (parent is not null && parent.CutShort);

    public bool Exhausted => ended || Spent >= Total || CutShort || (parent is not null && parent.Exhausted);

    public double Fraction => Math.Min(1.0, (double)Spent / Total);

    /// <summary>A part of this budget: what it spends is spent here too, and it ends when this one does.</summary>
    public Budget Part(long scans) => new(this, scans);

    /// <summary>Nothing is left to do: the rest of this budget need not be spent.</summary>
    public void End() => ended = true;

    /// <summary>So many scans more than are spent now.</summary>
    public void Grant(long scans) => Total = checked(Spent + scans);

    /// <summary>Counts work; false when the search must stop at once (cut short, or all spent).</summary>
    public bool Spend(long scans)
    {
        Spent += scans;
        if (parent is not null)
            return parent.Spend(scans) && !Exhausted;
        if (Spent >= nextCheck)
        {
            nextCheck = Spent + CheckEvery;
            Look();
        }
        return !Exhausted;
    }

    /// <summary>Looks at the clock and the token now.</summary>
    public void Look()
    {
        if (options is null)
            parent!.Look();
        else if (cancel.IsCancellationRequested || (options.Deadline is { } end && options.Time.GetTimestamp() >= end))
            cutShort = true;
    }
}
