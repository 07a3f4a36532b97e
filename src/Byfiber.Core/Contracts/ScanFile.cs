using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Byfiber.Core.Contracts;

/// <summary>
/// A scan that was handed in. What it is, its own first bytes say, never its name or what the browser claims; the name is for
/// showing only.
/// </summary>
public sealed class ScanFile
{
    /// <summary>10 MB: a page of paper in colour at 300 dpi has a tenth of it.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int LongestName = 120;

    private ScanFile(string name, string contentType, byte[] content) =>
        (FileName, ContentType, Content, Sha256) = (name, contentType, content, Sha256Of(content));

    public string FileName { get; }

    /// <summary>application/pdf, image/png or image/jpeg.</summary>
    public string ContentType { get; }

    [JsonIgnore]
    public byte[] Content { get; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Takes a file in.</summary>
    /// <exception cref="RefusedException">It is empty, too large, or no PDF, PNG or JPEG.</exception>
    public static ScanFile Of(string fileName, byte[] content)
    {
        if (content.Length is 0 or > MostBytes)
        {
            throw ContractRefusal.ScanSize.Because(
                "The scan is empty or larger than 10 MB: scan it again with fewer dots per inch."
            );
        }
        string type =
            Kind(content)
            ?? throw ContractRefusal.ScanKind.Because(
                "The scan is not a PDF, PNG or JPEG file: save it as one of these."
            );
        return new ScanFile(ShownName(fileName), type, content);
    }

    internal static string Sha256Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal Attachment ToAttachment(DateTime at, string actor) =>
        new()
        {
            FileName = FileName,
            ContentType = ContentType,
            Content = Content,
            Sha256 = Sha256,
            At = at,
            Actor = actor,
        };

    /// <summary>By the first bytes: ISO 32000-1 7.5.2, PNG (ISO/IEC 15948) 5.2, JPEG (ITU-T T.81) B.1.1.3.</summary>
    private static string? Kind(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? "application/pdf"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : null;

    private static string ShownName(string fileName)
    {
        string last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        string plain = string.Concat(
                last.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or '(' or ')')
            )
            .Trim(' ', '.');
        return plain.Length == 0 ? "scan" : plain[..Math.Min(plain.Length, LongestName)];
    }
}
