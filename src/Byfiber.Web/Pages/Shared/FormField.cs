namespace Byfiber.Web.Pages.Shared;

/// <summary>A field of a form with its label, its help and what is wrong with it: <c>_Field.cshtml</c> draws it.</summary>
/// <param name="Name">What the form sends; the id as well, dots as dashes.</param>
/// <param name="Label">In the visitor's language.</param>
/// <param name="Value">What stands in it; kept when the form comes back.</param>
public sealed record FormField(string Name, string Label, string? Value)
{
    /// <summary>A sentence under the field; null without one.</summary>
    public string? Help { get; init; }

    /// <summary>What is wrong, in the visitor's language; null when nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>The kind of input: text, date, number, email.</summary>
    public string Type { get; init; } = "text";

    /// <summary>Lines of a field for longer text; 0 for one line.</summary>
    public int Lines { get; init; }

    /// <summary>"numeric", "decimal": what a telephone's keyboard shows.</summary>
    public string? InputMode { get; init; }

    /// <summary>The most characters; 0 does not say.</summary>
    public int Most { get; init; }

    /// <summary>The language of what is written there, where it is not the page's.</summary>
    public string? Language { get; init; }

    public bool Required { get; init; }

    /// <summary>The element's id.</summary>
    public string Id => "f-" + Name.Replace('.', '-').ToLowerInvariant();

    /// <summary>The ids of the help and the error that are there; null without either.</summary>
    public string? DescribedBy =>
        (Help, Error) switch
        {
            (null, null) => null,
            (_, null) => Id + "-help",
            (null, _) => Id + "-error",
            _ => $"{Id}-help {Id}-error",
        };
}
