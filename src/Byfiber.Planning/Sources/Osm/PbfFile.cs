using System.Buffers.Binary;
using System.IO.Compression;
using ProtoBuf;

namespace Byfiber.Planning.Sources.Osm;

/// <summary>
/// OSM's PBF: a chain of blobs, each a header with its size and a block of some 8,000 elements, packed with zlib. One
/// block is in memory at a time. The first pass notes what each block holds; later ones unpack only the blocks they need.
/// </summary>
internal sealed class PbfFile(string path) : OsmFile(path)
{
    // The format's own limits; a larger figure means that this is no PBF file.
    private const int MaxHeaderBytes = 64 * 1024;
    private const int MaxBlobBytes = 32 * 1024 * 1024;

    private static readonly string[] s_understood = ["OsmSchema-V0.6", "DenseNodes"];

    private readonly List<PbfContents> _contents = [];

    public override void Read(
        Action<OsmNode>? node,
        Action<OsmWay>? way,
        Action<OsmRelation>? relation,
        Action<double>? progress,
        CancellationToken cancel
    )
    {
        var receiver = new PbfBlockReader(node, way, relation);
        using var file = SourceFile.Open(Path);
        try
        {
            for (var index = 0; ReadHeader(file.Content, index) is { } header; index++)
            {
                cancel.ThrowIfCancellationRequested();
                var packed = ReadBytes(file.Content, header.DataSize);
                if (header.Type == "OSMHeader")
                {
                    CheckFeatures(Serializer.Deserialize<PbfHeader>(Unpack(packed)));
                }
                ReadBlock(header, index, packed, receiver);
                progress?.Invoke(file.Fraction);
            }
        }
        catch (Exception e)
            when (e
                    is ProtoException
                        or InvalidDataException
                        or EndOfStreamException
                        or IndexOutOfRangeException
                        or ArgumentOutOfRangeException
                        or OverflowException
            )
        {
            throw Broken("has a damaged block", e);
        }
    }

    private void ReadBlock(PbfBlobHeader header, int index, byte[] packed, PbfBlockReader receiver)
    {
        var known = index < _contents.Count;
        if (header.Type != "OSMData" || (known && !receiver.Wants(_contents[index])))
        {
            if (!known)
            {
                _contents.Add(PbfContents.None);
            }
            return;
        }
        var contents = receiver.Read(Serializer.Deserialize<PbfBlock>(Unpack(packed)));
        if (!known)
        {
            _contents.Add(contents);
        }
    }

    private PbfBlobHeader? ReadHeader(Stream stream, int index)
    {
        Span<byte> size = stackalloc byte[4];
        var got = stream.ReadAtLeast(size, 4, throwOnEndOfStream: false);
        if (got == 0 && index > 0)
        {
            return null;
        }
        var length = got == 4 ? BinaryPrimitives.ReadInt32BigEndian(size) : -1;
        if (index == 0 && length is <= 0 or > MaxHeaderBytes)
        {
            throw NotPbf();
        }
        if (length is <= 0 or > MaxHeaderBytes)
        {
            throw Broken(CutOff() + ", or damaged there");
        }
        var header = DeserializeHeader(ReadBytes(stream, length), index);
        return header.DataSize is > 0 and <= MaxBlobBytes ? header : throw Broken("has a damaged block");
    }

    private PbfBlobHeader DeserializeHeader(byte[] bytes, int index)
    {
        try
        {
            var header = Serializer.Deserialize<PbfBlobHeader>(bytes.AsSpan());
            return index > 0 || header.Type == "OSMHeader" ? header : throw NotPbf();
        }
        catch (Exception e) when (index == 0 && e is ProtoException or EndOfStreamException or OverflowException)
        {
            throw NotPbf(e);
        }
    }

    private byte[] ReadBytes(Stream stream, int length)
    {
        var bytes = new byte[length];
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : throw Broken(CutOff());
    }

    private string CutOff() => $"is cut off after {new FileInfo(Path).Length} bytes";

    private ReadOnlySpan<byte> Unpack(byte[] packed)
    {
        var blob = Serializer.Deserialize<PbfBlob>(packed.AsSpan());
        if (blob.Raw is not null)
        {
            return blob.Raw;
        }
        if (blob.Zlib is null)
        {
            throw new PlanningException(
                $"The map {Path} is packed with a method other than zlib: convert it with \"osmium cat -f pbf,pbf_compression=zlib\"."
            );
        }
        if (blob.RawSize is <= 0 or > MaxBlobBytes)
        {
            throw Broken("has a damaged block");
        }
        var bytes = new byte[blob.RawSize];
        using var zlib = new ZLibStream(new MemoryStream(blob.Zlib), CompressionMode.Decompress);
        zlib.ReadExactly(bytes);
        return bytes;
    }

    private void CheckFeatures(PbfHeader header)
    {
        if (header.RequiredFeatures.Except(s_understood, StringComparer.Ordinal).FirstOrDefault() is { } feature)
        {
            throw new PlanningException(
                $"The map {Path} needs \"{feature}\", which is not understood here: export a plain extract without history."
            );
        }
    }

    private PlanningException NotPbf(Exception? inner = null) =>
        new($"The map {Path} is no OpenStreetMap PBF file: give an extract in the .osm.pbf format.", inner);
}
