using Microsoft.Extensions.Caching.Memory;

namespace Byfiber.Web.Tiles;

/// <summary>
/// Tiles that were made, at most <see cref="MostBytes"/> of them together. Keys hold the batch or revision that a tile was
/// made from, so nothing here ever grows old; it is only pushed out.
/// </summary>
internal sealed class TileCache : IDisposable
{
    private const long MostBytes = 64L * 1024 * 1024;
    private const int KeyBytes = 200;
    private readonly MemoryCache tiles = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The tile of a key, made when it is not here. Two that ask at once may both make it: the same bytes.</summary>
    public async Task<byte[]> GetAsync(string key, Func<Task<byte[]>> make)
    {
        if (tiles.TryGetValue(key, out byte[]? tile) && tile is not null)
            return tile;
        tile = await make();
        tiles.Set(key, tile, new MemoryCacheEntryOptions { Size = tile.Length + KeyBytes });
        return tile;
    }

    public void Dispose() => tiles.Dispose();
}
