using Byfiber.Core.Journal;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.People.PersonalData;

/// <summary>Decides anew why a kind of personal data is kept and for how long; the earlier decision stays in the history.</summary>
public sealed class SaveDataRule(IDbContextFactory<ByfiberDb> dbs, TimeProvider time, IEnumerable<DataKind> kinds)
{
    private const int LongestText = 500;

    /// <summary>A hundred years: longer is for ever, which is said by leaving it out.</summary>
    private const int MostMonths = 1_200;

    private readonly HashSet<string> _kinds = [.. kinds.Select(k => k.Key)];

    /// <exception cref="RefusedException">A field is not right, or there is no such kind.</exception>
    public async Task RunAsync(DataRuleWish wish, string actor, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rule = Checked(wish, actor, now);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(
            async () =>
            {
                var last = await db
                    .DataRules.AsNoTracking()
                    .Where(r => r.Kind == wish.Kind)
                    .OrderByDescending(r => r.Id)
                    .FirstOrDefaultAsync(cancel);
                // The same form sent twice decides once.
                if (last is not null && Same(last, rule))
                {
                    return last.Id;
                }
                db.Add(rule);
                await db.SaveChangesAsync(cancel);
                await db.AppendAsync(
                    now,
                    actor,
                    "People",
                    nameof(SaveDataRule),
                    nameof(DataRule),
                    rule.Id,
                    new
                    {
                        rule.Kind,
                        rule.Ground,
                        monthsBefore = last?.RetentionMonths,
                        rule.RetentionMonths,
                        rule.Source,
                        rule.DecidedOn,
                    },
                    cancel
                );
                return rule.Id;
            },
            cancel
        );
    }

    private DataRule Checked(DataRuleWish wish, string actor, DateTime now)
    {
        if (!_kinds.Contains(wish.Kind))
        {
            throw new RefusedException($"The register has no kind of data called {wish.Kind}.") { NotFound = true };
        }
        if (wish.RetentionMonths is < 1 or > MostMonths)
        {
            throw new RefusedException(
                "The retention time must be 1 to 1,200 months, or left out to keep the data for ever."
            );
        }
        if (wish.DecidedOn > now.SwedishDay())
        {
            throw new RefusedException("The day of the decision lies in the future: write the day it was taken.");
        }
        return new DataRule
        {
            Kind = wish.Kind,
            WhySv = Text(wish.WhySv, "The reason in Swedish"),
            WhyEn = Text(wish.WhyEn, "The reason in English"),
            Ground = wish.Ground,
            RetentionMonths = wish.RetentionMonths,
            Source = Text(wish.Source, "The source (the law or decision)"),
            DecidedOn = wish.DecidedOn,
            At = now,
            Actor = actor,
        };
    }

    private static string Text(string text, string what)
    {
        string trimmed = text.Trim();
        return trimmed.Length is >= 1 and <= LongestText
            ? trimmed
            : throw new RefusedException($"{what} must be 1 to {LongestText} characters.");
    }

    private static bool Same(DataRule a, DataRule b) =>
        (a.WhySv, a.WhyEn, a.Ground, a.RetentionMonths, a.Source, a.DecidedOn)
        == (b.WhySv, b.WhyEn, b.Ground, b.RetentionMonths, b.Source, b.DecidedOn);
}

/// <summary>A decision as an administrator writes it.</summary>
public sealed record DataRuleWish
{
    public required string Kind { get; init; }
    public required string WhySv { get; init; }
    public required string WhyEn { get; init; }
    public LegalGround Ground { get; init; }

    /// <summary>Null keeps the data for ever.</summary>
    public int? RetentionMonths { get; init; }
    public required string Source { get; init; }
    public DateOnly DecidedOn { get; init; }
}
