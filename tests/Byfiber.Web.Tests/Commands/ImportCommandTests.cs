using Byfiber.Core.Places;
using Byfiber.Core.Storage;
using Byfiber.Planning.Geometry;
using Microsoft.Data.Sqlite;

namespace Byfiber.Web.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        shell.Dispose();
    }

    [Fact]
    public async Task A_map_is_imported_once()
    {
        var first = await ImportAsync(shell.TinyMap);
        var second = await ImportAsync(shell.TinyMap);

        first.Exit.ShouldBe(0, first.Error);
        first.Out.ShouldContain("11 premises");
        second.Exit.ShouldBe(0);
        second.Out.ShouldContain("nothing was changed");
        (await BatchesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_map_tells_what_changed()
    {
        await ImportAsync(shell.TinyMap);
        var changed = shell.Write("changed.osm", TinyOsm.Text(addresses: 10, moved: 5));

        var ran = await ImportAsync(changed);

        ran.Exit.ShouldBe(0);
        ran.Out.ShouldContain("Changed: Hittepågatan 1 (osm:n301): position");
        ran.Out.ShouldContain("Removed: Hittepågatan 11 (osm:n311)");
        var latest = (await BatchesAsync())[0];
        (latest.AddedCount, latest.ChangedCount, latest.RemovedCount, latest.UnchangedCount).ShouldBe((0, 1, 1, 9));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_changes_nothing()
    {
        await ImportAsync(shell.TinyMap);
        var changed = shell.Write("changed.osm", TinyOsm.Text(addresses: 10));

        var ran = await ImportAsync(changed, "--dry-run");

        ran.Out.ShouldContain("Removed: Hittepågatan 11");
        ran.Out.ShouldContain("--dry-run");
        (await BatchesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_map_leaves_no_trace()
    {
        (await ImportAsync(shell.Write("bad.osm.pbf", "no map"))).ShouldRefuse("bad.osm.pbf");

        File.Exists(shell.At("data/byfiber.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Bad_rows_of_an_address_file_are_refused_or_skipped_and_named()
    {
        var addresses = shell.Write(
            "addresses.csv",
            "id,address,lon,lat\na1,Hittepågatan 1,16.001,59.0002\na2,Hittepågatan 2,here,59.0002\n"
        );

        (await ImportAsync(shell.TinyMap, "--addresses", addresses)).ShouldRefuse(
            "addresses.csv",
            "row 3",
            "--skip-bad-rows"
        );
        var skipped = await ImportAsync(shell.TinyMap, "--addresses", addresses, "--skip-bad-rows");

        skipped.Exit.ShouldBe(0, skipped.Error);
        skipped.Out.ShouldContain("row 3");
        (await BatchesAsync())[0].PremisesCount.ShouldBe(1);
    }

    [Fact]
    public async Task Addresses_in_another_plane_are_read_when_the_plane_is_said()
    {
        var there = Crs.FromEpsg(25832).Project(new LonLat(16.001, 59.0002));
        var addresses = shell.Write(
            "addresses.csv",
            FormattableString.Invariant($"id,address,x,y\na1,Hittepågatan 1,{there.X},{there.Y}\n")
        );

        (await ImportAsync(shell.TinyMap, "--addresses", addresses)).ShouldRefuse("addresses.csv");
        var ran = await ImportAsync(shell.TinyMap, "--addresses", addresses, "--addresses-epsg", "25832");

        ran.Exit.ShouldBe(0, ran.Error);
        (await BatchesAsync())[0].PremisesCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("this is no connection")]
    [InlineData("Database=byfiber")]
    public async Task A_bad_connection_string_is_refused(string connection) =>
        (await Shell.RunAsync("import", shell.TinyMap, "--database", connection)).ShouldRefuse("--database");

    [Fact]
    public async Task A_server_that_does_not_answer_is_refused() =>
        (
            await Shell.RunAsync("import", shell.TinyMap, "--database", "Host=127.0.0.1;Port=1;Database=x;Username=x")
        ).ShouldRefuse("127.0.0.1");

    [Fact]
    public async Task A_file_in_the_place_of_the_database_is_refused()
    {
        Directory.CreateDirectory(shell.At("data"));
        shell.Write("data/byfiber.db", "this is no database, however long it may be, and it was here before");

        (await ImportAsync(shell.TinyMap)).ShouldRefuse("byfiber.db");
    }

    private Task<Ran> ImportAsync(string map, params string[] more) =>
        Shell.RunAsync(["import", map, "--data", shell.At("data"), .. more]);

    private Task<IReadOnlyList<ImportBatch>> BatchesAsync() =>
        new ImportHistory(Database.InFolder(shell.At("data"))).RunAsync(50, TestContext.Current.CancellationToken);
}
