using System.Collections.Concurrent;
using Byfiber.Core.Tests.Storage;
using Byfiber.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using RunningProgram = Byfiber.Web.Tests.Commands.Program;

namespace Byfiber.Web.Tests.Residents;

/// <summary>The program is killed (SIGKILL) while residents sign: what they were told is there, whole, and the others can go on.</summary>
public sealed class KillTests : IDisposable
{
    private const int Houses = 24;
    private const int SignedBeforeTheKill = 6;

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("byfiber-killed-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => home.Delete(recursive: true);

    [Theory, OnBoth]
    public async Task Every_signature_that_was_acknowledged_is_there_whole_and_no_contract_is_half_made(string kind)
    {
        await using var database = await TestDatabases.NewAsync(kind);
        var (words, folder) =
            kind == TestDatabases.Sqlite
                ? ((string[])["--data", database.Address], database.Address)
                : (["--database", database.Address], Path.Combine(home.FullName, "byfiber"));
        var homes = await PrepareAsync(database, Path.Combine(folder, "keys"));
        var letterbox = Letterbox.In(Path.Combine(folder, "outbox"));
        var told = new ConcurrentBag<Receipt>();
        using var dead = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        await using (var program = RunningProgram.StartIn(home.FullName, ["serve", .. words, "--port", "0"]))
        {
            var server = await AddressAsync(program);
            var visits = homes.Select(one => Task.Run(() => UntilTheEndAsync(one, server), Cancel)).ToList();
            while (told.Count < SignedBeforeTheKill && !visits.TrueForAll(visit => visit.IsCompleted))
                await Task.Delay(5, Cancel);
            await program.KillAsync();
            await dead.CancelAsync();
            await Task.WhenAll(visits);
        }

        told.Count.ShouldBeGreaterThanOrEqualTo(SignedBeforeTheKill);
        told.Count.ShouldBeLessThan(Houses, "the kill came too late to prove anything");
        await using var again = RunningProgram.StartIn(home.FullName, ["serve", .. words, "--port", "0"]);
        var address = await AddressAsync(again);
        await using var db = database.Open();
        (await ContractFaults.FindAsync(db, told, Cancel)).ShouldBeEmpty();
        var signed = await db.Contracts.Select(c => c.PremisesId).ToListAsync(Cancel);
        var left = homes.Where(one => !signed.Contains(one.PremisesId)).ToList();
        var receipts = await Task.WhenAll(left.Select(one => Task.Run(() => SignAsync(one, address), Cancel)));
        (await ContractFaults.FindAsync(db, [.. told, .. receipts], Cancel)).ShouldBeEmpty();
        (await db.Contracts.CountAsync(Cancel)).ShouldBe(Houses);

        async Task<Receipt> SignAsync(Invited one, Uri server)
        {
            // With another mail address: letters of the first time may still come.
            var anew = one with
            {
                Email = $"again-{one.Email}",
            };
            using var resident = new Resident(anew, server, letterbox, Cancel);
            return await resident.RunAsync();
        }

        async Task UntilTheEndAsync(Invited one, Uri server)
        {
            // A dead program sends no letters; what it had answered before is read to the end.
            using var resident = new Resident(one, server, (mail, _) => letterbox(mail, dead.Token), Cancel);
            try
            {
                await resident.OpenAsync();
                await resident.AnswerAsync();
                await resident.ChooseAsync();
                await resident.AskForCodeAsync();
                await resident.SignAsync(await resident.SignFormAsync());
                // The answer to the signature is what counts, whether or not the next page still comes.
                told.Add(new Receipt(one, ""));
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // The program is dead. Whether this one has signed, only the database knows.
            }
        }
    }

    private static async Task<IReadOnlyList<Invited>> PrepareAsync(TestDatabase database, string keys)
    {
        await using var app = ByfiberApp.Build(
            new HostSettings
            {
                Database = database.Database,
                Port = 0,
                KeysDirectory = keys,
            }
        );
        return await CampaignUnderWay.BringAsync(app.Services, CampaignUnderWay.Street(Houses), Houses, Cancel);
    }

    private static async Task<Uri> AddressAsync(RunningProgram program)
    {
        await program.HearAsync("Stop it with");
        return new Uri("http" + program.Said.Split(" on http", 2)[1].Split('\n')[0].Trim());
    }
}
