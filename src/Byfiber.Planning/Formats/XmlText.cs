using System.Xml;

namespace Byfiber.Planning.Formats;

/// <summary>Text of a map on its way into XML.</summary>
internal static class XmlText
{
    /// <summary>Without the control characters and broken surrogates that XML has no way to write.</summary>
    internal static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsAllowed(text, i))
            {
                return new string([
                    .. Enumerable.Range(0, text.Length).Where(at => IsAllowed(text, at)).Select(at => text[at]),
                ]);
            }
        }
        return text;
    }

    private static bool IsAllowed(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : char.IsLowSurrogate(text[i]) ? i > 0 && char.IsHighSurrogate(text[i - 1])
        : XmlConvert.IsXmlChar(text[i]);
}
