using Byfiber.Core.Journal;
using Byfiber.Core.People.Messages;
using Byfiber.Core.Storage;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.Messages;

public class ComposeMessagesTests
{
    [Theory, OnBoth]
    public async Task A_verb_becomes_the_messages_that_its_composer_drafts(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(3);
        await post.HappenAsync("SomethingElse");
        await post.HappenAsync();

        (await post.Compose().RunAsync()).ShouldBe(2);
        (await post.Compose().RunAsync()).ShouldBe(0);

        await using var rows = db.Open();
        var messages = await rows.Messages.OrderBy(m => m.Id).ToListAsync();
        messages
            .Select(m => (m.PersonId, m.Address))
            .ShouldBe([(1, "asa1@example.se"), (2, "asa2@example.se"), (3, "asa3@example.se")]);
        messages[0].BodyText.ShouldContain("Hej Åsa 1!");
        messages[0].CauseEntryId.ShouldNotBeNull();
        (await rows.MessagesDue.CountAsync(d => d.DueAt == post.Now)).ShouldBe(3);
    }

    [Theory, OnBoth]
    public async Task The_same_entry_read_twice_writes_each_message_once(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(5);
        await post.HappenAsync();
        await post.Compose().RunAsync();
        // As if the program had died before its cursor moved.
        await using (var rows = db.Open())
        {
            await rows.JournalCursors.ExecuteUpdateAsync(s => s.SetProperty(c => c.LastEntryId, 0));
        }

        await post.Compose().RunAsync();

        await using var after = db.Open();
        (await after.Messages.CountAsync()).ShouldBe(5);
        (await after.MessagesDue.CountAsync()).ShouldBe(5);
    }

    [Theory, OnBoth]
    public async Task A_message_that_was_sent_before_the_crash_is_not_sent_again_after_it(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(2);
        await post.HappenAsync();
        await post.Compose().RunAsync();
        await post.Deliver().RunAsync();
        await using (var rows = db.Open())
        {
            await rows.JournalCursors.ExecuteDeleteAsync();
        }

        await post.Compose().RunAsync();
        await post.Deliver().RunAsync();

        post.Mail.Taken.Count.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task A_crash_in_the_middle_of_thousands_is_made_good(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(2_500);
        await post.HappenAsync();
        var breaking = new Post.Tell
        {
            At = n =>
            {
                if (n == 1_700)
                {
                    throw new IOException("The power went.");
                }
            },
        };

        await Should.ThrowAsync<IOException>(() => post.Compose(breaking).RunAsync());

        await using (var rows = db.Open())
        {
            (await rows.Messages.CountAsync()).ShouldBe(1_000, "what was drafted is written a thousand at a time");
        }
        await post.Compose().RunAsync();
        await using var after = db.Open();
        (await after.Messages.CountAsync()).ShouldBe(2_500);
        (await after.Messages.Select(m => m.PersonId).Distinct().CountAsync()).ShouldBe(2_500);
        (await after.MessagesDue.CountAsync()).ShouldBe(2_500);
    }

    [Theory, OnBoth]
    public async Task Two_programs_that_compose_at_once_write_each_message_once(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(300);
        await post.HappenAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => post.Compose().RunAsync())));

        await using var rows = db.Open();
        (await rows.Messages.CountAsync()).ShouldBe(300);
        (await rows.MessagesDue.CountAsync()).ShouldBe(300);
    }

    [Theory, OnBoth]
    public async Task A_message_goes_out_only_if_its_verb_commits(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await using (var rows = db.Open())
        {
            await Should.ThrowAsync<RefusedException>(() =>
                rows.InTransactionAsync<int>(
                    async () =>
                    {
                        await rows.QueueMessageAsync(Post.Code("code:1"), post.Time, CancellationToken.None);
                        throw new RefusedException("No.");
                    },
                    CancellationToken.None
                )
            );
        }

        await using var after = db.Open();
        (await after.Messages.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_key_queued_twice_gives_the_first_messages_id(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);

        long first = await post.QueueAsync(Post.Code("code:1"));
        long again = await post.QueueAsync(Post.Code("code:1", "other@example.se"));
        long another = await post.QueueAsync(Post.Code("code:2"));

        again.ShouldBe(first);
        another.ShouldNotBe(first);
        await using var rows = db.Open();
        (await rows.Messages.SingleAsync(m => m.Id == first)).Address.ShouldBe("asa@example.se");
    }

    [Theory, OnBoth]
    public async Task A_recipient_that_would_break_a_header_is_refused(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);

        await Should.ThrowAsync<RefusedException>(() =>
            post.QueueAsync(Post.Code("code:1", "asa@example.se\r\nBcc: all@example.se"))
        );

        await using var rows = db.Open();
        (await rows.Messages.CountAsync()).ShouldBe(0);
    }
}
