using System.Globalization;
using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>
/// A font within one PDF file: the glyphs that its pages used, embedded once however many pages there are. Written as a
/// composite font with glyph numbers (ISO 32000-1, 9.7), since the simple encodings hold no more than 255 characters.
/// </summary>
internal sealed class PdfFont(TrueTypeFont face, string key)
{
    /// <summary>Each glyph that was drawn, with the lowest character it stood for: a copied text reads as it was written.</summary>
    private readonly SortedDictionary<ushort, int> _used = [];

    private readonly ushort _unknown = face.GlyphOf(new Rune('?'));

    public TrueTypeFont Face => face;

    /// <summary>The name that pages call it by.</summary>
    public string Key => key;

    /// <summary>The text as glyph numbers in hexadecimal, and its glyphs counted as used.</summary>
    public void Encode(string text, StringBuilder into)
    {
        into.Append('<');
        foreach (var rune in text.EnumerateRunes())
        {
            ushort glyph = face.GlyphOf(rune);
            int character =
                glyph == _unknown ? '?'
                : rune.Value == 0xA0 ? ' '
                : rune.Value;
            if (!_used.TryGetValue(glyph, out int before) || before > character)
            {
                _used[glyph] = character;
            }
            into.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        into.Append('>');
    }

    /// <summary>Writes the font and all it consists of.</summary>
    /// <param name="file">Where it is written.</param>
    /// <param name="id">The number that the pages refer to.</param>
    public void Write(PdfFile file, int id)
    {
        int descendant = file.NewId();
        int descriptor = file.NewId();
        int program = file.NewId();
        int characters = file.NewId();
        // Readers use the tag before the plus sign to tell subsets of one font apart.
        string name = $"BYFIBR+{face.Name}";
        file.WriteObject(
            id,
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {characters} 0 R>>"
        );
        file.WriteObject(
            descendant,
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + $"/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/DW 500/W[{Widths()}]>>"
        );
        string box = string.Join(' ', face.Box.Select(side => side.ToString(CultureInfo.InvariantCulture)));
        file.WriteObject(
            descriptor,
            $"<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[{box}]/ItalicAngle 0/Ascent {face.Ascent}"
                + $"/Descent {face.Descent}/CapHeight 668/StemV 80/FontFile2 {program} 0 R>>"
        );
        byte[] subset = FontSubset.Of(face, _used.Keys);
        file.WriteStream(program, $"/Length1 {subset.Length}", subset);
        file.WriteStream(characters, "", Encoding.ASCII.GetBytes(Characters()));
    }

    private string Widths() => string.Concat(_used.Keys.Select(glyph => $"{glyph}[{face.WidthOf(glyph)}]"));

    private string Characters()
    {
        var map = new StringBuilder(
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
                + "/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n"
        );
        // A block may hold a hundred.
        foreach (var block in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, character) in block)
            {
                string code = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(new Rune(character).ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{code}>\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }
}
