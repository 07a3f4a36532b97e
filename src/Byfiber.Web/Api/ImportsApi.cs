using System.Security.Claims;
using Byfiber.Core.Places;
using Byfiber.Planning;
using Byfiber.Web.Access;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Byfiber.Web.Api;

/// <summary>Imports over HTTP: what was imported, and a map sent as a form of files.</summary>
internal static class ImportsApi
{
    private const int MostBatches = 500;

    public static void Map(IEndpointRouteBuilder places)
    {
        var size = new RequestSizeLimitAttribute(
            places.ServiceProvider.GetRequiredService<HostSettings>().LargestUploadBytes
        );
        places
            .MapGet("/imports", List)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("Imports so far, newest first; the first one is the current map.");
        // Other sites' forms are refused for every endpoint, so no token is needed, which programs could not get.
        places
            .MapPost("/imports", Import)
            .WhoMay(StaffRoles.WhoPlan)
            .WithMetadata(size)
            .DisableAntiforgery()
            .WithSummary("Takes a map in: all of it or nothing. The same map again changes nothing.");
        places
            .MapPost("/imports/preview", Preview)
            .WhoMay(StaffRoles.WhoPlan)
            .WithMetadata(size)
            .DisableAntiforgery()
            .WithSummary("Tells what an import of these files would change, and changes nothing.");
    }

    private static async Task<Ok<ImportAnswer[]>> List(ImportHistory imports, CancellationToken cancel, int limit = 50)
    {
        if (limit is < 1 or > MostBatches)
            throw new PlanningException($"The field \"limit\" must be 1 to {MostBatches}.");
        var batches = await imports.RunAsync(limit, cancel);
        return TypedResults.Ok(batches.Select(batch => ImportAnswer.Of(batch, false)).ToArray());
    }

    private static async Task<Results<Created<ImportAnswer>, Ok<ImportAnswer>>> Import(
        IFormFile map,
        ImportMap import,
        ClaimsPrincipal user,
        CancellationToken cancel,
        IFormFile? area = null,
        IFormFile? areas = null,
        IFormFile? addresses = null,
        bool skipBadRows = false
    )
    {
        using var upload = await MapUpload.KeepAsync(map, area, areas, addresses, skipBadRows, cancel);
        var hash = await upload.Files.HashAsync(cancel);
        var data = await Task.Run(() => upload.Read(cancel), cancel);
        var outcome = await import.RunAsync(data, upload.Name, hash, user.Actor(), cancel);
        var answer = ImportAnswer.Of(outcome.Batch, outcome.AlreadyThere);
        return outcome.AlreadyThere ? TypedResults.Ok(answer) : TypedResults.Created("/api/places/imports", answer);
    }

    private static async Task<Ok<MapDiff>> Preview(
        IFormFile map,
        PreviewImport preview,
        CancellationToken cancel,
        IFormFile? area = null,
        IFormFile? areas = null,
        IFormFile? addresses = null,
        bool skipBadRows = false
    )
    {
        using var upload = await MapUpload.KeepAsync(map, area, areas, addresses, skipBadRows, cancel);
        var data = await Task.Run(() => upload.Read(cancel), cancel);
        return TypedResults.Ok(await preview.RunAsync(data, cancel));
    }
}

/// <summary>An import; <c>alreadyThere</c> when the same files had been imported last, so that nothing was written.</summary>
internal sealed record ImportAnswer(
    long Id,
    string SourceName,
    string Sha256,
    string Name,
    bool Synthetic,
    string Attribution,
    DateTime At,
    string Actor,
    int Premises,
    int Roads,
    int Buildings,
    int Waters,
    int Areas,
    int Added,
    int Changed,
    int Removed,
    int Unchanged,
    string[] Warnings,
    bool AlreadyThere
)
{
    public static ImportAnswer Of(ImportBatch batch, bool alreadyThere) =>
        new(
            batch.Id,
            batch.SourceName,
            batch.Sha256,
            batch.Name,
            batch.Synthetic,
            batch.Attribution,
            batch.At,
            batch.Actor,
            batch.PremisesCount,
            batch.RoadCount,
            batch.BuildingCount,
            batch.WaterCount,
            batch.AreaCount,
            batch.AddedCount,
            batch.ChangedCount,
            batch.RemovedCount,
            batch.UnchangedCount,
            batch.Warnings.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            alreadyThere
        );
}
