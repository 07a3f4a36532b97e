using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Byfiber.Core.Storage.Dialects;

/// <summary>A table with a spatial index, and the columns that hold the box: four of them, or a point's two.</summary>
internal readonly record struct SpatialTable(
    string Name,
    bool OfRevision,
    string MinX,
    string MinY,
    string MaxX,
    string MaxY
)
{
    public static SpatialTable Of(IEntityType entity)
    {
        bool point = entity.FindProperty("X") is not null;
        bool ofRevision = entity.FindProperty("RevisionId") is not null;
        return point
            ? new SpatialTable(entity.GetTableName()!, ofRevision, "x", "y", "x", "y")
            : new SpatialTable(entity.GetTableName()!, ofRevision, "min_x", "min_y", "max_x", "max_y");
    }
}
