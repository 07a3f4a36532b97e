using Byfiber.Core.Storage;
using Source = Byfiber.Planning.Sources;

namespace Byfiber.Core.Places;

/// <summary>Rows from what a source holds. Ids of shapes are their places in the map, since each import replaces them all.</summary>
internal static class SourceRows
{
    public static Road Road(Source.Road road, int index)
    {
        var box = Box.Around(road.Points);
        return new Road
        {
            Id = index + 1,
            SourceId = road.Id,
            Class = road.Class,
            Surface = road.Surface,
            Name = road.Name,
            ShapeWkb = Wkb.Write(Wkb.Line(road.Points)),
            MinX = box.MinX,
            MinY = box.MinY,
            MaxX = box.MaxX,
            MaxY = box.MaxY,
        };
    }

    public static Building Building(Source.Building building, int index)
    {
        var box = Box.Around(building.Ring);
        return new Building
        {
            Id = index + 1,
            SourceId = building.Id,
            Kind = building.Kind,
            ShapeWkb = Wkb.Write(Wkb.PolygonOf(new Source.Polygon(building.Ring, []))),
            MinX = box.MinX,
            MinY = box.MinY,
            MaxX = box.MaxX,
            MaxY = box.MaxY,
        };
    }

    public static Water Water(Source.Water water, int index)
    {
        var box = Box.Around(water.Shape.Outer);
        return new Water
        {
            Id = index + 1,
            SourceId = water.Id,
            Name = water.Name,
            ShapeWkb = Wkb.Write(Wkb.PolygonOf(water.Shape)),
            MinX = box.MinX,
            MinY = box.MinY,
            MaxX = box.MaxX,
            MaxY = box.MaxY,
        };
    }

    public static Area Area(Source.Area area, int buildOrder)
    {
        var shape = Wkb.Polygons(area.Shape);
        var box = Box.Around(shape);
        return new Area
        {
            Name = area.Name,
            BuildOrder = buildOrder,
            ShapeWkb = Wkb.Write(shape),
            MinX = box.MinX,
            MinY = box.MinY,
            MaxX = box.MaxX,
            MaxY = box.MaxY,
            SourceId = area.Id,
        };
    }

    public static Premises NewPremises(Source.Premises premises, long id, long batchId)
    {
        var row = new Premises
        {
            Id = id,
            SourceId = premises.Id,
            Address = premises.Address,
            SearchText = "",
            FirstBatchId = batchId,
        };
        Overwrite(row, premises, batchId);
        return row;
    }

    public static void Overwrite(Premises row, Source.Premises premises, long batchId)
    {
        row.Address = premises.Address;
        row.Postcode = premises.Postcode;
        row.Locality = premises.Locality;
        row.Property = premises.Property;
        row.SearchText = SearchText.Of(premises.Address, premises.Postcode, premises.Locality, premises.Property);
        row.SortText = SortText.Of(premises.Address, premises.Locality);
        row.X = premises.Point.X;
        row.Y = premises.Point.Y;
        row.Dwellings = premises.Units.Dwellings;
        row.Workplaces = premises.Units.Workplaces;
        row.HolidayHomes = premises.Units.HolidayHomes;
        row.WorthOre = premises.WorthOre;
        row.RemovedBatchId = null;
        if (row.LastBatchId == 0)
        {
            row.LastBatchId = batchId;
        }
    }
}
