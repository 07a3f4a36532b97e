namespace Byfiber.Planning.Network;

/// <summary>
/// The technical rules that a plan is sized by and checked against; a JSON file overrides single members by these names
/// in camel case. Defaults name their source in <c>docs/rules.md</c>.
/// </summary>
public sealed partial record PlanningRules
{
    /// <summary>The defaults of a passive network: GPON class B+ reaches 20 km over 28 dB (ITU-T G.984.2).</summary>
    public static PlanningRules Pon { get; } =
        new()
        {
            Architecture = Architecture.Pon,
            MaxFibreMm = 20_000_000,
            MaxLossMdb = 28_000,
        };

    /// <summary>
    /// These rules for a passive network: a reach or loss budget that still is the one of point to point becomes that of
    /// <see cref="Pon"/>, which a splitter needs.
    /// </summary>
    public PlanningRules AsPon()
    {
        var usual = new PlanningRules();
        return this with
        {
            Architecture = Architecture.Pon,
            MaxFibreMm = MaxFibreMm == usual.MaxFibreMm ? Pon.MaxFibreMm : MaxFibreMm,
            MaxLossMdb = MaxLossMdb == usual.MaxLossMdb ? Pon.MaxLossMdb : MaxLossMdb,
        };
    }

    /// <summary>One fibre from site to premises, or a passive splitter in the cabinet.</summary>
    public Architecture Architecture { get; init; } = Architecture.PointToPoint;

    /// <summary>Ways of a splitter (PON only): 8, 16, 32, 64 or 128.</summary>
    public int SplitterRatio { get; init; } = 32;

    /// <summary>The longest fibre from site to premises, millimetres (1000BASE-BX10, IEEE 802.3ah: 10 km; GPON class B+: 20 km).</summary>
    public long MaxFibreMm { get; init; } = 10_000_000;

    /// <summary>The loss budget of a path, thousandths of a decibel.</summary>
    public int MaxLossMdb { get; init; } = 6_000;

    /// <summary>The longest microduct from cabinet (or site) to premises, millimetres: what one blowing reaches.</summary>
    public long MaxMicroductMm { get; init; } = 2_000_000;

    /// <summary>The longest blowing of a feeder cable between two handholes, millimetres.</summary>
    public long MaxBlowingMm { get; init; } = 1_500_000;

    /// <summary>The longest drop from the trench to the house, millimetres.</summary>
    public long MaxDropMm { get; init; } = 500_000;

    /// <summary>The most candidate attachment points per premises.</summary>
    public int DropCandidates { get; init; } = 3;

    /// <summary>Drum length of a feeder cable, millimetres; a longer cable is spliced in a joint.</summary>
    public long DrumMm { get; init; } = 6_000_000;

    /// <summary>The most premises that a cabinet serves; sizes that can be bought, ascending.</summary>
    public int[] CabinetSizes { get; init; } = [24, 48, 96, 144, 288];

    /// <summary>The most premises that a site serves.</summary>
    public int SiteCapacity { get; init; } = 3_000;

    /// <summary>Feeder cable sizes in fibres, ascending.</summary>
    public int[] CableSizes { get; init; } = [12, 24, 48, 96, 144, 192, 288];

    /// <summary>Fibres of the cable that is blown to a premises per unit; the smallest size that holds the units.</summary>
    public int[] DropCableSizes { get; init; } = [2, 4, 12, 24, 48];

    /// <summary>Distribution duct bundles, microducts each, ascending.</summary>
    public int[] DistributionDuctSizes { get; init; } = [1, 2, 4, 7, 12, 24];

    /// <summary>Feeder duct bundles, tubes each, ascending; one tube takes one cable.</summary>
    public int[] FeederDuctSizes { get; init; } = [1, 2, 4, 7];

    /// <summary>Share of fibres and tubes kept spare, percent.</summary>
    public int SparePercent { get; init; } = 10;

    /// <summary>Ports of one access card, cards of one rack (a rack here is one 19-inch frame of cards and ODF).</summary>
    public int PortsPerCard { get; init; } = 48;
    public int CardsPerRack { get; init; } = 20;

    /// <summary>Fibres of one tube in a feeder cable.</summary>
    public int FibresPerTube { get; init; } = 12;

    /// <summary>Colour sequence by standard: "TIA-598-D" or "DIN VDE 0888".</summary>
    public string ColourStandard { get; init; } = "TIA-598-D";

    /// <summary>How sites are joined to the hand-over point.</summary>
    public Backbone Backbone { get; init; } = Backbone.Tree;

    /// <summary>Fibres of a backbone cable between two sites.</summary>
    public int BackboneFibres { get; init; } = 24;

    /// <summary>Loss: fibre per kilometre, one splice, one connector pair (thousandths of a decibel; ITU-T G.652.D, G.671).</summary>
    public int FibreLossMdbPerKm { get; init; } = 350;
    public int SpliceLossMdb { get; init; } = 100;
    public int ConnectorLossMdb { get; init; } = 500;

    /// <summary>A street is dug on both sides when each side has at least one drop per this many metres.</summary>
    public int BothSidesMetresPerDrop { get; init; } = 80;

    /// <summary>
    /// The ways of digging that may be used, "ground.method" of the cost book's trench items; of several for one ground the
    /// cheapest is taken.
    /// </summary>
    public string[] TrenchMethods { get; init; } =
    [
        "primary.open-cut",
        "street.open-cut",
        "verge.plough",
        "track.plough",
        "path.open-cut",
        "plot.open-cut",
        "field.plough",
    ];

    /// <summary>The last metres of a drop that count as the house's plot, millimetres; what is longer is dug as field.</summary>
    public long PlotMm { get; init; } = 50_000;

    /// <summary>Insertion loss of a 1:n splitter, thousandths of a decibel: 3.5 per halving (ITU-T G.671, typical maximum).</summary>
    public int SplitterLossMdb =>
        Architecture == Architecture.Pon ? 3_500 * System.Numerics.BitOperations.Log2((uint)SplitterRatio) : 0;
}

/// <summary>How a premises reaches its site.</summary>
public enum Architecture
{
    PointToPoint,
    Pon,
}

/// <summary>How sites reach the hand-over point.</summary>
public enum Backbone
{
    Tree,
    Ring,
}
