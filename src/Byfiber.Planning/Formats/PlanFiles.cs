using System.Diagnostics;

namespace Byfiber.Planning.Formats;

/// <summary>One format of a plan: the name of its file, its media type, and how it is written to a path.</summary>
public sealed record PlanFile(string Name, string ContentType, Action<Plan, string, CancellationToken> WriteTo)
{
    /// <summary>The file's content, for a download.</summary>
    /// <exception cref="PlanningException">The temporary directory, which a GeoPackage needs, is full or closed.</exception>
    public byte[] ToBytes(Plan plan, CancellationToken cancel = default)
    {
        var path = Path.Combine(Path.GetTempPath(), $"byfiber-{Guid.NewGuid():N}-{Name}");
        try
        {
            return PlanFiles.Explained(
                path,
                () =>
                {
                    WriteTo(plan, path, cancel);
                    return File.ReadAllBytes(path);
                }
            );
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>
/// The front door of the formats: writes every file of a plan into a directory, all or nothing. Files are made in a hidden
/// directory inside the target and moved into place at the end, <c>plan.json</c> last: where it stands, all the others do.
/// </summary>
public static class PlanFiles
{
    private const string StagingPrefix = ".byfiber-writing-";

    /// <summary>Every file that a plan is written to, in the order in which they are written.</summary>
    public static IReadOnlyList<PlanFile> All { get; } =
    [
        new("plan.gpkg", "application/geopackage+sqlite3", GeoPackageWriter.Write),
        Of("plan.geojson", "application/geo+json", PlanGeoJson.Write),
        Of("plan.kml", "application/vnd.google-earth.kml+xml", PlanKml.Write),
        Of(
            "bill-of-materials.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            PlanXlsx.Write
        ),
        Of("bill-of-materials.csv", "text/csv; charset=utf-8", PlanCsv.WriteBill),
        Of("splices.csv", "text/csv; charset=utf-8", PlanCsv.WriteSplices),
        Of("report.html", "text/html; charset=utf-8", PlanReport.Write),
        Of("plan.json", "application/json", PlanJson.Write),
    ];

    /// <summary>As the other overload, timed by the machine's clock.</summary>
    public static PlanTimings WriteAll(Plan plan, string directory, CancellationToken cancel = default) =>
        WriteAll(plan, directory, TimeProvider.System, cancel);

    /// <summary>
    /// Writes all files; an older plan's files there are replaced. Gives the plan's timings with the writing included, as they stand in
    /// <c>plan.json</c>.
    /// </summary>
    /// <exception cref="PlanningException">
    /// No space, no right to write, or another run writes to the same directory; nothing has been changed then.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing has been changed then.</exception>
    public static PlanTimings WriteAll(
        Plan plan,
        string directory,
        TimeProvider time,
        CancellationToken cancel = default
    ) => Explained(directory, () => WriteLocked(plan, directory, time, cancel));

    private static PlanTimings WriteLocked(Plan plan, string directory, TimeProvider time, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        Directory.CreateDirectory(directory);
        using var guard = Lock(directory);
        foreach (var abandoned in Directory.GetDirectories(directory, StagingPrefix + "*"))
        {
            // Left by a run that was killed; the lock says that nobody is writing in it.
            Directory.Delete(abandoned, recursive: true);
        }
        var staging = Directory.CreateDirectory(Path.Combine(directory, $"{StagingPrefix}{Guid.NewGuid():N}")).FullName;
        try
        {
            foreach (var file in All.Where(file => file.Name != "plan.json"))
            {
                cancel.ThrowIfCancellationRequested();
                file.WriteTo(plan, Path.Combine(staging, file.Name), cancel);
            }
            var timings = plan.Summary.Timings with
            {
                Write = time.GetElapsedTime(started).TotalSeconds,
                PeakMemoryMb = Math.Max(plan.Summary.Timings.PeakMemoryMb, PeakMemoryMb()),
            };
            using (var json = File.Create(Path.Combine(staging, "plan.json")))
            {
                PlanJson.Write(plan, timings, json);
            }
            foreach (var file in All)
            {
                File.Move(Path.Combine(staging, file.Name), Path.Combine(directory, file.Name), overwrite: true);
            }
            return timings;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Runs a piece of writing and turns what the machine says about it into a sentence with the mend.</summary>
    internal static T Explained<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new PlanningException(
                $"\"{path}\" cannot be written: no right to write there; choose another directory.",
                e
            );
        }
        catch (IOException e)
        {
            throw new PlanningException(
                $"\"{path}\" cannot be written ({e.Message.TrimEnd('.')}): free space there or choose another directory.",
                e
            );
        }
    }

    private static FileStream Lock(string directory)
    {
        try
        {
            return new FileStream(
                Path.Combine(directory, ".byfiber-lock"),
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException e)
            when (e.GetType() == typeof(IOException) && File.Exists(Path.Combine(directory, ".byfiber-lock")))
        {
            throw new PlanningException(
                $"Another run is writing to \"{directory}\": wait until it is done, or choose another directory.",
                e
            );
        }
    }

    private static double PeakMemoryMb()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }

    private static PlanFile Of(string name, string contentType, Action<Plan, Stream> write) =>
        new(
            name,
            contentType,
            (plan, path, _) =>
            {
                using var stream = File.Create(path);
                write(plan, stream);
            }
        );
}
