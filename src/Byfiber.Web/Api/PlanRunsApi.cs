using System.ComponentModel;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Plans;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byfiber.Web.Api;

/// <summary>Plan runs over HTTP: ordering a plan, watching it, taking it back.</summary>
internal static class PlanRunsApi
{
    private const int MostRuns = 500;

    public static void Map(IEndpointRouteBuilder plans)
    {
        plans.MapGet("/runs", List).WhoMay(StaffRoles.OfTheNetwork).WithSummary("Plan runs, newest first.");
        plans
            .MapPost("/runs", Start)
            .WhoMay(StaffRoles.WhoPlan)
            .WithSummary("Orders a plan of the current map; runs are done one after the other.")
            .WithDescription(
                "With \"premises\" the plan is for those: \"signed\" means every premises with a contract in force, a list gives their ids. "
                    + "Alone it builds for them in a network with room for everybody. With \"byWorth\" or \"budgetOre\" they are joined "
                    + "whatever they take, and of the rest those who pay, or whom the budget suffices for; a budget that does not suffice "
                    + "for them alone makes the run fail with what they take."
            );
        plans
            .MapGet("/runs/{id:long}", Get)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("One run with its progress and history.");
        plans
            .MapPost("/runs/{id:long}/cancellation", Cancel)
            .WhoMay(StaffRoles.WhoPlan)
            .WithSummary("Takes a run back.");
    }

    private static async Task<Ok<PlanRunAnswer[]>> List(PlanRunList runs, CancellationToken cancel, int limit = 50)
    {
        if (limit is < 1 or > MostRuns)
            throw new PlanningException($"The field \"limit\" must be 1 to {MostRuns}.");
        return TypedResults.Ok((await runs.RunAsync(limit, cancel)).Select(PlanRunAnswer.Of).ToArray());
    }

    private static async Task<Accepted<PlanRunAnswer>> Start(
        PlanRunWish wish,
        QueuePlanRun queue,
        PlanRunList runs,
        CurrentPlane plane,
        SignedPremises signed,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var options = wish.Checked(await plane.GetAsync(cancel)) with
        {
            OrderedPremises = wish.IsForSigned ? await signed.RunAsync(cancel) : wish.PremisesIds(),
        };
        var id = await queue.RunAsync(options, user.Actor(), cancel);
        return TypedResults.Accepted(
            FormattableString.Invariant($"/api/plans/runs/{id}"),
            await FindAsync(id, runs, cancel)
        );
    }

    private static async Task<Ok<PlanRunAnswer>> Get(long id, PlanRunList runs, CancellationToken cancel) =>
        TypedResults.Ok(await FindAsync(id, runs, cancel));

    private static async Task<Ok<PlanRunAnswer>> Cancel(
        long id,
        CancelPlanRun take,
        PlanRunList runs,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        await take.RunAsync(id, user.Actor(), cancel);
        return TypedResults.Ok(await FindAsync(id, runs, cancel));
    }

    private static async Task<PlanRunAnswer> FindAsync(long id, PlanRunList runs, CancellationToken cancel) =>
        PlanRunAnswer.Of(await runs.OneAsync(id, cancel) ?? throw Missing.Thing("plan run", id));
}

/// <summary>What a person can choose of a plan; what is left out has the engine's default.</summary>
internal sealed record PlanRunWish
{
    private const string Signed = "signed";

    private static readonly PlanRunOptions Default = new();

    public double? TakeUp { get; init; }

    /// <summary>Whom the plan is for: "signed", or a list of ids; null takes the take-up.</summary>
    [Description(
        "Whom the plan is for: \"signed\" (every premises with a contract in force) or a list of premises' ids. Left out: the take-up."
    )]
    public JsonElement? Premises { get; init; }

    /// <summary>True: only premises whose worth covers what joining them takes.</summary>
    public bool? ByWorth { get; init; }

    /// <summary>The most that the network may cost, öre; null means no limit.</summary>
    public long? BudgetOre { get; init; }
    public int? Effort { get; init; }

    /// <summary>Seconds; 0 means no limit.</summary>
    public double? TimeLimitSeconds { get; init; }
    public Architecture? Architecture { get; init; }
    public Backbone? Backbone { get; init; }
    public long? Seed { get; init; }

    /// <summary>Where sites may stand, the hand-over point first.</summary>
    public SiteWish[]? Sites { get; init; }

    /// <summary>A whole cost book.</summary>
    public JsonElement? CostBook { get; init; }

    /// <summary>Rules that differ from the defaults.</summary>
    public JsonElement? Rules { get; init; }

    [JsonIgnore]
    public bool IsForSigned => Premises is { ValueKind: JsonValueKind.String } word && word.ValueEquals(Signed);

    /// <summary>The ids that the wish lists; null where it lists none.</summary>
    public long[]? PremisesIds()
    {
        if (Premises is not { ValueKind: not JsonValueKind.Null } given)
            return null;
        if (given.ValueKind == JsonValueKind.Array && given.GetArrayLength() > 0)
        {
            long[] ids = [.. given.EnumerateArray().Select(Id)];
            if (!ids.Contains(0))
                return ids;
        }
        throw new PlanningException($"The field \"premises\" must be \"{Signed}\" or a list of premises' ids.");
    }

    private static long Id(JsonElement id) =>
        id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out long one) && one > 0 ? one : 0;

    public PlanRunOptions Checked(Crs crs)
    {
        if (TimeLimitSeconds is not (null or 0 or >= 1 and <= 86_400))
            throw new PlanningException("The field \"timeLimitSeconds\" must be 0 (none) or 1 to 86400.");
        if (TakeUp is not (null or > 0 and <= 1))
            throw new PlanningException("The field \"takeUp\" must be above 0 and at most 1.");
        if (BudgetOre is not (null or >= 100 and <= PlanRunOptions.MostBudgetOre))
            throw new PlanningException(
                $"The field \"budgetOre\" must be 100 (SEK 1) to {PlanRunOptions.MostBudgetOre}, or left out."
            );
        if (Effort is not (null or >= 1 and <= 1_000_000))
            throw new PlanningException("The field \"effort\" must be 1 to 1000000.");
        return Default with
        {
            TakeUp = TakeUp ?? Default.TakeUp,
            ByWorth = ByWorth ?? Default.ByWorth,
            BudgetOre = BudgetOre,
            Effort = Effort ?? Default.Effort,
            TimeLimit = TimeLimitSeconds switch
            {
                null => Default.TimeLimit,
                0 => null,
                { } seconds => TimeSpan.FromSeconds(seconds),
            },
            Architecture = Architecture ?? Default.Architecture,
            Backbone = Backbone ?? Default.Backbone,
            Seed = Seed ?? Default.Seed,
            Sites = [.. (Sites ?? []).Select((site, i) => site.Checked(i, crs))],
            CostBookJson = CostBook?.GetRawText(),
            RulesJson = Rules?.GetRawText(),
        };
    }
}

/// <summary>A place for active equipment, degrees.</summary>
internal sealed record SiteWish(string? Name, double? Lon, double? Lat)
{
    public SiteCandidate Checked(int index, Crs crs)
    {
        if (Lon is not (>= -180 and <= 180) || Lat is not (>= -89 and <= 89))
            throw new PlanningException($"The field \"sites[{index}]\" needs \"lon\" and \"lat\" in degrees.");
        return new SiteCandidate(
            string.IsNullOrWhiteSpace(Name) ? $"Site {index + 1}" : Name.Trim(),
            crs.Project(new LonLat(Lon.Value, Lat.Value))
        );
    }
}

/// <summary>A run, how far it is, and the revision that came of it.</summary>
/// <param name="GivenOrders">How many premises it was handed as having ordered; null where it takes the take-up.</param>
internal sealed record PlanRunAnswer(
    long Id,
    PlanRunState State,
    bool Ended,
    double Overall,
    PlanStep? Step,
    double StepFraction,
    long? BestCostOre,
    long? BoundOre,
    double TakeUp,
    int? GivenOrders,
    bool ByWorth,
    long? BudgetOre,
    int Effort,
    double? TimeLimitSeconds,
    Architecture Architecture,
    Backbone Backbone,
    long Seed,
    long? RevisionId,
    PlanRunStatusAnswer[] History
)
{
    public static PlanRunAnswer Of(PlanRunView view) =>
        new(
            view.Run.Id,
            view.State,
            view.Ended,
            view.Overall,
            view.Run.Step,
            view.Run.Fraction,
            view.Run.BestCostOre,
            view.Run.BoundOre,
            view.Run.TakeUp,
            view.Run.GivenOrders,
            view.Run.ByWorth,
            view.Run.BudgetOre,
            view.Run.Effort,
            view.Run.TimeLimitMs / 1000.0,
            view.Run.Architecture,
            view.Run.Backbone,
            view.Run.Seed,
            view.RevisionId,
            [.. view.History.Select(s => new PlanRunStatusAnswer(s.State, s.At, s.Actor, s.Sentence))]
        );
}

/// <summary>A state that a run came into.</summary>
internal sealed record PlanRunStatusAnswer(PlanRunState State, DateTime At, string Actor, string? Sentence);
