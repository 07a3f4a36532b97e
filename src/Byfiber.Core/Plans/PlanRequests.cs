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
