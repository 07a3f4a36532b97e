using System.Text.Json;
using Byfiber.Planning.Geometry;

namespace Byfiber.Planning.Formats;

/// <summary>
/// Writes <c>plan.geojson</c> (RFC 7946: WGS 84, longitude first): one collection of premises, nodes, trenches and cables, told
/// apart by the property "layer". Written as a stream, never held as a whole.
/// </summary>
public static class PlanGeoJson
{
    /// <summary>Writes the collection; ids are the plan's, within their layer.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        var lines = new WorldLines(plan);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = PlanFacts.Json.Encoder });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", plan.Name);
        json.WriteString("attribution", plan.Attribution);
        json.WriteBoolean("synthetic", plan.Synthetic);
        json.WriteStartArray("features");
        WritePremises(json, plan, lines);
        WriteNodes(json, plan, lines);
        WriteTrenches(json, plan, lines);
        WriteCables(json, plan, lines);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePremises(Utf8JsonWriter json, Plan plan, WorldLines lines)
    {
        foreach (var premises in plan.Premises)
        {
            Begin(json, "premises", premises.Id);
            json.WriteString("address", premises.Address);
            json.WriteString("status", Words.Of(premises.Status));
            json.WriteString("reason", premises.Reason);
            json.WriteNumber("units", premises.Units);
            json.WriteBoolean("ordered", premises.Ordered);
            WriteOptional(json, "drop_mm", premises.DropMm);
            WriteOptional(json, "fibre_mm", premises.FibreMm);
            WriteOptional(json, "loss_mdb", premises.LossMdb);
            WriteOptional(json, "share_ore", premises.ShareOre);
            WriteOptional(json, "marginal_ore", premises.MarginalOre);
            WriteOptional(json, "worth_ore", premises.WorthOre);
            WriteOptional(json, "own_ore", premises.OwnOre);
            WriteOptional(json, "cabinet_id", premises.CabinetId);
            WriteOptional(json, "site_id", premises.SiteId);
            WriteOptional(json, "port", premises.Port);
            json.WriteNumber("area_id", premises.AreaId);
            EndAtPoint(json, lines.Of(premises.Point));
        }
    }

    private static void WriteNodes(Utf8JsonWriter json, Plan plan, WorldLines lines)
    {
        foreach (var node in plan.Nodes)
        {
            Begin(json, "nodes", node.Id);
            json.WriteString("kind", Words.Of(node.Kind));
            json.WriteNumber("area_id", node.AreaId);
            EndAtPoint(json, lines.Of(node.Point));
        }
    }

    private static void WriteTrenches(Utf8JsonWriter json, Plan plan, WorldLines lines)
    {
        foreach (var trench in plan.Trenches)
        {
            Begin(json, "trenches", trench.Id);
            json.WriteNumber("from_node", trench.FromNode);
            json.WriteNumber("to_node", trench.ToNode);
            json.WriteString("kind", Words.Of(trench.Kind));
            json.WriteString("ground", trench.Ground);
            json.WriteString("item", trench.Item);
            json.WriteNumber("length_mm", trench.LengthMm);
            json.WriteNumber("cost_ore", trench.CostOre);
            json.WriteNumber("area_id", trench.AreaId);
            json.WriteBoolean("built", trench.Built);
            EndAtLine(json, lines.Of(trench));
        }
    }

    private static void WriteCables(Utf8JsonWriter json, Plan plan, WorldLines lines)
    {
        foreach (var cable in plan.Cables)
        {
            Begin(json, "cables", cable.Id);
            json.WriteString("kind", Words.Of(cable.Kind));
            json.WriteNumber("from_node", cable.FromNode);
            json.WriteNumber("to_node", cable.ToNode);
            json.WriteString("item", cable.Item);
            json.WriteNumber("fibres", cable.Fibres);
            json.WriteNumber("used", cable.Used);
            json.WriteNumber("length_mm", cable.LengthMm);
            json.WriteBoolean("built", cable.Built);
            EndAtLine(json, lines.Of(cable));
        }
    }

    private static void Begin(Utf8JsonWriter json, string layer, int id)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("layer", layer);
        json.WriteNumber("id", id);
    }

    private static void EndAtPoint(Utf8JsonWriter json, LonLat position)
    {
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        WritePosition(json, position);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void EndAtLine(Utf8JsonWriter json, IReadOnlyList<LonLat> line)
    {
        json.WriteEndObject();
        if (line.Count == 0)
        {
            json.WriteNull("geometry");
            json.WriteEndObject();
            return;
        }
        json.WriteStartObject("geometry");
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (var position in line)
        {
            WritePosition(json, position);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, LonLat position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(position.Lon);
        json.WriteNumberValue(position.Lat);
        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
