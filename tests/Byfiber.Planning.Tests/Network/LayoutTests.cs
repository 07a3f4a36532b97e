using Byfiber.Planning.Network;
using Byfiber.Planning.Sources;
using static Byfiber.Planning.Tests.Network.Village;

namespace Byfiber.Planning.Tests.Network;

public class LayoutTests
{
    [Fact]
    public void Every_premises_is_within_reach_of_its_site()
    {
        var plan = Plan(
            Lane(9_000, 100),
            request => request with { Rules = new PlanningRules { MaxFibreMm = 2_000_000 } }
        );

        plan.Sites.Count.ShouldBeGreaterThan(1);
        plan.FibrePaths.ShouldAllBe(path => path.LengthMm <= 2_000_000);
        plan.Summary.PremisesPlanned.ShouldBe(90);
    }

    [Fact]
    public void A_full_site_gets_a_second_beside_it()
    {
        var plan = Plan(Lane(3_000, 30), request => request with { Rules = new PlanningRules { SiteCapacity = 60 } });

        plan.Sites.Count.ShouldBeGreaterThan(1);
        plan.Sites.ShouldAllBe(site => site.PremisesCount <= 60);
    }

    [Fact]
    public void The_hand_over_point_stands_at_the_median_unless_a_site_is_given()
    {
        var plan = Plan(Lane(2_000, 50));

        plan.Nodes[plan.Sites.Single().NodeId - 1].Point.X.ShouldBe(At(1_000, 0).X, 60);
    }

    [Fact]
    public void A_given_site_is_the_hand_over_point()
    {
        var plan = Plan(
            Lane(2_000, 50),
            request => request with { Sites = [new SiteCandidate("Brandstationen", At(1_990, 10))] }
        );

        plan.Sites.Single().Name.ShouldBe("Brandstationen");
        plan.Nodes[plan.Sites.Single().NodeId - 1].Point.X.ShouldBe(At(1_990, 0).X, 30);
    }

    [Fact]
    public void A_second_candidate_is_used_only_where_the_first_does_not_reach()
    {
        SiteCandidate[] sites = [new("väst", At(10, 10)), new("öst", At(5_990, 10))];
        PlanRequest With(PlanRequest request, long reachMm) =>
            request with
            {
                Sites = sites,
                Rules = new PlanningRules { MaxFibreMm = reachMm },
            };

        Plan(Lane(6_000, 100), request => With(request, 9_000_000)).Sites.Count.ShouldBe(1);
        Plan(Lane(6_000, 100), request => With(request, 4_000_000)).Sites.Count.ShouldBe(2);
    }

    [Fact]
    public void Who_no_site_reaches_is_listed_with_the_reason_and_the_rest_is_planned()
    {
        var plan = Plan(
            Lane(6_000, 100),
            request =>
                request with
                {
                    Sites = [new SiteCandidate("väst", At(10, 10))],
                    Rules = new PlanningRules { MaxFibreMm = 3_000_000 },
                }
        );

        var far = plan.Premises.Where(premises => premises.Status == PremisesStatus.Unreachable).ToList();
        far.Count.ShouldBeInRange(29, 32);
        far.ShouldAllBe(premises => premises.Reason!.Contains("add a site nearer"));
        plan.Nodes.Max(node => node.Point.X).ShouldBeLessThan(At(3_100, 0).X);
    }

    [Theory]
    [InlineData("a drop shorter than any", 1, 6_000, "None of the 10 premises can be planned")]
    [InlineData("no loss to spend", 500_000, 1_000, "raise maxLossMdb")]
    public void Rules_that_let_nobody_be_planned_are_refused_with_the_reason(
        string why,
        long maxDropMm,
        int maxLossMdb,
        string said
    ) =>
        Should
            .Throw<PlanningException>(() =>
                Plan(
                    Lane(500, 50),
                    request =>
                        request with
                        {
                            Rules = new PlanningRules { MaxDropMm = maxDropMm, MaxLossMdb = maxLossMdb },
                        }
                )
            )
            .Message.ShouldContain(said, customMessage: why);

    [Fact]
    public void A_map_that_is_all_closed_to_digging_is_refused_with_the_reason()
    {
        var everywhere = new Polygon([At(-9e3, -9e3), At(9e3, -9e3), At(9e3, 9e3), At(-9e3, 9e3), At(-9e3, -9e3)], []);

        Should
            .Throw<PlanningException>(() =>
                Plan(
                    Lane(500, 50),
                    request => request with { Existing = new ExistingPlant { NoDigZones = [everywhere] } }
                )
            )
            .Message.ShouldContain("nobody may dig");
    }

    [Fact]
    public void A_ring_changes_nobody_s_site()
    {
        var rules = new PlanningRules { SiteCapacity = 15 };
        int?[] SitesOf(Backbone backbone) =>
            [
                .. Plan(Lane(3_000, 40), request => request with { Rules = rules with { Backbone = backbone } })
                    .Premises.Select(premises => premises.SiteId),
            ];

        SitesOf(Backbone.Ring).ShouldBe(SitesOf(Backbone.Tree));
    }

    [Fact]
    public void A_site_in_the_sea_is_refused_with_the_mend()
    {
        var sea = new SiteCandidate("holmen", At(0, 40_000));

        var error = Should.Throw<PlanningException>(() =>
            Plan(Lane(500, 50), request => request with { Sites = [sea] })
        );

        error.Message.ShouldContain("holmen");
        error.Message.ShouldContain("40.0 km");
    }

    [Fact]
    public void Roads_that_do_not_join_the_rest_leave_their_premises_unreachable()
    {
        var lane = Lane(500, 50);
        var map = lane with
        {
            Roads = [.. lane.Roads, Road("island", RoadClass.Track, (5_000, 0), (5_100, 0))],
            Premises = [.. lane.Premises, House("holme", 5_050, 10)],
        };

        var plan = Plan(map);

        plan.Premises[^1].Status.ShouldBe(PremisesStatus.Unreachable);
        plan.Premises[^1].Reason.ShouldBe("its roads do not join the rest of the road network");
        plan.Summary.PremisesPlanned.ShouldBe(10);
    }

    [Fact]
    public void A_trench_never_runs_through_a_house_to_another_road()
    {
        // Two long lanes meet far away; a house between their ends would be a cheap bridge.
        var map = Map(
            [
                Road("a", RoadClass.Unclassified, (0, 0), (2_000, 0)),
                Road("b", RoadClass.Unclassified, (0, 40), (2_000, 40)),
                Road("link", RoadClass.Unclassified, (0, 0), (-3_000, 20), (0, 40)),
            ],
            [House("between", 1_900, 20), House("a1", 1_950, -15), House("b1", 1_950, 55)]
        );

        var plan = Plan(map);

        foreach (var premises in plan.Premises)
            plan.Trenches.Count(t => t.FromNode == premises.NodeId || t.ToNode == premises.NodeId).ShouldBe(1);
    }

    [Fact]
    public void Too_many_units_for_a_cabinet_are_left_out_with_the_mend()
    {
        var lane = Lane(300, 50);
        var plan = Plan(lane with { Premises = [.. lane.Premises, House("tower", 100, -30, dwellings: 400)] });

        plan.Premises[^1].Status.ShouldBe(PremisesStatus.LeftOut);
        plan.Premises[^1].Reason.ShouldNotBeNull().ShouldContain("split the address");
    }

    [Fact]
    public void Houses_of_a_passive_network_share_ports_behind_splitters()
    {
        var rules = PlanningRules.Pon with { SplitterRatio = 8 };
        var plan = Plan(Lane(2_000, 40), request => request with { Rules = rules });

        plan.FibrePaths.GroupBy(path => (path.SiteId, path.Port)).ShouldAllBe(port => port.Count() <= 8);
        plan.FibrePaths.ShouldAllBe(path => path.SplitterId != null && path.CabinetId != null);
        plan.Sites.Sum(site => site.PortsUsed).ShouldBeLessThan(50);
    }

    [Fact]
    public void A_ring_joins_the_sites_over_separate_trenches()
    {
        var square = Map(
            [
                Road("s", RoadClass.Unclassified, (0, 0), (3_000, 0)),
                Road("e", RoadClass.Unclassified, (3_000, 0), (3_000, 3_000)),
                Road("n", RoadClass.Unclassified, (3_000, 3_000), (0, 3_000)),
                Road("w", RoadClass.Unclassified, (0, 3_000), (0, 0)),
            ],
            Enumerable
                .Range(0, 29)
                .SelectMany(i => new[] { House($"s{i}", 100 + i * 100, -20), House($"n{i}", 100 + i * 100, 3_020) })
        );
        var rules = new PlanningRules { MaxFibreMm = 3_000_000, Backbone = Backbone.Ring };

        var plan = Plan(square, request => request with { Rules = rules });

        plan.Sites.Count.ShouldBeGreaterThan(1);
        var legs = plan.Cables.Where(cable => cable.Kind == CableKind.Backbone).ToList();
        legs.Count.ShouldBe(plan.Sites.Count);
        var trenches = legs.SelectMany(cable => cable.DuctIds.Select(duct => plan.Ducts[duct - 1].TrenchId)).ToList();
        trenches.Distinct().Count().ShouldBe(trenches.Count);
    }
}
