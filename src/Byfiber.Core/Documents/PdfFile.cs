using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>What a reading program shows of a document, and what a screen reader goes by.</summary>
/// <param name="Title">Shown in the window's title.</param>
/// <param name="Author">Who answers for it.</param>
/// <param name="MadeUtc">When its content was true; null leaves it out, so that the bytes do not depend on it.</param>
/// <param name="Language">BCP 47.</param>
public sealed record PdfTitle(string Title, string Author, DateTime? MadeUtc = null, string Language = "sv-SE");

/// <summary>
/// Writes a PDF 1.7 file (ISO 32000-1) from front to back: a page leaves memory when it is written, so that a letter to each of 4,000
/// households needs no more than one. The content is tagged, so that it can be read aloud (EN 301 549, chapter 10).
/// The same pages give the same bytes.
/// </summary>
/// <remarks>Not for several threads. The output is left open.</remarks>
internal sealed class PdfFile
{
    private const int Catalog = 1;
    private const int PageTree = 2;
    private const int Information = 3;
    private const int RegularFont = 4;
    private const int BoldFont = 5;
    private const int StructureRoot = 6;
    private const int Resources = 7;
    private const int ObjectsTogether = 200;

    private readonly Stream _output;
    private readonly PdfTitle _title;
    private readonly bool _compress;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(byte Kind, uint First, ushort Second)> _places = [];
    private readonly List<int> _pages = [];
    private readonly List<(int Id, string Text)> _waiting = [];
    private readonly PdfTags _tags;
    private long _at;

    /// <param name="output">Written forward only.</param>
    /// <param name="title">Title, author and language.</param>
    /// <param name="compress">
    /// False where the bytes must be the same on every version of the runtime, because somebody keeps their hash: what a
    /// compressor makes of the same bytes may change with it.
    /// </param>
    public PdfFile(Stream output, PdfTitle title, bool compress = true)
    {
        (_output, _title, _compress) = (output, title, compress);
        while (_places.Count <= Resources)
        {
            _places.Add(default);
        }
        _tags = new(this);
        // The second line tells file transfers that the file is binary.
        Write([.. "%PDF-1.7\n%"u8, 0xE5, 0xE4, 0xF6, 0xC5, (byte)'\n']);
    }

    public PdfFont Regular { get; } = new(TrueTypeFont.Regular, "R");
    public PdfFont Bold { get; } = new(TrueTypeFont.Bold, "B");

    /// <summary>The root of the document's structure; what is tagged hangs under it.</summary>
    public PdfTag Root => _tags.Root;

    /// <summary>A new place in the structure of the document.</summary>
    /// <param name="parent">Under which it hangs, last.</param>
    /// <param name="kind">A standard structure type such as P, H1, TD.</param>
    /// <param name="words">What is read instead of a figure.</param>
    /// <param name="language">Where it differs from the document's.</param>
    public PdfTag Tag(PdfTag parent, string kind, string? words = null, string? language = null) =>
        _tags.Add(parent, kind, words, language);

    /// <summary>Writes a page; after this it is of no more use.</summary>
    public void Write(PdfPage page)
    {
        int content = NewId();
        WriteStream(content, "", page.Content());
        int id = NewId();
        _tags.PageWritten(_pages.Count, id, page.Marks);
        WriteObject(
            id,
            FormattableString.Invariant(
                $"<</Type/Page/Parent {PageTree} 0 R/MediaBox[0 0 {page.WidthPt:0.##} {page.HeightPt:0.##}]/Contents {content} 0 R/Resources {Resources} 0 R/StructParents {_pages.Count}/Tabs/S>>"
            )
        );
        _pages.Add(id);
    }

    /// <summary>Writes what belongs to the whole: fonts, structure, page tree and the table of places.</summary>
    public void Finish()
    {
        WriteObject(Resources, $"<</Font<</R {RegularFont} 0 R/B {BoldFont} 0 R>>>>");
        Regular.Write(this, RegularFont);
        Bold.Write(this, BoldFont);
        _tags.Write(StructureRoot);
        string kids = string.Join(' ', _pages.Select(id => $"{id} 0 R"));
        WriteObject(PageTree, $"<</Type/Pages/Count {_pages.Count}/Kids[{kids}]>>");
        WriteObject(
            Catalog,
            $"<</Type/Catalog/Pages {PageTree} 0 R/Lang({_title.Language})/MarkInfo<</Marked true>>/StructTreeRoot {StructureRoot} 0 R"
                + "/ViewerPreferences<</DisplayDocTitle true>>>>"
        );
        string made = _title.MadeUtc is { } time
            ? FormattableString.Invariant($"/CreationDate(D:{time:yyyyMMddHHmmss}Z)")
            : "";
        WriteObject(
            Information,
            $"<</Title{Text(_title.Title)}/Author{Text(_title.Author)}/Producer{Text("Byfiber")}{made}>>"
        );
        WriteWaiting();
        WritePlaces();
    }

    /// <summary>A number for an object that will be written.</summary>
    public int NewId()
    {
        _places.Add(default);
        return _places.Count - 1;
    }

    /// <summary>Writes an object that is not a stream; many of them go into one compressed stream.</summary>
    public void WriteObject(int id, string text)
    {
        _waiting.Add((id, text));
        if (_waiting.Count == ObjectsTogether)
        {
            WriteWaiting();
        }
    }

    /// <summary>Writes a stream.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="entries">What its dictionary says beside its length.</param>
    /// <param name="bytes">As they are; compressed here.</param>
    public void WriteStream(int id, string entries, byte[] bytes)
    {
        _places[id] = (1, checked((uint)_at), 0);
        byte[] kept = _compress ? Compressed(bytes) : bytes;
        string filter = _compress ? "/Filter/FlateDecode" : "";
        Write(Encoding.ASCII.GetBytes($"{id} 0 obj<<{entries}{filter}/Length {kept.Length}>>stream\n"));
        Write(kept);
        Write("\nendstream endobj\n"u8.ToArray());
    }

    /// <summary>Any text as a string of a dictionary.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void WriteWaiting()
    {
        if (_waiting.Count == 0)
        {
            return;
        }
        int stream = NewId();
        var heads = new StringBuilder();
        var bodies = new StringBuilder();
        for (int i = 0; i < _waiting.Count; i++)
        {
            var (id, text) = _waiting[i];
            _places[id] = (2, (uint)stream, (ushort)i);
            heads.Append(CultureInfo.InvariantCulture, $"{id} {bodies.Length} ");
            bodies.Append(text).Append('\n');
        }
        string entries = $"/Type/ObjStm/N {_waiting.Count}/First {heads.Length}";
        _waiting.Clear();
        WriteStream(stream, entries, Encoding.ASCII.GetBytes(heads.Append(bodies).ToString()));
    }

    private void WritePlaces()
    {
        int id = NewId();
        long start = _at;
        _places[id] = (1, checked((uint)start), 0);
        _places[0] = (0, 0, ushort.MaxValue);
        byte[] table = new byte[7 * _places.Count];
        for (int i = 0; i < _places.Count; i++)
        {
            var row = table.AsSpan(7 * i);
            row[0] = _places[i].Kind;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], _places[i].First);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], _places[i].Second);
        }
        string name = Convert.ToHexString(_hash.GetCurrentHash()[..16]);
        WriteStream(
            id,
            $"/Type/XRef/Size {_places.Count}/W[1 4 2]/Root {Catalog} 0 R/Info {Information} 0 R/ID[<{name}><{name}>]",
            table
        );
        Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"startxref\n{start}\n%%EOF\n")));
        _hash.Dispose();
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZLibStream(buffer, CompressionLevel.Optimal))
        {
            zip.Write(bytes);
        }
        return buffer.ToArray();
    }

    private void Write(byte[] bytes)
    {
        _output.Write(bytes);
        _hash.AppendData(bytes);
        _at += bytes.Length;
    }
}
