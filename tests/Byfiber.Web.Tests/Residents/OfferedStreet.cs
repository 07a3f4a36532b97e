using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Byfiber.Web.Tests.Residents;

/// <summary>The running program with a street whose houses all have an offer and a code, on either database; nothing sends its messages.</summary>
internal sealed class OfferedStreet : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("byfiber-keys-");
    private readonly WebApplication app;

    private OfferedStreet(TestDatabase database)
    {
        this.database = database;
        app = ByfiberApp.Build(
            new HostSettings
            {
                Database = database.Database,
                Port = 0,
                KeysDirectory = keys.FullName,
                MakesPlans = false,
                SendsMessages = false,
                ErasesPastData = false,
            }
        );
    }

    /// <summary>The houses.</summary>
    public IReadOnlyList<Invited> Homes { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<OfferedStreet> NewAsync(string kind, int houses)
    {
        var street = new OfferedStreet(await TestDatabases.NewAsync(kind));
        street.Homes = await CampaignUnderWay.BringAsync(
            street.app.Services,
            CampaignUnderWay.Street(houses),
            houses,
            Cancel
        );
        await street.app.StartAsync(Cancel);
        return street;
    }

    /// <summary>Somebody of this house, with a browser of their own.</summary>
    public Resident Visit(Invited home) =>
        new(home, new Uri(app.Urls.First()), Letterbox.In(database.Database), Cancel);

    /// <summary>What is there.</summary>
    public ByfiberDb Open() => database.Open();

    /// <summary>What is wrong with the contracts.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(params IReadOnlyCollection<Receipt> told)
    {
        await using var db = Open();
        return await ContractFaults.FindAsync(db, told, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await database.DisposeAsync();
        keys.Delete(recursive: true);
    }
}
