using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Network;

/// <summary>Which rollout area each premises belongs to: the first, in build order, whose shape holds it.</summary>
internal sealed record PremisesAreas(IReadOnlyList<string> Names, int[] Of)
{
    public static PremisesAreas Assign(MapData map)
    {
        var of = new int[map.Premises.Count];
        if (map.Areas.Count == 0)
            return new PremisesAreas([map.Name], of);
        var areas = map.Areas.OrderBy(area => area.BuildOrder).ThenBy(area => area.Id, StringComparer.Ordinal).ToList();
        var shapes = areas.ConvertAll(area => Lines.Prepare(area.Shape));
        var names = areas.ConvertAll(area => area.Name);
        bool outside = false;
        for (int p = 0; p < of.Length; p++)
        {
            var point = new NetTopologySuite.Geometries.Point(Sources.Shapes.At(map.Premises[p].Point));
            int area = shapes.FindIndex(shape => shape.Intersects(point));
            of[p] = area < 0 ? areas.Count : area;
            outside |= area < 0;
        }
        if (outside)
            names.Add("Utanför områdena");
        return new PremisesAreas(names, of);
    }
}
