using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Tests.Pages;

namespace Byfiber.Web.Tests.Hosting;

/// <summary>The same village, hosted on each database; a class's theories share the two. It is built when the first test asks for it.</summary>
public sealed class OnEach<TVillage> : IAsyncLifetime
    where TVillage : EmptyVillage, new()
{
    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<string, TVillage> hosted = [];

    /// <summary>The village on one of <see cref="TestDatabases"/>; skips the test where there is no server for it.</summary>
    public async Task<TVillage> On(string kind)
    {
        await one.WaitAsync();
        try
        {
            if (hosted.TryGetValue(kind, out var there))
                return there;
            var village = new TVillage { Kind = kind };
            try
            {
                await village.InitializeAsync();
            }
            catch
            {
                await village.DisposeAsync();
                throw;
            }
            return hosted[kind] = village;
        }
        finally
        {
            one.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var village in hosted.Values)
            await village.DisposeAsync();
        one.Dispose();
    }
}
