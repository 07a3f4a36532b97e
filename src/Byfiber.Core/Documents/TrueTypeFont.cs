using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>
/// What a page needs to know of a TrueType font: which glyph shows a character, how wide it is, and the tables to embed.
/// Lengths are in thousandths of the type size. Read once and shared: nothing of it changes.
/// </summary>
/// <remarks>Source of the table layouts: the OpenType specification (ISO/IEC 14496-22), cmap format 4.</remarks>
internal sealed class TrueTypeFont
{
    private const string Family = "OpenSans";
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly ConcurrentDictionary<Rune, ushort> _found = new();
    private readonly ushort[] _widths;

    private TrueTypeFont(string name, byte[] file)
    {
        (Name, File) = (name, file);
        for (int i = 0; i < U16(4); i++)
        {
            int at = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }
        int head = At("head");
        UnitsPerEm = U16(head + 18);
        Box = [.. Enumerable.Range(0, 4).Select(i => Thousandths(I16(head + 36 + (2 * i))))];
        LongOffsets = I16(head + 50) != 0;
        int hhea = At("hhea");
        (Ascent, Descent) = (Thousandths(I16(hhea + 4)), Thousandths(I16(hhea + 6)));
        GlyphCount = U16(At("maxp") + 4);
        _widths = ReadWidths(U16(hhea + 34));
        ReadCharacters();
    }

    /// <summary>The text face of every document: open letters with a large middle, plain figures, all of Europe's Latin letters.</summary>
    public static TrueTypeFont Regular { get; } = Load("400Regular");

    /// <summary>The same face for headings and sums.</summary>
    public static TrueTypeFont Bold { get; } = Load("700Bold");

    public string Name { get; }
    public byte[] File { get; }
    public int UnitsPerEm { get; }
    public int Ascent { get; }

    /// <summary>Below the base line, so negative.</summary>
    public int Descent { get; }

    /// <summary>Left, bottom, right and top of the box that holds every glyph.</summary>
    public int[] Box { get; }
    public int GlyphCount { get; }

    /// <summary>Whether the table of glyph places counts in bytes rather than in pairs of them.</summary>
    public bool LongOffsets { get; }

    /// <summary>A table of the file, or nothing where it has none.</summary>
    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var place) ? File.AsSpan(place.Offset, place.Length) : [];

    public int WidthOf(ushort glyph) => _widths[glyph];

    /// <summary>
    /// The glyph for a character; for one that the font lacks its base letter ("ẹ" as "e"), else a question mark, so that a name is
    /// never printed with a hole in it.
    /// </summary>
    public ushort GlyphOf(Rune character) => _found.GetOrAdd(character, Find);

    /// <summary>The width of a line of text in points.</summary>
    public double WidthPt(string text, double sizePt)
    {
        long sum = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            sum += _widths[GlyphOf(rune)];
        }
        return sum * sizePt / 1000;
    }

    private ushort Find(Rune character)
    {
        if (_glyphs.TryGetValue(character.Value, out ushort glyph))
        {
            return glyph;
        }
        string parts = character.ToString().Normalize(NormalizationForm.FormD);
        return
            Rune.GetRuneAt(parts, 0) is var letter
            && letter != character
            && _glyphs.TryGetValue(letter.Value, out ushort basis)
            ? basis
            : _glyphs['?'];
    }

    private static TrueTypeFont Load(string weight)
    {
        string name = $"{Family}_{weight}.ttf";
        using var stream =
            typeof(TrueTypeFont).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} was not built into the program.");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new(string.Create(CultureInfo.InvariantCulture, $"{Family}-{weight[3..]}"), file);
    }

    private ushort[] ReadWidths(int measured)
    {
        int at = At("hmtx");
        var widths = new ushort[GlyphCount];
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = (ushort)Thousandths(U16(at + (4 * Math.Min(i, measured - 1))));
        }
        return widths;
    }

    private void ReadCharacters()
    {
        int cmap = At("cmap");
        for (int i = 0; i < U16(cmap + 2); i++)
        {
            int at = cmap + (int)U32(cmap + 4 + (8 * i) + 4);
            if (U16(at) == 4)
            {
                ReadSegments(at);
                return;
            }
        }
        throw new InvalidOperationException($"The font {Name} has no table of Unicode characters.");
    }

    private void ReadSegments(int at)
    {
        int twice = U16(at + 6);
        int ends = at + 14;
        int starts = ends + twice + 2;
        for (int i = 0; i < twice; i += 2)
        {
            int delta = U16(starts + twice + i);
            int offsetAt = starts + (2 * twice) + i;
            for (int c = U16(starts + i); c <= U16(ends + i) && c < 0xFFFF; c++)
            {
                int offset = U16(offsetAt);
                int glyph = offset == 0 ? c : U16(offsetAt + offset + (2 * (c - U16(starts + i))));
                if (offset == 0 || glyph != 0)
                {
                    glyph = (glyph + delta) & 0xFFFF;
                }
                if (glyph != 0)
                {
                    _glyphs[c] = (ushort)glyph;
                }
            }
        }
    }

    private int Thousandths(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    private int At(string tag) => _tables[tag].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(File.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(File.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(File.AsSpan(at));
}
