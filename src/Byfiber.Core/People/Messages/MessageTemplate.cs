using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Byfiber.Core.People.Messages;

/// <summary>
/// A message's words in one language, from a text file in a folder Templates of any room: <c>name.sv.txt</c>, <c>name.en.txt</c> for mail,
/// <c>name.sms.sv.txt</c> for SMS. A mail's first line is <c>Subject: ...</c>, then an empty line and the text. <c>{field}</c> stands for a
/// value. The HTML is made from the same text, so the two never differ: an empty line ends a paragraph, an address becomes a
/// link, and every value is encoded.
/// </summary>
public sealed partial class MessageTemplate
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mask = "••••••";

    private const string Folder = "Templates/";
    private const string SubjectWord = "Subject: ";
    private static readonly ConcurrentDictionary<string, MessageTemplate> s_known = new(StringComparer.Ordinal);

    // åäö stay as they are; what HTML could take for its own is encoded.
    private static readonly HtmlEncoder s_html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
    private readonly string _file;
    private readonly string _subject;
    private readonly string _text;

    private MessageTemplate(string file, string content)
    {
        _file = file;
        string all = content.ReplaceLineEndings("\n").Trim();
        if (all.StartsWith(SubjectWord, StringComparison.Ordinal))
        {
            int end = all.IndexOf('\n', StringComparison.Ordinal);
            (_subject, _text) = (all[SubjectWord.Length..end].Trim(), all[end..].Trim());
        }
        else
        {
            (_subject, _text) = ("", all);
        }
    }

    /// <summary>Every template file there is, as <c>name.sv.txt</c> or <c>name.sms.sv.txt</c>.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Own.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The names of its fields.</summary>
    public IReadOnlySet<string> Fields =>
        Field().Matches(_subject + _text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    private static Assembly Own => typeof(MessageTemplate).Assembly;

    /// <summary>The template by its name, the way that it goes, and its language.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MessageTemplate Of(string name, MessageKind kind, string language) =>
        s_known.GetOrAdd($"{name}{(kind == MessageKind.Sms ? ".sms" : "")}.{language}.txt", Load);

    /// <summary>Writes the message.</summary>
    /// <exception cref="ArgumentException">A field has no value.</exception>
    public WrittenMessage Write(IReadOnlyDictionary<string, string> fields)
    {
        string subject = Field().Replace(_subject, m => Value(fields, m));
        // A line break here would begin another header.
        string oneLine = string.Concat(subject.Select(c => PersonFields.IsUnseen(c) && !char.IsSurrogate(c) ? ' ' : c));
        return new WrittenMessage(oneLine, Field().Replace(_text, m => Value(fields, m)), Html(fields));
    }

    private string Html(IReadOnlyDictionary<string, string> fields)
    {
        var html = new StringBuilder();
        foreach (string paragraph in _text.Split("\n\n"))
        {
            string encoded = string.Concat(Parts(paragraph.Trim()).Select(p => Encoded(fields, p)));
            html.Append("<p>").Append(encoded.Replace("\n", "<br>\n", StringComparison.Ordinal)).Append("</p>\n");
        }
        return html.ToString();
    }

    private string Encoded(IReadOnlyDictionary<string, string> fields, string part)
    {
        if (Field().Match(part) is not { Success: true } field)
        {
            return Lines(part);
        }
        string value = Value(fields, field);
        return Address().IsMatch(value)
            ? $"<a href=\"{s_html.Encode(value)}\">{s_html.Encode(value)}</a>"
            : Lines(value);
    }

    private static string Lines(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(s_html.Encode));

    private static IEnumerable<string> Parts(string text)
    {
        int from = 0;
        foreach (Match field in Field().Matches(text))
        {
            yield return text[from..field.Index];
            yield return field.Value;
            from = field.Index + field.Length;
        }
        yield return text[from..];
    }

    private string Value(IReadOnlyDictionary<string, string> fields, Match field) =>
        fields.TryGetValue(field.Groups[1].Value, out string? value)
            ? value
            : throw new ArgumentException(
                $"The message {_file} needs the field {field.Groups[1].Value}.",
                nameof(fields)
            );

    private static MessageTemplate Load(string file)
    {
        using var stream =
            Own.GetManifestResourceStream(Folder + file)
            ?? throw new ArgumentException($"There is no message template {file}.", nameof(file));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new MessageTemplate(file, reader.ReadToEnd());
    }

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex Field();

    /// <summary>A web address and nothing else; no other scheme may become a link.</summary>
    [GeneratedRegex(@"^https?://[^\s""<>]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}

/// <summary>A message written out.</summary>
/// <param name="Subject">One line; empty for SMS.</param>
/// <param name="Text">Plain text, lines ended by \n.</param>
/// <param name="Html">The same as paragraphs of HTML, without the document around them.</param>
public sealed record WrittenMessage(string Subject, string Text, string Html);
