using Byfiber.Planning.Formats;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Sources.Sample;
using Byfiber.Planning.Tests.Formats;

namespace Byfiber.Planning.Tests;

/// <summary>The promises of a plan, held on real maps (where they are beside the repository) and on the sample municipality.</summary>
public class RealMapPlanTests
{
    /// <summary>Small maps get the default effort; the large ones a part of it, which is proven well enough already.</summary>
    [Theory]
    [InlineData("dk-tunoe-2025", PlanRequest.DefaultEffort)]
    [InlineData("dk-femoe-2022", PlanRequest.DefaultEffort)]
    [InlineData("dk-anholt-2020", PlanRequest.DefaultEffort)]
    [InlineData("dk-sindal-2015", PlanRequest.DefaultEffort)]
    [InlineData("bornholm-3720-aakirkeby", 60)]
    public void A_real_map_is_planned_nearly_whole_with_a_small_proven_gap_and_passes_its_check(
        string name,
        int effort
    ) =>
        Holds(
            MapReader.Read(SharedData.Path(name + ".osm.pbf"), cancel: TestContext.Current.CancellationToken),
            effort
        );

    [Fact]
    public void The_sample_municipality_is_planned_nearly_whole_with_a_small_proven_gap_and_passes_its_check() =>
        Holds(SampleMunicipality.Generate(), 100);

    private static void Holds(MapData map, int effort)
    {
        var request = new PlanRequest
        {
            Map = map,
            Effort = effort,
            TimeLimit = null,
        };
        var plan = new Planner(TimeProvider.System).Plan(request, null, TestContext.Current.CancellationToken);

        plan.Summary.PremisesPlanned.ShouldBeGreaterThanOrEqualTo((int)(0.99 * plan.Summary.PremisesTotal));
        plan.Summary.GapPercent.ShouldBeLessThanOrEqualTo(3);
        using var folder = new TempDirectory();
        GeoPackageWriter.Write(plan, folder.File("plan.gpkg"), TestContext.Current.CancellationToken);
        PlanCheck.Run(folder.File("plan.gpkg")).ShouldBeEmpty();
    }
}
