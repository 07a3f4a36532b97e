using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Byfiber.Planning.Sources;

/// <summary>JSON that people write: comments and trailing commas do no harm, a member given twice does.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions s_lenient = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Camel case, names for enumerations, åäö as they are, indented with line feeds on every machine.</summary>
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
            WriteIndented = true,
            NewLine = "\n",
        };

    /// <exception cref="PlanningException">The file is missing, empty or may not be read.</exception>
    public static string ReadFile(string path)
    {
        using var file = SourceFile.Open(path);
        using var text = new StreamReader(file.Content, Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <summary>The members of the outermost object.</summary>
    /// <exception cref="PlanningException">It is no JSON object; names the line.</exception>
    public static JsonElement Object(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new PlanningException(
                    $"The file {source} is no JSON object: write its members between {{ and }}."
                );
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $" at line {number + 1}" : "";
            throw new PlanningException($"The file {source} is no valid JSON{line}: {Reason(e)}", e);
        }
    }

    /// <summary>
    /// How a sentence about a name that is not known ends: with the known one that it is a slip of (at most a third of its
    /// letters wrong, other than in their case), or, when there is none, with what else to do.
    /// </summary>
    public static string Mend(string unknown, IEnumerable<string> known)
    {
        var (name, distance) = known
            .Select(name => (name, Distance(unknown.ToUpperInvariant(), name.ToUpperInvariant())))
            .MinBy(one => one.Item2);
        return distance <= Math.Max(1, unknown.Length / 3) ? $"did you mean \"{name}\"?" : "take it out.";
    }

    /// <summary>Letters to put in, take out or change to make one word the other (Levenshtein 1966).</summary>
    public static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    // The parser's own words end with the position, which is said already.
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? e.Message : e.Message[..end]).TrimEnd('.') + ".";
    }
}
