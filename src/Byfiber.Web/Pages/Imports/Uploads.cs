using System.Globalization;
using Byfiber.Planning;
using Byfiber.Web.Hosting;

namespace Byfiber.Web.Pages.Imports;

/// <summary>
/// Map files between their upload and the confirmation: in a folder of the machine's temporary place, named by a number that only the
/// page that showed the preview knows. What nobody confirmed is thrown away after a day.
/// </summary>
public sealed class Uploads(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly string root = Path.Combine(Path.GetTempPath(), "byfiber-uploads");

    /// <summary>Keeps the files of a form and gives the number that finds them again.</summary>
    /// <exception cref="PlanningException">The map's file is missing or its name cannot be used.</exception>
    public async Task<Guid> KeepAsync(
        IFormFile? map,
        IFormFile? outline,
        IFormFile? addresses,
        CancellationToken cancel
    )
    {
        if (map is null || map.Length == 0)
            throw new PlanningException("No map file was sent: choose one, for instance kommun.osm.pbf.");
        ThrowAwayOld();
        var id = Guid.NewGuid();
        await WriteAsync(id, "map", map, cancel);
        if (outline is { Length: > 0 })
            await WriteAsync(id, "outline", outline, cancel);
        if (addresses is { Length: > 0 })
            await WriteAsync(id, "addresses", addresses, cancel);
        return id;
    }

    /// <summary>The files of a number, or null when they are no longer kept.</summary>
    public MapFiles? Find(Guid id) =>
        KeptFile(id, "map") is { } map
            ? new MapFiles(map) { OutlinePath = KeptFile(id, "outline"), AddressesPath = KeptFile(id, "addresses") }
            : null;

    /// <summary>A reader's sentence with the files by the names that the sender knows.</summary>
    public string Spoken(Guid id, string sentence) =>
        new[] { "map", "outline", "addresses" }.Aggregate(
            sentence,
            (said, part) =>
                said.Replace(Path.Combine(Folder(id), part) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        );

    /// <summary>Forgets the files.</summary>
    public void ThrowAway(Guid id)
    {
        if (Directory.Exists(Folder(id)))
            Directory.Delete(Folder(id), recursive: true);
    }

    private string Folder(Guid id) => Path.Combine(root, id.ToString("N", CultureInfo.InvariantCulture));

    private string? KeptFile(Guid id, string part)
    {
        var folder = Path.Combine(Folder(id), part);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).FirstOrDefault() : null;
    }

    private async Task WriteAsync(Guid id, string part, IFormFile file, CancellationToken cancel)
    {
        var name = Path.GetFileName(file.FileName);
        if (name is "" or "." or ".." || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            throw new PlanningException("The file's name cannot be used: rename it to plain letters and digits.");
        var folder = Directory.CreateDirectory(Path.Combine(Folder(id), part));
        await using var copy = File.Create(Path.Combine(folder.FullName, name));
        await file.CopyToAsync(copy, cancel);
    }

    private void ThrowAwayOld()
    {
        var old = time.GetUtcNow().UtcDateTime - Kept;
        foreach (var folder in Directory.CreateDirectory(root).EnumerateDirectories())
        {
            if (folder.LastWriteTimeUtc < old)
                folder.Delete(recursive: true);
        }
    }
}
