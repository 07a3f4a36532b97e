using System.Text.Json;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Byfiber.Planning.Costs;
using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;

namespace Byfiber.Core.Plans;

/// <summary>The engine's request from a run's row and the current map.</summary>
internal static class PlanRequests
{
    public static PlanRequest Of(PlanRun run, MapData map) =>
        new()
        {
            Map = map,
            Costs = Costs(run),
            Rules = Rules(run),
            Sites = JsonSerializer.Deserialize<List<SiteCandidate>>(run.SitesJson, Json.Options) ?? [],
            TakeUp = run.TakeUp,
            Effort = run.Effort,
            TimeLimit = run.TimeLimitMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
            Seed = unchecked((ulong)run.Seed),
        };

    /// <exception cref="PlanningException">The rules cannot be read.</exception>
    public static PlanningRules Rules(PlanRun run)
    {
        var rules = Parsed<PlanningRules>(run.RulesJson, "rules") ?? new PlanningRules();
        return rules with { Architecture = run.Architecture, Backbone = run.Backbone };
    }

    /// <exception cref="PlanningException">The cost book cannot be read.</exception>
    public static CostBook Costs(PlanRun run) => Parsed<CostBook>(run.CostBookJson, "cost book") ?? CostBook.Default;

    private static T? Parsed<T>(string? json, string what)
        where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json, Json.Options);
        }
        catch (JsonException e)
        {
            throw new PlanningException(
                $"The {what} is not JSON as it should be ({e.Message}): mend it, or leave it out for the defaults.",
                e
            );
        }
    }
}
