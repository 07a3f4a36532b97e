using System.Security.Claims;
using Byfiber.Core.Plans;
using Byfiber.Planning;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Byfiber.Web.Api;

/// <summary>The room Plans over HTTP: revisions, their premises and files, and what they say about one premises.</summary>
internal static class PlansApi
{
    private const int MostPremises = 1_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/municipality", Municipality)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithTags("Municipality")
            .WithSummary("The municipality at a glance; 404 before the first import.");
        var plans = api.MapGroup("/plans").WithTags("Plans");
        PlanRunsApi.Map(plans);
        plans.MapGet("/revisions", List).WhoMay(StaffRoles.OfTheNetwork).WithSummary("Plan revisions, newest first.");
        plans
            .MapGet("/revisions/{id:long}", Get)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("One revision with its areas, sites, cabinets, bill and files.");
        plans
            .MapPost("/revisions/{id:long}/adoption", Adopt)
            .WhoMay(StaffRoles.WhoDecide)
            .WithSummary("Makes a revision the one to build by.");
        plans
            .MapGet("/revisions/{id:long}/comparison/{other:long}", Compare)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("What differs from one revision to another: figures, premises, trenches.");
        plans
            .MapGet("/revisions/{id:long}/premises", Premises)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("A revision's premises, a page at a time.");
        plans
            .MapGet("/revisions/{id:long}/not-chosen", NotChosen)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary(
                "The premises that the plan could join but did not choose, the cheapest to join first: marginalOre is what joining one takes."
            );
        plans
            .MapGet("/revisions/{id:long}/files/{file}", Document)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("A file of the revision, as the engine wrote it.");
        plans
            .MapGet("/premises/{id:long}", Card)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("One premises and what the adopted revision (or the given one) does with it.");
    }

    private static async Task<Ok<MunicipalityAnswer>> Municipality(
        MunicipalityGlance glance,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            await glance.RunAsync(cancel) is { } found
                ? MunicipalityAnswer.Of(found)
                : throw Missing.Sentence("No map has been imported yet: import one first.")
        );

    private static async Task<Ok<RevisionAnswer[]>> List(
        RevisionDetails revisions,
        CancellationToken cancel,
        int limit = 100
    )
    {
        if (limit is < 1 or > MostPremises)
            throw new PlanningException($"The field \"limit\" must be 1 to {MostPremises}.");
        var lines = await revisions.ListAsync(limit, cancel);
        return TypedResults.Ok(lines.Select(line => RevisionAnswer.Of(line.Revision, line.Adopted)).ToArray());
    }

    private static async Task<Ok<RevisionTablesAnswer>> Get(
        long id,
        RevisionDetails revisions,
        CancellationToken cancel
    ) => TypedResults.Ok(RevisionTablesAnswer.Of(await FindAsync(id, revisions, cancel)));

    private static async Task<Ok<RevisionAnswer>> Adopt(
        long id,
        AdoptRevision adopt,
        RevisionDetails revisions,
        ClaimsPrincipal user,
        CancellationToken cancel,
        AdoptionWish? wish = null
    )
    {
        await adopt.RunAsync(id, user.Actor(), wish?.Note, cancel);
        var found = await FindAsync(id, revisions, cancel);
        return TypedResults.Ok(RevisionAnswer.Of(found.Revision, found.Adopted));
    }

    private static async Task<Ok<ComparisonAnswer>> Compare(
        long id,
        long other,
        CompareRevisions compare,
        MunicipalityGlance glance,
        CancellationToken cancel
    )
    {
        var adopted = (await glance.RunAsync(cancel))?.Adopted?.Id;
        return TypedResults.Ok(ComparisonAnswer.Of(await compare.RunAsync(id, other, cancel), adopted));
    }

    private static async Task<Ok<PlanPremisesRow[]>> Premises(
        long id,
        RevisionDetails revisions,
        CancellationToken cancel,
        string? status = null,
        int? area = null,
        int skip = 0,
        int take = 200
    )
    {
        CheckPage(skip, take);
        PremisesStatus? wanted = status switch
        {
            null => null,
            "planned" => PremisesStatus.Planned,
            "leftOut" => PremisesStatus.LeftOut,
            "unreachable" => PremisesStatus.Unreachable,
            "notChosen" => PremisesStatus.NotChosen,
            _ => throw new PlanningException(
                "The field \"status\" must be planned, leftOut, unreachable or notChosen."
            ),
        };
        await FindAsync(id, revisions, cancel);
        var rows = await revisions.PremisesAsync(id, wanted, area, skip, take, cancel);
        return TypedResults.Ok(rows.ToArray());
    }

    private static async Task<Ok<PlanPremisesRow[]>> NotChosen(
        long id,
        RevisionDetails revisions,
        NotChosenPremises notChosen,
        CancellationToken cancel,
        int skip = 0,
        int take = 200
    )
    {
        CheckPage(skip, take);
        await FindAsync(id, revisions, cancel);
        return TypedResults.Ok((await notChosen.RunAsync(id, skip, take, cancel)).Rows.ToArray());
    }

    private static void CheckPage(int skip, int take)
    {
        if (skip < 0 || take is < 1 or > MostPremises)
            throw new PlanningException(
                $"The fields \"skip\" and \"take\" must be 0 or more, and 1 to {MostPremises}."
            );
    }

    private static async Task<FileContentHttpResult> Document(
        long id,
        string file,
        RevisionDetails revisions,
        HttpContext context,
        CancellationToken cancel
    )
    {
        var document =
            await revisions.DocumentAsync(id, file, cancel)
            ?? throw Missing.Sentence(
                FormattableString.Invariant(
                    $"There is no file \"{file}\" of plan revision {id}: /api/plans/revisions/{id} lists its files."
                )
            );
        // A page among the files (report.html) is opened by itself, with no more rights than its own styles and pictures.
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
        return TypedResults.File(
            document.Bytes,
            document.ContentType,
            document.FileName,
            entityTag: new EntityTagHeaderValue($"\"{id}\"")
        );
    }

    private static async Task<Ok<PremisesCardAnswer>> Card(
        long id,
        PremisesInPlan premises,
        RevisionDetails revisions,
        CurrentPlane plane,
        CancellationToken cancel,
        long? revision = null
    )
    {
        if (revision is { } wanted)
            await FindAsync(wanted, revisions, cancel);
        var card = await premises.RunAsync(id, revision, cancel) ?? throw Missing.Thing("premises", id);
        return TypedResults.Ok(PremisesCardAnswer.Of(card, await plane.GetAsync(cancel)));
    }

    private static async Task<RevisionTables> FindAsync(long id, RevisionDetails revisions, CancellationToken cancel) =>
        await revisions.RunAsync(id, cancel) ?? throw Missing.Thing("plan revision", id);
}

/// <summary>Why a revision is adopted, for the history; may be left out.</summary>
internal sealed record AdoptionWish(string? Note);
