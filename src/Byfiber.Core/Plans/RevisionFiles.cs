using System.Text;
using Byfiber.Planning;
using Byfiber.Planning.Formats;

namespace Byfiber.Core.Plans;

/// <summary>Every file of a plan as the engine writes it, and what the engine's independent check finds in them.</summary>
internal sealed record RevisionFiles(
    IReadOnlyList<(PlanFile File, byte[] Bytes)> Files,
    IReadOnlyList<CheckFinding> Findings
)
{
    /// <summary>The whole <c>plan.json</c>.</summary>
    public string PlanJson => Encoding.UTF8.GetString(Files.Single(f => f.File.Name == "plan.json").Bytes);

    /// <summary>Writes the files into a temporary folder, checks the GeoPackage there, and takes the bytes.</summary>
    /// <exception cref="PlanningException">The temporary folder is full or closed.</exception>
    public static RevisionFiles Of(Plan plan, TimeProvider time, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("byfiber-plan-");
        try
        {
            PlanFiles.WriteAll(plan, folder.FullName, time, cancel);
            var files = PlanFiles
                .All.Select(f => (f, File.ReadAllBytes(Path.Combine(folder.FullName, f.Name))))
                .ToList();
            return new RevisionFiles(files, PlanCheck.Run(Path.Combine(folder.FullName, "plan.gpkg")));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    /// <summary>The findings as a person reads them, one a line; empty when the plan is sound.</summary>
    public string FindingsText => string.Join('\n', Findings);

    /// <summary>The files as rows of a revision.</summary>
    public IEnumerable<PlanDocument> Documents(long revisionId) =>
        Files.Select(f => new PlanDocument
        {
            RevisionId = revisionId,
            FileName = f.File.Name,
            ContentType = f.File.ContentType,
            Bytes = f.Bytes,
        });
}
