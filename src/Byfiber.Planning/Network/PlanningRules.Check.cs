using System.Text.Json;
using static System.FormattableString;

namespace Byfiber.Planning.Network;

public sealed partial record PlanningRules
{
    private const long LongestMm = 1_000_000_000;
    private static readonly int[] s_splitterRatios = [8, 16, 32, 64, 128];

    /// <summary>Refuses rules that no network can be sized by; <paramref name="source"/> is what the message calls them.</summary>
    /// <exception cref="PlanningException">A member is out of range; the sentence names it and what it may be.</exception>
    public void Check(string source)
    {
        foreach (var (member, value, least, most) in Ranges())
        {
            if (value < least || value > most)
            {
                throw Refuse(source, member, Invariant($"{value}"), $"a whole number from {least} to {most}");
            }
        }
        if (!s_splitterRatios.Contains(SplitterRatio))
        {
            throw Refuse(
                source,
                nameof(SplitterRatio),
                Invariant($"{SplitterRatio}"),
                string.Join(" or ", s_splitterRatios)
            );
        }
        if (!ColourCode.Names.Contains(ColourStandard))
        {
            throw Refuse(
                source,
                nameof(ColourStandard),
                $"\"{ColourStandard}\"",
                string.Join(" or ", ColourCode.Names)
            );
        }
        foreach (var (member, sizes) in Sizes())
        {
            if (sizes.Length == 0 || sizes[0] <= 0 || sizes.Zip(sizes.Skip(1), (a, b) => a >= b).Any(wrong => wrong))
            {
                var given = $"[{string.Join(", ", sizes.Select(size => Invariant($"{size}")))}]";
                throw Refuse(source, member, given, "sizes above 0, ascending, each once");
            }
        }
        // A method is the ground and the way of digging: the two last parts of a trench item.
        if (
            TrenchMethods.FirstOrDefault(method => method is null || method.Split('.') is not [not "", not ""]) is
            { } wrongMethod
        )
        {
            throw Refuse(source, nameof(TrenchMethods), $"\"{wrongMethod}\"", "methods such as \"verge.plough\"");
        }
    }

    private static PlanningException Refuse(string source, string member, string given, string expected) =>
        new($"The rules {source} have the {JsonNamingPolicy.CamelCase.ConvertName(member)} {given}: give {expected}.");

    private (string Member, long Value, long Least, long Most)[] Ranges() =>
        [
            (nameof(MaxFibreMm), MaxFibreMm, 1, LongestMm),
            (nameof(MaxLossMdb), MaxLossMdb, 1, 100_000),
            (nameof(MaxMicroductMm), MaxMicroductMm, 1, LongestMm),
            (nameof(MaxBlowingMm), MaxBlowingMm, 1, LongestMm),
            (nameof(MaxDropMm), MaxDropMm, 1, LongestMm),
            (nameof(DropCandidates), DropCandidates, 1, 20),
            (nameof(DrumMm), DrumMm, 1, LongestMm),
            (nameof(SiteCapacity), SiteCapacity, 1, 1_000_000),
            (nameof(SparePercent), SparePercent, 0, 500),
            (nameof(PortsPerCard), PortsPerCard, 1, 10_000),
            (nameof(CardsPerRack), CardsPerRack, 1, 1_000),
            (nameof(FibresPerTube), FibresPerTube, 1, 24),
            (nameof(BackboneFibres), BackboneFibres, 1, 10_000),
            (nameof(FibreLossMdbPerKm), FibreLossMdbPerKm, 0, 10_000),
            (nameof(SpliceLossMdb), SpliceLossMdb, 0, 10_000),
            (nameof(ConnectorLossMdb), ConnectorLossMdb, 0, 10_000),
            (nameof(BothSidesMetresPerDrop), BothSidesMetresPerDrop, 1, 100_000),
            (nameof(PlotMm), PlotMm, 0, LongestMm),
        ];

    private (string Member, int[] Sizes)[] Sizes() =>
        [
            (nameof(CabinetSizes), CabinetSizes),
            (nameof(CableSizes), CableSizes),
            (nameof(DropCableSizes), DropCableSizes),
            (nameof(DistributionDuctSizes), DistributionDuctSizes),
            (nameof(FeederDuctSizes), FeederDuctSizes),
        ];
}
