using Byfiber.Core;
using Byfiber.Core.Places;
using Byfiber.Planning.Geometry;

namespace Byfiber.Web.Api;

/// <summary>The plane that the imported map's metres are in: where degrees from outside are put into, and back.</summary>
public sealed class CurrentPlane(ImportHistory imports)
{
    /// <summary>The plane, or null before the first import.</summary>
    public async Task<Crs?> FindAsync(CancellationToken cancel) =>
        await imports.RunAsync(1, cancel) is [var batch, ..] ? Crs.FromEpsg(batch.Epsg) : null;

    /// <summary>The plane.</summary>
    /// <exception cref="RefusedException">No map has been imported yet.</exception>
    public async Task<Crs> GetAsync(CancellationToken cancel) =>
        await FindAsync(cancel) ?? throw new RefusedException("No map has been imported yet: import one first.");
}
