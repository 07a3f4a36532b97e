using System.Text.Json;
using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Byfiber.Core.Storage.Dialects;
using Byfiber.Planning;
using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Plans;

/// <summary>Orders a plan of the current map. Runs are done one after the other, oldest first.</summary>
public sealed class QueuePlanRun(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <returns>The run's id.</returns>
    /// <exception cref="RefusedException">An option is out of range, or no map has been imported.</exception>
    /// <exception cref="Planning.PlanningException">The cost book or the rules cannot be read.</exception>
    public async Task<long> RunAsync(PlanRunOptions options, string actor, CancellationToken cancel = default)
    {
        var run = options.Checked();
        long[] orders = [.. (options.OrderedPremises ?? []).Distinct().Order()];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                if (!await db.ImportBatches.AnyAsync(cancel))
                {
                    throw new RefusedException("There is no map to plan on: import one first.");
                }
                var at = time.GetUtcNow().UtcDateTime;
                run.Statuses.Add(
                    new PlanRunStatus
                    {
                        State = PlanRunState.Queued,
                        At = at,
                        Actor = actor,
                    }
                );
                db.Add(run);
                await db.SaveChangesAsync(cancel);
                await AddOrdersAsync(db, run.Id, orders, cancel);
                await db.AppendAsync(
                    at,
                    actor,
                    "Plans",
                    nameof(QueuePlanRun),
                    nameof(PlanRun),
                    run.Id,
                    new
                    {
                        run.TakeUp,
                        run.GivenOrders,
                        run.ByWorth,
                        run.BudgetOre,
                        run.Effort,
                        run.TimeLimitMs,
                        run.Architecture,
                        run.Backbone,
                    },
                    cancel
                );
                return run.Id;
            },
            cancel
        );
    }

    private static async Task AddOrdersAsync(ByfiberDb db, long runId, long[] premises, CancellationToken cancel)
    {
        if (premises.Length == 0)
        {
            return;
        }
        int known = await db.Premises.CountAsync(p => EF.Parameter(premises).Contains(p.Id), cancel);
        if (known != premises.Length)
        {
            throw new RefusedException(
                $"{premises.Length - known} of the ordered premises are not in the register: give the ids of premises."
            );
        }
        await db.Dialect.InsertAsync(
            db,
            Array.ConvertAll(premises, id => new PlanRunOrder { RunId = runId, PremisesId = id }),
            cancel
        );
    }
}

/// <summary>What a person can choose of a plan.</summary>
public sealed record PlanRunOptions
{
    /// <summary>A million million kronor: no network costs more, and sums of it cannot overflow.</summary>
    public const long MostBudgetOre = 100_000_000_000_000;

    /// <summary>Share of premises that order, above 0 and at most 1.</summary>
    public double TakeUp { get; init; } = 1;

    /// <summary>
    /// The ids of the premises that have ordered: built for are they alone, in a network that has room for everybody. With worth or a budget they
    /// are joined whatever they take, of the rest those who pay or whom the budget suffices for, and the network is for all of these. Goes
    /// with no take-up below 1. Null takes a sample of the take-up.
    /// </summary>
    public IReadOnlyCollection<long>? OrderedPremises { get; init; }

    /// <summary>Only premises that pay: whose worth covers what joining them takes.</summary>
    public bool ByWorth { get; init; }

    /// <summary>The most that the network may cost, öre, at least one krona; null means no limit.</summary>
    public long? BudgetOre { get; init; }

    /// <summary>Work spent on improving, 1 or more.</summary>
    public int Effort { get; init; } = PlanRequest.DefaultEffort;

    /// <summary>Only cuts the effort short; null means none.</summary>
    public TimeSpan? TimeLimit { get; init; } = TimeSpan.FromSeconds(30);
    public Architecture Architecture { get; init; } = Architecture.PointToPoint;
    public Backbone Backbone { get; init; } = Backbone.Tree;
    public long Seed { get; init; } = 1;

    /// <summary>Where sites may stand, in the municipality's plane, the hand-over point first; empty leaves it to the planner.</summary>
    public IReadOnlyList<SiteCandidate> Sites { get; init; } = [];

    /// <summary>The cost book as JSON; null means the default one.</summary>
    public string? CostBookJson { get; init; }

    /// <summary>Rules that differ from the defaults, as a JSON object; null means none. Architecture and backbone above go before it.</summary>
    public string? RulesJson { get; init; }

    internal PlanRun Checked()
    {
        if (TakeUp is not (> 0 and <= 1))
        {
            throw new RefusedException("Take-up must be above 0 and at most 1 (100 %).");
        }
        if (OrderedPremises is { Count: 0 })
        {
            throw new RefusedException("Nobody has signed yet: order a plan by take-up instead.");
        }
        if (OrderedPremises is not null && TakeUp < 1)
        {
            throw new RefusedException("A plan for those who signed knows who orders: leave out the take-up.");
        }
        if (BudgetOre is < 100 or > MostBudgetOre)
        {
            throw new RefusedException("The budget must be from SEK 1 to SEK 1,000,000,000,000, or left out.");
        }
        if (Effort < 1)
        {
            throw new RefusedException("Effort must be 1 or more.");
        }
        if (TimeLimit is { } limit && limit < TimeSpan.FromSeconds(1))
        {
            throw new RefusedException("The time limit must be a second or more.");
        }
        var run = new PlanRun
        {
            TakeUp = TakeUp,
            GivenOrders = OrderedPremises?.Distinct().Count(),
            ByWorth = ByWorth,
            BudgetOre = BudgetOre,
            Effort = Effort,
            TimeLimitMs = (long?)TimeLimit?.TotalMilliseconds,
            Architecture = Architecture,
            Backbone = Backbone,
            Seed = Seed,
            SitesJson = JsonSerializer.Serialize(Sites, Json.Options),
            CostBookJson = CostBookJson,
            RulesJson = RulesJson,
        };
        PlanRequests.Rules(run);
        PlanRequests.Costs(run);
        return run;
    }
}
