using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Tests.Sources.Sample;

public class SmallMunicipalityTests
{
    private static readonly MapData[] Maps =
    [
        .. Enumerable.Range(1, 200).Select(seed => SmallMunicipality.Generate((ulong)seed)),
    ];

    [Fact]
    public void The_same_seed_gives_the_same_small_municipality()
    {
        var again = SmallMunicipality.Generate(17);
        again.Premises.ShouldBe(Maps[16].Premises);
        again.Roads.SelectMany(road => road.Points).ShouldBe(Maps[16].Roads.SelectMany(road => road.Points));
    }

    [Fact]
    public void Each_has_roads_and_20_to_150_premises_and_a_few_odd_ones()
    {
        foreach (var map in Maps)
        {
            map.Roads.ShouldNotBeEmpty();
            map.Premises.Count.ShouldBeInRange(20, 170);
            map.Premises.Select(premises => premises.Id).ShouldBeUnique();
        }
    }

    [Fact]
    public void Among_200_every_odd_case_occurs_and_is_absent()
    {
        bool[] cases =
        [
            .. new Func<MapData, bool>[]
            {
                map => map.Premises.GroupBy(premises => premises.Point).Any(group => group.Count() > 1),
                map =>
                    map.Roads.Any(road => road.Points.Zip(road.Points.Skip(1)).Any(pair => pair.First == pair.Second)),
                map => map.Roads.Any(road => road.Points[0] == road.Points[^1]),
                map => map.Roads.Any(road => road.Points[0].DistanceTo(road.Points[^1]) > 12_000),
                map => map.Premises.Any(premises => premises.Units.Total > 1),
                map => map.Roads.Any(road => road.Class is RoadClass.Motorway),
                map => map.Areas.Count == 2,
                map => map.Premises.Any(premises => map.Roads.Any(road => road.Points.Contains(premises.Point))),
            }.Select(holds => Maps.Count(holds) is > 20 and < 180),
        ];
        cases.ShouldAllBe(occurs => occurs);
    }
}
