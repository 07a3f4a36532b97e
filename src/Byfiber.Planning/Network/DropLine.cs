using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Network;

/// <summary>A part of a drop, from the trench towards the house, and the ground that it is priced as.</summary>
internal readonly record struct DropPart(MapPoint From, MapPoint To, string Ground, long LengthMm);

/// <summary>
/// A drop is a straight line from the trench to the house. Its last metres are the plot (dug by hand or with a small
/// machine); what is longer is field, which is ploughed.
/// </summary>
internal static class DropLine
{
    public static DropPart[] Split(MapPoint trench, MapPoint house, long plotMm)
    {
        long length = trench.DistanceMmTo(house);
        // A metre of field is not worth a machine of its own.
        if (length <= plotMm + 1000)
            return [new DropPart(trench, house, "plot", length)];
        double t = (double)plotMm / length;
        var fence = MapPoint.Rounded(house.X + (trench.X - house.X) * t, house.Y + (trench.Y - house.Y) * t);
        return
        [
            new DropPart(trench, fence, "field", trench.DistanceMmTo(fence)),
            new DropPart(fence, house, "plot", fence.DistanceMmTo(house)),
        ];
    }
}
