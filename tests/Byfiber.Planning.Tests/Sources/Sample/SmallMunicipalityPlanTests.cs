using System.Globalization;
using Byfiber.Planning.Formats;
using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Tests.Sources.Sample;

/// <summary>What must hold of every plan, on 200 random small municipalities with whatever odd cases they hold.</summary>
public class SmallMunicipalityPlanTests
{
    private const int Municipalities = 200;

    [Fact]
    public void No_plan_of_a_random_small_municipality_ever_fails_check()
    {
        using var folder = new TempFolder();
        var failures = new List<string>();
        var statuses = new List<PremisesStatus>();
        for (ulong seed = 1; seed <= Municipalities; seed++)
        {
            var plan = Planned(seed);
            statuses.AddRange(plan.Premises.Select(premises => premises.Status));
            string file = folder.Path(string.Create(CultureInfo.InvariantCulture, $"{seed}.gpkg"));
            GeoPackageWriter.Write(plan, file, TestContext.Current.CancellationToken);
            failures.AddRange(PlanCheck.Run(file).Select(finding => Line(seed, finding.ToString())));
            if (plan.Summary.TrenchBoundOre > plan.Summary.TrenchCostOre)
            {
                failures.Add(Line(seed, "the bound is above the cost"));
            }
            if (plan.Premises.Count != plan.Summary.PremisesTotal)
            {
                failures.Add(Line(seed, "a premises is missing from the plan"));
            }
            if (plan.Premises.Any(premises => premises.Status is not PremisesStatus.Planned && premises.Reason is null))
            {
                failures.Add(Line(seed, "a premises is not planned and no reason says why"));
            }
        }
        failures.ShouldBeEmpty();
        // Otherwise nothing would have been tried: most are planned, and each way of not being planned occurs.
        statuses.Count(status => status is PremisesStatus.Planned).ShouldBeGreaterThan(statuses.Count * 8 / 10);
        statuses
            .Distinct()
            .Order()
            .ShouldBe([PremisesStatus.Planned, PremisesStatus.LeftOut, PremisesStatus.Unreachable]);
    }

    private static string Line(ulong seed, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"SmallMunicipality.Generate({seed}): {what}");

    /// <summary>The seed also turns the options: take-up, passive network, ring, sites of one's own, small sizes.</summary>
    private static Plan Planned(ulong seed)
    {
        var map = SmallMunicipality.Generate(seed);
        var rules = new PlanningRules { Backbone = seed % 5 == 0 ? Backbone.Ring : Backbone.Tree };
        rules = seed % 7 == 0 ? rules with { SiteCapacity = 60, CabinetSizes = [24, 48] } : rules;
        rules = seed % 3 == 0 ? rules.AsPon() : rules;
        var request = new PlanRequest
        {
            Map = map,
            Rules = rules,
            TakeUp = seed % 2 == 0 ? 0.6 : 1,
            Effort = 2,
            TimeLimit = null,
            Sites = seed % 4 == 0 ? Sites(map) : [],
        };
        try
        {
            return new Planner(TimeProvider.System).Plan(request, null, TestContext.Current.CancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new InvalidOperationException(Line(seed, error.Message), error);
        }
    }

    private static SiteCandidate[] Sites(MapData map) =>
        [
            .. new[] { 0, map.Premises.Count / 2 }.Select(i => new SiteCandidate(
                string.Create(CultureInfo.InvariantCulture, $"Site {i}"),
                map.Premises[i].Point
            )),
        ];
}
