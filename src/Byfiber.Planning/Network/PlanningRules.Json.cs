using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Byfiber.Planning.Sources;

namespace Byfiber.Planning.Network;

public sealed partial record PlanningRules
{
    private static readonly Dictionary<string, PropertyInfo> s_members = typeof(PlanningRules)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), StringComparer.Ordinal);

    /// <summary>The rules of a JSON file; members that it does not name keep their defaults.</summary>
    /// <exception cref="PlanningException">The file is no JSON, or a member is unknown, of a wrong kind or out of range.</exception>
    public static PlanningRules Read(string path) => Parse(JsonText.ReadFile(path), path);

    /// <summary>The rules of a JSON text; <paramref name="source"/> is what messages call it (a file's name).</summary>
    /// <exception cref="PlanningException">The text is no JSON, or a member is unknown, of a wrong kind or out of range.</exception>
    public static PlanningRules Parse(string json, string source)
    {
        var merged = JsonSerializer.SerializeToNode(new PlanningRules(), JsonText.Options)!.AsObject();
        foreach (var member in JsonText.Object(json, source).EnumerateObject())
        {
            if (!s_members.TryGetValue(member.Name, out var property))
            {
                throw new PlanningException(
                    $"The rules {source} have the unknown member \"{member.Name}\": {JsonText.Mend(member.Name, s_members.Keys)}"
                );
            }
            CheckKind(member, property, source);
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }
        var rules = merged.Deserialize<PlanningRules>(JsonText.Options)!;
        rules.Check(source);
        return rules;
    }

    /// <summary>All rules as JSON that <see cref="Parse"/> reads back to the same rules.</summary>
    public string ToJson()
    {
        var json = JsonSerializer.SerializeToNode(this, JsonText.Options)!.AsObject();
        foreach (var derived in json.Select(member => member.Key).Where(name => !s_members.ContainsKey(name)).ToArray())
        {
            json.Remove(derived);
        }
        return json.ToJsonString(JsonText.Options) + "\n";
    }

    private static void CheckKind(JsonProperty member, PropertyInfo property, string source)
    {
        try
        {
            if (member.Value.Deserialize(property.PropertyType, JsonText.Options) is not null)
            {
                return;
            }
        }
        catch (JsonException)
        {
            // Falls through to the sentence below.
        }
        throw new PlanningException(
            $"The rules {source} have the {member.Name} {member.Value.GetRawText()}: give {Expected(property.PropertyType)}."
        );
    }

    private static string Expected(Type type) =>
        type switch
        {
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(int[]) => "a list of whole numbers, such as [12, 24]",
            _ when type == typeof(string[]) => "a list of texts, such as [\"verge.plough\"]",
            { IsEnum: true } => string.Join(" or ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)),
            _ => "a text",
        };
}
