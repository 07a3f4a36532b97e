namespace Byfiber.Planning.Sources.Osm;

/// <summary>
/// A map file that is read in passes, element by element, and never held in memory. Elements that a pass has no
/// receiver for are skipped as cheaply as the format allows.
/// </summary>
internal abstract class OsmFile(string path)
{
    public string Path { get; } = path;

    /// <exception cref="PlanningException">The ending is none of OSM's.</exception>
    public static OsmFile Of(string path) =>
        SourceFile.Kind(path) switch
        {
            ".pbf" => new PbfFile(path),
            ".osm" => new XmlFile(path),
            _ => throw new PlanningException(
                $"The map {path} has an unknown ending: give an OpenStreetMap file ending in .osm.pbf, .osm or .osm.gz."
            ),
        };

    /// <summary>One pass over the file. <paramref name="progress"/> gets the fraction read, 0 to 1.</summary>
    /// <exception cref="PlanningException">The file is missing, cut off or no OSM file.</exception>
    public abstract void Read(
        Action<OsmNode>? node,
        Action<OsmWay>? way,
        Action<OsmRelation>? relation,
        Action<double>? progress,
        CancellationToken cancel
    );

    protected PlanningException Broken(string what, Exception? inner = null) =>
        new($"The map {Path} {what}: fetch or export it again.", inner);
}
