using System.Buffers.Binary;
using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>
/// A TrueType file with the outlines of only some glyphs: glyph numbers stay, unused outlines become empty. 48 KB become 10 to 20,
/// which matters for a contract of one sheet kept for thousands of households.
/// </summary>
internal static class FontSubset
{
    private static readonly string[] s_copied = ["cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var wanted = WithParts(font, used);
        var (outlines, places) = Outlines(font, wanted);
        var tables = s_copied
            .Select(tag => (Tag: tag, Bytes: font.Table(tag).ToArray()))
            .Where(table => table.Bytes.Length > 0)
            .Append((Tag: "glyf", Bytes: outlines))
            .Append((Tag: "loca", Bytes: places))
            .OrderBy(table => table.Tag, StringComparer.Ordinal)
            .ToList();
        return Join(tables);
    }

    /// <summary>A letter such as Å may be composed of others: they come along.</summary>
    private static SortedSet<int> WithParts(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var wanted = new SortedSet<int> { 0 };
        var left = new Stack<int>(used.Select(glyph => (int)glyph).Append(0));
        while (left.TryPop(out int glyph))
        {
            wanted.Add(glyph);
            foreach (int part in Parts(Outline(font, glyph)))
            {
                if (!wanted.Contains(part))
                {
                    left.Push(part);
                }
            }
        }
        return wanted;
    }

    private static List<int> Parts(ReadOnlySpan<byte> outline)
    {
        const int WordArguments = 0x1;
        const int OneScale = 0x8;
        const int More = 0x20;
        const int TwoScales = 0x40;
        const int Matrix = 0x80;
        var parts = new List<int>();
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return parts;
        }
        int at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at +=
                (flags & OneScale) != 0 ? 2
                : (flags & TwoScales) != 0 ? 4
                : (flags & Matrix) != 0 ? 8
                : 0;
        } while ((flags & More) != 0);
        return parts;
    }

    private static ReadOnlySpan<byte> Outline(TrueTypeFont font, int glyph)
    {
        var loca = font.Table("loca");
        int from = Place(loca, glyph, font.LongOffsets);
        return font.Table("glyf")[from..Place(loca, glyph + 1, font.LongOffsets)];
    }

    private static int Place(ReadOnlySpan<byte> loca, int glyph, bool longOffsets) =>
        longOffsets
            ? (int)BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * glyph)..])
            : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * glyph)..]);

    private static (byte[] Outlines, byte[] Places) Outlines(TrueTypeFont font, SortedSet<int> wanted)
    {
        using var outlines = new MemoryStream();
        byte[] places = new byte[(font.GlyphCount + 1) * (font.LongOffsets ? 4 : 2)];
        for (int glyph = 0; glyph <= font.GlyphCount; glyph++)
        {
            if (font.LongOffsets)
            {
                BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * glyph), (uint)outlines.Length);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(places.AsSpan(2 * glyph), (ushort)(outlines.Length / 2));
            }
            if (wanted.Contains(glyph))
            {
                outlines.Write(Outline(font, glyph));
                Pad(outlines);
            }
        }
        return (outlines.ToArray(), places);
    }

    private static byte[] Join(List<(string Tag, byte[] Bytes)> tables)
    {
        int powers = (int)Math.Log2(tables.Count);
        using var file = new MemoryStream();
        Write32(file, 0x00010000);
        Write16(file, tables.Count);
        Write16(file, 16 << powers);
        Write16(file, powers);
        Write16(file, (16 * tables.Count) - (16 << powers));
        uint at = (uint)(12 + (16 * tables.Count));
        foreach (var (tag, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write32(file, Sum(bytes));
            Write32(file, at);
            Write32(file, (uint)bytes.Length);
            at += (uint)((bytes.Length + 3) & ~3);
        }
        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            Pad(file);
        }
        return file.ToArray();
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            sum += (uint)bytes[i] << (24 - (8 * (i % 4)));
        }
        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static void Write16(MemoryStream stream, int value)
    {
        stream.WriteByte((byte)(value >> 8));
        stream.WriteByte((byte)value);
    }

    private static void Write32(MemoryStream stream, uint value)
    {
        Write16(stream, (int)(value >> 16));
        Write16(stream, (int)(value & 0xFFFF));
    }
}
