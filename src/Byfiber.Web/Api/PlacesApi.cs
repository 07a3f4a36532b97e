using System.Security.Claims;
using Byfiber.Core;
using Byfiber.Core.Places;
using Byfiber.Planning;
using Byfiber.Planning.Geometry;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using NetTopologySuite.Geometries;

namespace Byfiber.Web.Api;

/// <summary>The room Places over HTTP: areas and addresses. Positions and shapes are WGS 84 degrees here.</summary>
internal static class PlacesApi
{
    private const int MostFinds = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        var places = api.MapGroup("/places").WithTags("Places");
        places
            .MapGet("/areas", ListAreas)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("The rollout areas in build order, with shapes and what they hold.");
        places
            .MapGet("/areas/{id:long}", GetArea)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("One area with a page of its addresses.");
        places.MapPost("/areas", AddArea).WhoMay(StaffRoles.WhoDecide).WithSummary("Draws an area; it is built last.");
        places
            .MapPut("/areas/{id:long}", ChangeArea)
            .WhoMay(StaffRoles.WhoDecide)
            .WithSummary("Changes an area's name and shape.");
        places
            .MapDelete("/areas/{id:long}", RemoveArea)
            .WhoMay(StaffRoles.WhoDecide)
            .WithSummary("Takes an area away; its premises stay.");
        places
            .MapPut("/build-order", Reorder)
            .WhoMay(StaffRoles.WhoDecide)
            .WithSummary("Puts the areas into another build order.");
        places
            .MapGet("/premises", Search)
            .WhoMay(StaffRoles.OfTheNetwork)
            .WithSummary("Premises by address, postcode, locality or property; case and accents do not matter.");
        ImportsApi.Map(places);
    }

    private static async Task<Ok<AreaAnswer[]>> ListAreas(
        AreaDetails areas,
        CurrentPlane plane,
        CancellationToken cancel
    )
    {
        var crs = await plane.FindAsync(cancel);
        var all = crs is null ? [] : await areas.ListAsync(cancel);
        return TypedResults.Ok(all.Select(area => AreaAnswer.Of(area, crs!)).ToArray());
    }

    private static async Task<Ok<AreaWithPremisesAnswer>> GetArea(
        long id,
        AreaDetails areas,
        CurrentPlane plane,
        CancellationToken cancel,
        int skip = 0,
        int take = 200
    )
    {
        if (skip < 0 || take is < 1 or > 1000)
            throw new PlanningException("The fields \"skip\" and \"take\" must be 0 or more, and 1 to 1000.");
        var found = await areas.RunAsync(id, skip, take, cancel) ?? throw Missing.Thing("area", id);
        var crs = await plane.GetAsync(cancel);
        return TypedResults.Ok(
            new AreaWithPremisesAnswer(
                AreaAnswer.Of(found.Area, crs),
                [.. found.Addresses.Select(address => PremisesAnswer.Of(address, crs))]
            )
        );
    }

    private static async Task<Created<AreaAnswer>> AddArea(
        AreaWish wish,
        SaveArea save,
        AreaDetails areas,
        CurrentPlane plane,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        var answer = await SaveAsync(null, wish, save, areas, plane, user, cancel);
        return TypedResults.Created(FormattableString.Invariant($"/api/places/areas/{answer.Id}"), answer);
    }

    private static async Task<Ok<AreaAnswer>> ChangeArea(
        long id,
        AreaWish wish,
        SaveArea save,
        AreaDetails areas,
        CurrentPlane plane,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) => TypedResults.Ok(await SaveAsync(id, wish, save, areas, plane, user, cancel));

    private static async Task<AreaAnswer> SaveAsync(
        long? id,
        AreaWish wish,
        SaveArea save,
        AreaDetails areas,
        CurrentPlane plane,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(wish.Name))
            throw new PlanningException("The field \"name\" is empty: give the area a name.");
        var crs = await plane.GetAsync(cancel);
        var saved = await save.RunAsync(id, wish.Name, GeoJsonShapes.ToPlane(wish.Shape, crs), user.Actor(), cancel);
        var area = (await areas.ListAsync(cancel)).Single(area => area.Id == saved);
        return AreaAnswer.Of(area, crs);
    }

    private static async Task<NoContent> RemoveArea(
        long id,
        RemoveArea remove,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        await remove.RunAsync(id, user.Actor(), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Reorder(
        BuildOrderWish wish,
        ReorderAreas reorder,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        await reorder.RunAsync(
            wish.AreaIds ?? throw new PlanningException("The field \"areaIds\" is missing: list every area once."),
            user.Actor(),
            cancel
        );
        return TypedResults.NoContent();
    }

    private static async Task<Ok<PremisesAnswer[]>> Search(
        string query,
        SearchAddresses search,
        CurrentPlane plane,
        CancellationToken cancel,
        int limit = 20
    )
    {
        if (limit is < 1 or > MostFinds)
            throw new PlanningException($"The field \"limit\" must be 1 to {MostFinds}.");
        var crs = await plane.FindAsync(cancel);
        var found = crs is null ? [] : await search.RunAsync(query, limit, cancel);
        return TypedResults.Ok(found.Select(find => PremisesAnswer.Of(find, crs!)).ToArray());
    }
}

/// <summary>An area as a person wishes it; the shape is a GeoJSON polygon or several.</summary>
internal sealed record AreaWish(string? Name, Geometry? Shape);

/// <summary>Every area once, the first to be built first.</summary>
internal sealed record BuildOrderWish(long[]? AreaIds);

/// <summary>An area, what it holds, and its shape as GeoJSON.</summary>
internal sealed record AreaAnswer(
    long Id,
    string Name,
    int BuildOrder,
    int Premises,
    int Dwellings,
    int Workplaces,
    int HolidayHomes,
    Geometry Shape
)
{
    public static AreaAnswer Of(AreaFigures area, Crs crs) =>
        new(
            area.Id,
            area.Name,
            area.BuildOrder,
            area.Premises.Premises,
            area.Premises.Dwellings,
            area.Premises.Workplaces,
            area.Premises.HolidayHomes,
            GeoJsonShapes.ToDegrees(area.Shape, crs)
        );
}

/// <summary>An area with a page of its premises in alphabetical order.</summary>
internal sealed record AreaWithPremisesAnswer(AreaAnswer Area, PremisesAnswer[] Premises);

/// <summary>A premises with its position in degrees.</summary>
internal sealed record PremisesAnswer(
    long Id,
    string SourceId,
    string Address,
    string? Postcode,
    string? Locality,
    string? Property,
    long? AreaId,
    double Lon,
    double Lat
)
{
    public static PremisesAnswer Of(AddressFind find, Crs crs)
    {
        var (lon, lat) = crs.Unproject(new MapPoint(find.X, find.Y));
        return new PremisesAnswer(
            find.PremisesId,
            find.SourceId,
            find.Address,
            find.Postcode,
            find.Locality,
            find.Property,
            find.AreaId,
            Math.Round(lon, 7),
            Math.Round(lat, 7)
        );
    }
}
