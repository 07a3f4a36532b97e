namespace Byfiber.Planning.Sources.Osm;

/// <summary>What a block holds.</summary>
[Flags]
internal enum PbfContents
{
    None = 0,
    Nodes = 1,
    Ways = 2,
    Relations = 4,
}

/// <summary>Turns a block's columns and differences into elements.</summary>
internal sealed class PbfBlockReader(Action<OsmNode>? node, Action<OsmWay>? way, Action<OsmRelation>? relation)
{
    public bool Wants(PbfContents contents) =>
        (node is not null && contents.HasFlag(PbfContents.Nodes))
        || (way is not null && contents.HasFlag(PbfContents.Ways))
        || (relation is not null && contents.HasFlag(PbfContents.Relations));

    public PbfContents Read(PbfBlock block)
    {
        var contents = PbfContents.None;
        foreach (var group in block.Groups)
        {
            if (group.Dense is not null || group.Nodes.Count > 0)
            {
                contents |= PbfContents.Nodes;
                ReadNodes(block, group);
            }
            if (group.Ways.Count > 0)
            {
                contents |= PbfContents.Ways;
                ReadWays(block.Strings.Values, group.Ways);
            }
            if (group.Relations.Count > 0)
            {
                contents |= PbfContents.Relations;
                ReadRelations(block.Strings.Values, group.Relations);
            }
        }
        return contents;
    }

    private void ReadNodes(PbfBlock block, PbfGroup group)
    {
        if (node is null)
        {
            return;
        }
        foreach (var one in group.Nodes)
        {
            node(
                new OsmNode(
                    one.Id,
                    Scaled(block.LatOffset, block.Granularity, one.Lat),
                    Scaled(block.LonOffset, block.Granularity, one.Lon),
                    Tags(block.Strings.Values, one.Keys, one.Values)
                )
            );
        }
        if (group.Dense is { } dense)
        {
            ReadDense(block, dense, node);
        }
    }

    private static void ReadDense(PbfBlock block, PbfDenseNodes dense, Action<OsmNode> node)
    {
        long id = 0,
            lat = 0,
            lon = 0;
        var tag = 0;
        for (var i = 0; i < dense.Ids.Length; i++)
        {
            id += dense.Ids[i];
            lat += dense.Lats[i];
            lon += dense.Lons[i];
            node(
                new OsmNode(
                    id,
                    Scaled(block.LatOffset, block.Granularity, lat),
                    Scaled(block.LonOffset, block.Granularity, lon),
                    DenseTags(block.Strings.Values, dense.KeysAndValues, ref tag)
                )
            );
        }
    }

    private static OsmTags DenseTags(List<string> strings, int[] keysAndValues, ref int at)
    {
        var start = at;
        while (at < keysAndValues.Length && keysAndValues[at] != 0)
        {
            at += 2;
        }
        var count = at - start;
        at++;
        if (count <= 0)
        {
            return default;
        }
        var flat = new string[count];
        for (var i = 0; i < count; i++)
        {
            flat[i] = strings[keysAndValues[start + i]];
        }
        return new OsmTags(flat);
    }

    private void ReadWays(List<string> strings, List<PbfWay> ways)
    {
        foreach (var one in way is null ? [] : ways)
        {
            Undiff(one.Refs);
            way!(new OsmWay(one.Id, one.Refs, Tags(strings, one.Keys, one.Values)));
        }
    }

    private void ReadRelations(List<string> strings, List<PbfRelation> relations)
    {
        foreach (var one in relation is null ? [] : relations)
        {
            Undiff(one.MemberIds);
            var members = new OsmMember[one.MemberIds.Length];
            for (var i = 0; i < members.Length; i++)
            {
                members[i] = new OsmMember((OsmKind)one.Types[i], one.MemberIds[i], strings[one.Roles[i]]);
            }
            relation!(new OsmRelation(one.Id, members, Tags(strings, one.Keys, one.Values)));
        }
    }

    private static OsmTags Tags(List<string> strings, int[] keys, int[] values)
    {
        if (keys.Length == 0)
        {
            return default;
        }
        var flat = new string[keys.Length * 2];
        for (var i = 0; i < keys.Length; i++)
        {
            flat[2 * i] = strings[keys[i]];
            flat[2 * i + 1] = strings[values[i]];
        }
        return new OsmTags(flat);
    }

    private static void Undiff(long[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            values[i] += values[i - 1];
        }
    }

    private static int Scaled(long offset, int granularity, long value) =>
        checked((int)Math.Round((offset + granularity * value) / 100.0));
}
