using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Byfiber.Planning.Formats.Report;

/// <summary>A piece of finished HTML, which is not escaped again.</summary>
internal readonly record struct Markup(string Html)
{
    internal static Markup Empty { get; } = new("");

    public override string ToString() => Html;

    /// <summary>
    /// Markup with holes: whatever is put into a hole is escaped, figures are written the Swedish way; only other markup goes
    /// in as it is. So no text of a map can become a tag.
    /// </summary>
    internal static Markup Of(FormattableString markup) => new(markup.ToString(Escaping.Instance));

    internal static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    /// <summary>Swedish first, English beside it.</summary>
    internal static Markup Two(string swedish, string english) =>
        swedish == english ? Of($"{swedish}") : Of($"{swedish} <span class=\"en\" lang=\"en\">{english}</span>");

    private sealed class Escaping : IFormatProvider, ICustomFormatter
    {
        internal static readonly Escaping Instance = new();

        private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private static readonly NumberFormatInfo s_swedish = new()
        {
            NumberGroupSeparator = "\u00A0",
            NumberDecimalSeparator = ",",
            NegativeSign = "\u2212",
        };

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            arg switch
            {
                Markup markup => markup.Html,
                IFormattable figure => s_encoder.Encode(figure.ToString(format, s_swedish)),
                _ => s_encoder.Encode(arg?.ToString() ?? ""),
            };
    }
}
