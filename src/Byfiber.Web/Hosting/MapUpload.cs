using Byfiber.Planning;
using Byfiber.Planning.Sources;

namespace Byfiber.Web.Hosting;

/// <summary>
/// Files that a person sent, kept in a folder of their own while they are read, and removed with it. They keep their names'
/// endings (which tell their kind), never a path.
/// </summary>
public sealed class MapUpload : IDisposable
{
    private readonly DirectoryInfo folder;

    private MapUpload(DirectoryInfo folder, MapFiles files, string name)
    {
        this.folder = folder;
        Files = files;
        Name = name;
    }

    /// <summary>The kept files.</summary>
    public MapFiles Files { get; }

    /// <summary>What the sender calls the map's file.</summary>
    public string Name { get; }

    /// <summary>Writes what was sent into a temporary folder.</summary>
    /// <exception cref="PlanningException">The map is missing or empty, or there is no space.</exception>
    public static async Task<MapUpload> KeepAsync(
        IFormFile map,
        IFormFile? area,
        IFormFile? areas,
        IFormFile? addresses,
        bool skipBadRows,
        CancellationToken cancel
    )
    {
        var kept = Directory.CreateTempSubdirectory("byfiber-upload-");
        try
        {
            var files = new MapFiles(
                await KeepAsync(kept, "map", map, cancel)
                    ?? throw new PlanningException("The file \"map\" is empty: send an OpenStreetMap extract.")
            )
            {
                OutlinePath = await KeepAsync(kept, "area", area, cancel),
                AreasPath = await KeepAsync(kept, "areas", areas, cancel),
                AddressesPath = await KeepAsync(kept, "addresses", addresses, cancel),
                SkipBadRows = skipBadRows,
            };
            return new MapUpload(kept, files, Path.GetFileName(map.FileName));
        }
        catch (IOException e)
        {
            kept.Delete(recursive: true);
            throw new PlanningException($"The files could not be kept ({e.Message}): free space on the server.", e);
        }
        catch
        {
            kept.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Reads the municipality; sentences speak of the files by the names that the sender knows.</summary>
    /// <exception cref="PlanningException">A file cannot be used.</exception>
    public MapData Read(CancellationToken cancel)
    {
        try
        {
            var data = Files.Read(null, cancel);
            return data with { Warnings = [.. data.Warnings.Select(AsSent)] };
        }
        catch (PlanningException e)
        {
            throw new PlanningException(AsSent(e.Message), e);
        }
    }

    /// <summary>Removes the kept files.</summary>
    public void Dispose() => folder.Delete(recursive: true);

    private string AsSent(string sentence) =>
        folder
            .GetDirectories()
            .Aggregate(
                sentence,
                (said, part) => said.Replace(part.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            );

    private static async Task<string?> KeepAsync(
        DirectoryInfo folder,
        string part,
        IFormFile? file,
        CancellationToken cancel
    )
    {
        if (file is not { Length: > 0 })
            return null;
        // A folder per part: two files may have the same name.
        var own = folder.CreateSubdirectory(part);
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        var path = Path.Combine(own.FullName, name.Length is 0 or > 200 || name is "." or ".." ? part : name);
        await using var kept = File.Create(path);
        await file.CopyToAsync(kept, cancel);
        return path;
    }
}
