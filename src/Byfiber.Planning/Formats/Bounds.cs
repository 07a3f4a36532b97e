using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Formats;

/// <summary>The box around a plan, metres in its plane; all zero when the plan has neither premises nor trenches.</summary>
internal readonly record struct Bounds(double MinX, double MinY, double MaxX, double MaxY)
{
    internal double Width => MaxX - MinX;
    internal double Height => MaxY - MinY;

    internal static Bounds Of(Plan plan)
    {
        var points = plan
            .Trenches.SelectMany(trench => trench.Points)
            .Concat(plan.Premises.Select(premises => premises.Point));
        double minX = double.MaxValue,
            minY = double.MaxValue,
            maxX = double.MinValue,
            maxY = double.MinValue;
        foreach (MapPoint point in points)
        {
            minX = Math.Min(minX, point.X);
            minY = Math.Min(minY, point.Y);
            maxX = Math.Max(maxX, point.X);
            maxY = Math.Max(maxY, point.Y);
        }
        return minX > maxX ? default : new Bounds(minX, minY, maxX, maxY);
    }
}
