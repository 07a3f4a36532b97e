using System.ComponentModel;
using ProtoBuf;

namespace Byfiber.Planning.Sources.Osm;

// The messages of OSM's PBF format (fileformat.proto and osmformat.proto), without what we do not use: user fields,
// versions and timestamps. The serializer skips fields that a class does not name.

#pragma warning disable PBN0022 // An empty list that the file leaves out is empty here too: the default is the right one.

[ProtoContract]
internal sealed class PbfBlobHeader
{
    [ProtoMember(1)]
    public string Type { get; set; } = "";

    [ProtoMember(3)]
    public int DataSize { get; set; }
}

[ProtoContract]
internal sealed class PbfBlob
{
    [ProtoMember(1)]
    public byte[]? Raw { get; set; }

    [ProtoMember(2)]
    public int RawSize { get; set; }

    [ProtoMember(3)]
    public byte[]? Zlib { get; set; }
}

[ProtoContract]
internal sealed class PbfHeader
{
    [ProtoMember(4)]
    public List<string> RequiredFeatures { get; set; } = [];
}

[ProtoContract]
internal sealed class PbfBlock
{
    [ProtoMember(1)]
    public PbfStrings Strings { get; set; } = new();

    [ProtoMember(2)]
    public List<PbfGroup> Groups { get; set; } = [];

    /// <summary>Nanodegrees of one unit of latitude and longitude.</summary>
    [ProtoMember(17), DefaultValue(100)]
    public int Granularity { get; set; } = 100;

    [ProtoMember(19)]
    public long LatOffset { get; set; }

    [ProtoMember(20)]
    public long LonOffset { get; set; }
}

[ProtoContract]
internal sealed class PbfStrings
{
    [ProtoMember(1)]
    public List<string> Values { get; set; } = [];
}

[ProtoContract]
internal sealed class PbfGroup
{
    [ProtoMember(1)]
    public List<PbfNode> Nodes { get; set; } = [];

    [ProtoMember(2)]
    public PbfDenseNodes? Dense { get; set; }

    [ProtoMember(3)]
    public List<PbfWay> Ways { get; set; } = [];

    [ProtoMember(4)]
    public List<PbfRelation> Relations { get; set; } = [];
}

[ProtoContract]
internal sealed class PbfNode
{
    [ProtoMember(1, DataFormat = DataFormat.ZigZag)]
    public long Id { get; set; }

    [ProtoMember(2, IsPacked = true)]
    public int[] Keys { get; set; } = [];

    [ProtoMember(3, IsPacked = true)]
    public int[] Values { get; set; } = [];

    [ProtoMember(8, DataFormat = DataFormat.ZigZag)]
    public long Lat { get; set; }

    [ProtoMember(9, DataFormat = DataFormat.ZigZag)]
    public long Lon { get; set; }
}

/// <summary>Nodes column by column; ids and positions as differences to the node before.</summary>
[ProtoContract]
internal sealed class PbfDenseNodes
{
    [ProtoMember(1, IsPacked = true, DataFormat = DataFormat.ZigZag)]
    public long[] Ids { get; set; } = [];

    [ProtoMember(8, IsPacked = true, DataFormat = DataFormat.ZigZag)]
    public long[] Lats { get; set; } = [];

    [ProtoMember(9, IsPacked = true, DataFormat = DataFormat.ZigZag)]
    public long[] Lons { get; set; } = [];

    /// <summary>Per node: key, value, key, value, ..., 0. Empty when no node of the group has tags.</summary>
    [ProtoMember(10, IsPacked = true)]
    public int[] KeysAndValues { get; set; } = [];
}

[ProtoContract]
internal sealed class PbfWay
{
    [ProtoMember(1)]
    public long Id { get; set; }

    [ProtoMember(2, IsPacked = true)]
    public int[] Keys { get; set; } = [];

    [ProtoMember(3, IsPacked = true)]
    public int[] Values { get; set; } = [];

    [ProtoMember(8, IsPacked = true, DataFormat = DataFormat.ZigZag)]
    public long[] Refs { get; set; } = [];
}

[ProtoContract]
internal sealed class PbfRelation
{
    [ProtoMember(1)]
    public long Id { get; set; }

    [ProtoMember(2, IsPacked = true)]
    public int[] Keys { get; set; } = [];

    [ProtoMember(3, IsPacked = true)]
    public int[] Values { get; set; } = [];

    [ProtoMember(8, IsPacked = true)]
    public int[] Roles { get; set; } = [];

    [ProtoMember(9, IsPacked = true, DataFormat = DataFormat.ZigZag)]
    public long[] MemberIds { get; set; } = [];

    /// <summary>0 node, 1 way, 2 relation.</summary>
    [ProtoMember(10, IsPacked = true)]
    public int[] Types { get; set; } = [];
}
