namespace Byfiber.Core.Places;

/// <summary>One import of a map: where it came from, what it held, and how it differed from what was there. Never changed.</summary>
public sealed class ImportBatch
{
    public long Id { get; init; }

    /// <summary>What a person calls the source: the file's name, or the sample's.</summary>
    public required string SourceName { get; init; }

    /// <summary>SHA-256 of everything that was read, lower-case hexadecimal. The same again writes nothing.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The plane of every coordinate, as an EPSG code.</summary>
    public int Epsg { get; init; }

    /// <summary>The municipality's name, as the source gave it.</summary>
    public required string Name { get; init; }

    /// <summary>True for the made-up sample; every page says so.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Credit that must stand beside the data, or empty.</summary>
    public string Attribution { get; init; } = "";

    /// <summary>The municipality's outline (multi-polygon), where the source has one.</summary>
    public byte[]? OutlineWkb { get; init; }

    public int RoadCount { get; init; }
    public int PremisesCount { get; init; }
    public int BuildingCount { get; init; }
    public int WaterCount { get; init; }
    public int AreaCount { get; init; }

    /// <summary>Premises that were not there before.</summary>
    public int AddedCount { get; init; }
    public int ChangedCount { get; init; }
    public int RemovedCount { get; init; }
    public int UnchangedCount { get; init; }

    /// <summary>What the reader noticed, one sentence a line.</summary>
    public string Warnings { get; init; } = "";

    /// <summary>When it was imported, UTC.</summary>
    public DateTime At { get; init; }
    public required string Actor { get; init; }
}
