namespace Byfiber.Core.Places;

/// <summary>
/// A dwelling or workplace that is to be offered a connection: one address point. Kept for ever: one that a later import no
/// longer holds is marked, not deleted, since offers and contracts may speak of it.
/// </summary>
public sealed class Premises
{
    /// <summary>Given at the first import and never reused.</summary>
    public long Id { get; init; }

    /// <summary>The source's id ("osm:n123", Lantmäteriet's UUID); unique.</summary>
    public required string SourceId { get; init; }
    public required string Address { get; set; }
    public string? Postcode { get; set; }
    public string? Locality { get; set; }

    /// <summary>Property designation (fastighetsbeteckning).</summary>
    public string? Property { get; set; }

    /// <summary>Address, postcode, locality and property without case and accents: what a search looks in.</summary>
    public required string SearchText { get; set; }

    /// <summary>The same as a list is sorted by in Swedish: å, ä, ö last, and 2 before 10; empty until the program has filled it in.</summary>
    public string SortText { get; set; } = "";

    /// <summary>East, metres in the municipality's plane.</summary>
    public double X { get; set; }

    /// <summary>North, metres in the municipality's plane.</summary>
    public double Y { get; set; }
    public int Dwellings { get; set; }
    public int Workplaces { get; set; }
    public int HolidayHomes { get; set; }

    /// <summary>What joining it is worth, öre, where its source says; null leaves it to the cost book.</summary>
    public long? WorthOre { get; set; }

    /// <summary>The area that holds it, or null when none does.</summary>
    public long? AreaId { get; set; }

    /// <summary>The import that brought it.</summary>
    public long FirstBatchId { get; init; }

    /// <summary>The latest import that held it.</summary>
    public long LastBatchId { get; set; }

    /// <summary>The import that no longer held it; null while it is current.</summary>
    public long? RemovedBatchId { get; set; }
}
