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
    /// <param name="run">The run.</param>
    /// <param name="map">The current map.</param>
    /// <param name="orders">Who has ordered, by the map's ids; null where a sample is built for.</param>
    public static PlanRequest Of(PlanRun run, MapData map, IReadOnlySet<string>? orders) =>
        new()
        {
            Map = map,
            Costs = Costs(run),
            Rules = Rules(run),
            Sites = JsonSerializer.Deserialize<List<SiteCandidate>>(run.SitesJson, Json.Options) ?? [],
            TakeUp = run.TakeUp,
            Orders = orders,
            ByWorth = run.ByWorth,
            BudgetOre = run.BudgetOre,
            Effort = run.Effort,
            TimeLimit = run.TimeLimitMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
            Seed = unchecked((ulong)run.Seed),
        };

    /// <summary>The given rules with the run's own choices; a passive network's reach and loss where nothing else is given.</summary>
    /// <exception cref="PlanningException">The rules cannot be read.</exception>
    public static PlanningRules Rules(PlanRun run)
    {
        var given = run.RulesJson is null ? new PlanningRules() : PlanningRules.Parse(run.RulesJson, "rules.json");
        var rules = given with { Architecture = run.Architecture, Backbone = run.Backbone };
        return run.Architecture == Architecture.Pon ? rules.AsPon() : rules;
    }

    /// <exception cref="PlanningException">The cost book cannot be read.</exception>
    public static CostBook Costs(PlanRun run) =>
        run.CostBookJson is null ? CostBook.Default : CostBook.Parse(run.CostBookJson, "cost-book.json");
}
