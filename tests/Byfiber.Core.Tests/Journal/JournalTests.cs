using System.Collections.Concurrent;
using Byfiber.Core.Journal;
using Byfiber.Core.Places;
using Byfiber.Core.Tests.Places;
using Byfiber.Core.Tests.Storage;

namespace Byfiber.Core.Tests.Journal;

public class JournalTests
{
    [Theory, OnBoth]
    public async Task Every_verb_leaves_an_entry_with_who_and_what(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(Maps.Street(5), "prov.pbf", "aa", "Anna");
        long area = await new SaveArea(db.Database, TimeProvider.System).RunAsync(
            null,
            "Åbyn",
            Maps.Shape(0, 0, 50),
            "Berit"
        );
        await new ReorderAreas(db.Database, TimeProvider.System).RunAsync([area], "Berit");
        await new RemoveArea(db.Database, TimeProvider.System).RunAsync(area, "Berit");

        var entries = await Reader(db).NextAsync("mail");

        entries
            .Select(e => (e.Room, e.Verb, e.SubjectType, e.Actor))
            .ShouldBe([
                ("Places", "ImportMap", "ImportBatch", "Anna"),
                ("Places", "SaveArea", "Area", "Berit"),
                ("Places", "ReorderAreas", "Area", "Berit"),
                ("Places", "RemoveArea", "Area", "Berit"),
            ]);
        entries[0]
            .DataJson.ShouldBe(
                """{"sourceName":"prov.pbf","premisesCount":5,"addedCount":5,"changedCount":0,"removedCount":0}"""
            );
        entries[1].DataJson.ShouldContain("Åbyn");
        entries.ShouldAllBe(e => e.At.Kind == DateTimeKind.Utc);
        (await Reader(db).LatestAsync(1, "Area", area)).Single().Verb.ShouldBe("RemoveArea");
    }

    [Theory, OnBoth]
    public async Task A_verb_that_is_refused_leaves_no_entry(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);

        await Should.ThrowAsync<RefusedException>(() =>
            new RemoveArea(db.Database, TimeProvider.System).RunAsync(7, "Anna")
        );

        (await Reader(db).LatestAsync()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_cursor_moves_forward_only_and_each_subscriber_has_its_own(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        for (int i = 1; i <= 4; i++)
        {
            await new ImportMap(db.Database, TimeProvider.System).RunAsync(Maps.Street(i), "prov", $"a{i}", "Anna");
        }
        var reader = Reader(db);
        var all = await reader.NextAsync("mail");

        await reader.MoveAsync("mail", all[2].Id);
        await reader.MoveAsync("mail", all[0].Id);
        await reader.MoveAsync("mail", all[2].Id);

        (await reader.NextAsync("mail")).Select(e => e.Id).ShouldBe([all[3].Id]);
        (await reader.NextAsync("webhooks", 2)).Select(e => e.Id).ShouldBe([all[0].Id, all[1].Id]);
    }

    [Theory, OnBoth]
    public async Task A_reader_misses_no_entry_while_many_write(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var seen = new ConcurrentQueue<long>();
        using var done = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            for (bool last = false; !last; )
            {
                last = done.IsCancellationRequested;
                foreach (var entry in await Reader(db).NextAsync("mail", 7))
                {
                    seen.Enqueue(entry.Id);
                    await Reader(db).MoveAsync("mail", entry.Id);
                    last = false;
                }
            }
        });

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(w =>
                    Task.Run(async () =>
                    {
                        for (int i = 0; i < 10; i++)
                        {
                            await new SaveArea(db.Database, TimeProvider.System).RunAsync(
                                null,
                                $"Område {w} {i}",
                                Maps.Shape(w * 10, i * 10, 9),
                                "Anna"
                            );
                        }
                    })
                )
        );
        await done.CancelAsync();
        await reading;

        seen.Count.ShouldBe(60);
        seen.ShouldBeInOrder();
    }

    private static JournalReader Reader(TestDatabase db) => new(db.Database, TimeProvider.System);
}
