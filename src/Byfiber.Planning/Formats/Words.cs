namespace Byfiber.Planning.Formats;

/// <summary>The words that files use for the plan's kinds; a change here changes every format, so they are spelled out.</summary>
public static class Words
{
    /// <summary>"planned", "left_out", "unreachable" or "not_chosen".</summary>
    public static string Of(PremisesStatus status) =>
        status switch
        {
            PremisesStatus.Planned => "planned",
            PremisesStatus.LeftOut => "left_out",
            PremisesStatus.NotChosen => "not_chosen",
            _ => "unreachable",
        };

    /// <summary>"site", "cabinet", "joint", "junction" or "premises".</summary>
    public static string Of(NodeKind kind) =>
        kind switch
        {
            NodeKind.Site => "site",
            NodeKind.Cabinet => "cabinet",
            NodeKind.Joint => "joint",
            NodeKind.Junction => "junction",
            _ => "premises",
        };

    /// <summary>"route" or "drop".</summary>
    public static string Of(TrenchKind kind) => kind == TrenchKind.Route ? "route" : "drop";

    /// <summary>"feeder", "distribution" or "drop".</summary>
    public static string Of(DuctKind kind) =>
        kind switch
        {
            DuctKind.Feeder => "feeder",
            DuctKind.Distribution => "distribution",
            _ => "drop",
        };

    /// <summary>"backbone", "feeder" or "drop".</summary>
    public static string Of(CableKind kind) =>
        kind switch
        {
            CableKind.Backbone => "backbone",
            CableKind.Feeder => "feeder",
            _ => "drop",
        };
}
