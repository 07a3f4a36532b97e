using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Byfiber.Planning;
using Byfiber.Planning.Sources;
using Byfiber.Planning.Sources.Sample;

namespace Byfiber.Web.Hosting;

/// <summary>The files that one import or plan reads; <see cref="MapPath"/> may be <see cref="Sample"/> instead of a file.</summary>
public sealed record MapFiles(string MapPath)
{
    /// <summary>Instead of a file: the made-up municipality.</summary>
    public const string Sample = "sample";

    /// <summary>The plane of addresses in x and y when nobody says another: SWEREF 99 TM.</summary>
    public const int UsualEpsg = 3006;

    private const ulong SampleSeed = 1;

    /// <summary>GeoJSON outline to keep to.</summary>
    public string? OutlinePath { get; init; }

    /// <summary>GeoJSON polygons of the rollout areas.</summary>
    public string? AreasPath { get; init; }

    /// <summary>Addresses beside the map (CSV, GeoJSON, GeoPackage).</summary>
    public string? AddressesPath { get; init; }

    /// <summary>The plane of the addresses' x and y columns (CSV only).</summary>
    public int AddressesEpsg { get; init; } = UsualEpsg;

    /// <summary>Leave bad rows of the address file out, and list them, instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>What a person calls it.</summary>
    public string Name => MapPath == Sample ? "Sample municipality" : Path.GetFileName(MapPath);

    /// <summary>Reads the municipality.</summary>
    /// <exception cref="PlanningException">A file cannot be used; the sentence names it and the mend.</exception>
    public MapData Read(IProgress<double>? progress, CancellationToken cancel)
    {
        if (MapPath == Sample)
            return SampleMunicipality.Generate(SampleSeed);
        return MapReader.Read(
            MapPath,
            new MapReadOptions
            {
                AreaPath = OutlinePath,
                AreasPath = AreasPath,
                AddressesPath = AddressesPath,
                AddressesEpsg = AddressesEpsg,
                SkipBadRows = SkipBadRows,
            },
            progress,
            cancel
        );
    }

    /// <summary>SHA-256 over all files and how they are read, hexadecimal: equal when the same import would come of it.</summary>
    /// <exception cref="PlanningException">A file cannot be read.</exception>
    public async Task<string> HashAsync(CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (MapPath == Sample)
        {
            var version = typeof(SampleMunicipality).Assembly.ManifestModule.ModuleVersionId;
            hash.AppendData(Encoding.UTF8.GetBytes($"sample {SampleSeed} {version}"));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        hash.AppendData(Encoding.UTF8.GetBytes($"skip bad rows: {SkipBadRows}"));
        // Only when said, so that imports of before this word are known again.
        if (AddressesEpsg != UsualEpsg)
            hash.AppendData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"epsg: {AddressesEpsg}"))
            );
        foreach (var path in new[] { MapPath, OutlinePath, AreasPath, AddressesPath })
        {
            hash.AppendData([0]);
            if (path is not null)
                await AppendAsync(hash, path, cancel);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task AppendAsync(IncrementalHash hash, string path, CancellationToken cancel)
    {
        try
        {
            await using var file = File.OpenRead(path);
            if (!file.CanSeek)
                throw new PlanningException(
                    $"{path} is a pipe, which is gone when it is read: save it as a file first."
                );
            hash.AppendData(await SHA256.HashDataAsync(file, cancel));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanningException(
                $"The file \"{path}\" cannot be read ({e.Message}): check its name and its rights.",
                e
            );
        }
    }
}
