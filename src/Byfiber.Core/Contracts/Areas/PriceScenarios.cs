using System.Text.Json;
using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Contracts.Areas;

/// <summary>Keeps a simulation under a name, with the plan that it was reckoned on.</summary>
public sealed class SaveScenario(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <param name="name">1 to 100 characters; no other scenario that is kept may have it.</param>
    /// <param name="revisionId">The plan.</param>
    /// <param name="wish">What was asked.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="requestId">The form's own number: the same twice is one scenario.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <returns>The scenario's id.</returns>
    /// <exception cref="RefusedException">The name is empty or taken, the plan is not there, or a figure is out of range.</exception>
    public async Task<long> RunAsync(
        string name,
        long revisionId,
        PriceWish wish,
        string actor,
        Guid requestId,
        CancellationToken cancel = default
    )
    {
        string wanted = name.Trim();
        if (wanted.Length is 0 or > 100)
        {
            throw new RefusedException("A scenario needs a name of 1 to 100 characters.");
        }
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(
            async () =>
            {
                await db.LockAreasAsync(cancel);
                if (
                    await db.PriceScenarios.AsNoTracking().FirstOrDefaultAsync(s => s.RequestId == requestId, cancel) is
                    { } same
                )
                {
                    return same.Id;
                }
                if (await db.PriceScenarios.AnyAsync(s => s.Name == wanted && s.RemovedAt == null, cancel))
                {
                    throw new RefusedException($"There is already a scenario called {wanted}: choose another name.");
                }
                if (!await db.PlanRevisions.AnyAsync(r => r.Id == revisionId, cancel))
                {
                    throw RefusedException.Missing("plan revision", revisionId);
                }
                wish.Check(await db.PlanAreas.CountAsync(a => a.RevisionId == revisionId, cancel));
                var scenario = new PriceScenario
                {
                    Name = wanted,
                    RevisionId = revisionId,
                    InputJson = JsonSerializer.Serialize(wish, Json.Options),
                    At = time.GetUtcNow().UtcDateTime,
                    Actor = actor,
                    RequestId = requestId,
                };
                db.Add(scenario);
                await db.SaveChangesAsync(cancel);
                await db.AppendAsync(
                    scenario.At,
                    actor,
                    "Contracts",
                    nameof(SaveScenario),
                    nameof(PriceScenario),
                    scenario.Id,
                    new { scenario.Name, wish.PriceOre },
                    cancel
                );
                return scenario.Id;
            },
            cancel
        );
    }
}

/// <summary>Takes a scenario off the list; its row stays.</summary>
public sealed class RemoveScenario(IDbContextFactory<ByfiberDb> dbs, TimeProvider time)
{
    /// <summary>Does nothing when it was taken off already.</summary>
    /// <exception cref="RefusedException">There is no such scenario.</exception>
    public async Task RunAsync(long id, string actor, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAreasAsync(cancel);
                var scenario =
                    await db.PriceScenarios.SingleOrDefaultAsync(s => s.Id == id, cancel)
                    ?? throw RefusedException.Missing("scenario", id);
                if (scenario.RemovedAt is not null)
                {
                    return id;
                }
                var at = time.GetUtcNow().UtcDateTime;
                scenario.RemovedAt = at;
                await db.AppendAsync(
                    at,
                    actor,
                    "Contracts",
                    nameof(RemoveScenario),
                    nameof(PriceScenario),
                    id,
                    new { scenario.Name },
                    cancel
                );
                return id;
            },
            cancel
        );
    }
}

/// <summary>The scenarios that are kept, with what they come to.</summary>
public sealed class ScenarioList(IDbContextFactory<ByfiberDb> dbs, ReadPriceBasis bases)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PriceScenario>> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db
            .PriceScenarios.AsNoTracking()
            .Where(s => s.RemovedAt == null)
            .OrderByDescending(s => s.Id)
            .ToListAsync(cancel);
    }

    /// <summary>One with its outcome, or null when there is none with this id on the list.</summary>
    public async Task<ScenarioOutcome?> OneAsync(long id, CancellationToken cancel = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var scenario = await db
            .PriceScenarios.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id && s.RemovedAt == null, cancel);
        if (scenario is null || await bases.RunAsync(scenario.RevisionId, cancel) is not { } known)
        {
            return null;
        }
        var wish = JsonSerializer.Deserialize<PriceWish>(scenario.InputJson, Json.Options)!;
        return new ScenarioOutcome(scenario, known, wish, EqualPrice.Of(known.Basis, wish));
    }
}

/// <summary>A scenario, what it was reckoned on, what was asked, and what it comes to.</summary>
public sealed record ScenarioOutcome(PriceScenario Scenario, KnownBasis Known, PriceWish Wish, PriceOutcome Outcome);
