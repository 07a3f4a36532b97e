using Byfiber.Core.People.Messages;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.Messages;

public class DeliverMessagesTests
{
    [Theory, OnBoth]
    public async Task What_is_due_is_sent_once_and_its_attempt_written_down(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        long id = await post.QueueAsync(Post.Code("code:1"));

        (await post.Deliver().RunAsync()).ShouldBe(1);
        (await post.Deliver().RunAsync()).ShouldBe(0);

        var sent = post.Mail.Taken.ShouldHaveSingleItem();
        (sent.Address, sent.RecipientName, sent.Subject).ShouldBe(
            ("asa@example.se", "Åsa Öhman", "Engångskod till Byfiber")
        );
        (await post.OutcomesAsync(id)).ShouldBe([MessageOutcome.Sent]);
    }

    [Theory, OnBoth]
    public async Task A_code_goes_out_and_does_not_stay(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        long id = await post.QueueAsync(Post.Code("code:1"));

        await post.Deliver().RunAsync();

        post.Mail.Taken.Single().Text.ShouldContain("482913");
        post.Mail.Taken.Single().Html!.ShouldContain("482913");
        await using var rows = db.Open();
        var kept = await rows.Messages.SingleAsync(m => m.Id == id);
        (kept.BodyText + kept.BodyHtml + kept.Subject).ShouldNotContain("482913");
        kept.BodyText.ShouldContain(MessageTemplate.Mask);
        (await rows.MessagesDue.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_fails_is_tried_ever_more_seldom_and_given_up_in_the_end(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        post.Mail.Then = (_, _) => throw new MessageFailedException("The server is away.", isForGood: false);
        long id = await post.QueueAsync(Post.Code("code:1"));
        var gaps = new List<TimeSpan>();
        var last = post.Now;
        while ((await post.OutcomesAsync(id)).LastOrDefault() != MessageOutcome.GivenUp)
        {
            if (await post.Deliver().RunAsync() == 1)
            {
                gaps.Add(post.Now - last);
                last = post.Now;
            }
            gaps.Sum(g => g.TotalDays).ShouldBeLessThan(4, "it is never given up");
            post.Time.Advance(TimeSpan.FromMinutes(1));
        }

        gaps.Select(g => (int)g.TotalMinutes).ShouldBe([0, 1, 2, 5, 15, 40, 90, 240, 600, 1_440]);
        (await post.OutcomesAsync(id)).Count(o => o == MessageOutcome.Failed).ShouldBe(9);
        await using var rows = db.Open();
        (await rows.MessagesDue.CountAsync()).ShouldBe(0);
        (await rows.MessageAttempts.Select(a => a.Sentence).Distinct().ToListAsync()).ShouldBe(["The server is away."]);
    }

    [Theory, OnBoth]
    public async Task What_is_refused_for_good_is_given_up_at_once_and_the_rest_goes_on(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        post.Mail.Then = (m, _) =>
            m.Address.StartsWith("bad", StringComparison.Ordinal)
                ? throw new MessageFailedException("550 5.1.1 <BAD@example.se> Åsa Öhman: unknown\r\nuser", true)
                : Task.CompletedTask;
        long bad = await post.QueueAsync(Post.Code("code:1", "bad@example.se"));
        long good = await post.QueueAsync(Post.Code("code:2"));

        await post.Deliver().RunAsync();

        (await post.OutcomesAsync(bad)).ShouldBe([MessageOutcome.GivenUp]);
        (await post.OutcomesAsync(good)).ShouldBe([MessageOutcome.Sent]);
        await using var rows = db.Open();
        (await rows.MessageAttempts.SingleAsync(a => a.MessageId == bad)).Sentence.ShouldBe(
            "550 5.1.1 <…> …: unknown user"
        );
    }

    [Theory, OnBoth]
    public async Task A_message_that_nobody_could_use_any_more_is_not_sent(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        var code = Post.Code("code:1");
        long id = await post.QueueAsync(
            new MessageDraft
            {
                Template = code.Template,
                Address = code.Address,
                Language = code.Language,
                Fields = code.Fields,
                SecretFields = code.SecretFields,
                DedupKey = code.DedupKey,
                UselessFrom = post.Now.AddMinutes(10),
            }
        );
        post.Time.Advance(TimeSpan.FromMinutes(10));

        await post.Deliver().RunAsync();

        post.Mail.Taken.ShouldBeEmpty();
        (await post.OutcomesAsync(id)).ShouldBe([MessageOutcome.GivenUp]);
    }

    [Theory, OnBoth]
    public async Task A_process_that_dies_between_sending_and_writing_it_down_sends_it_again_as_the_same(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        long id = await post.QueueAsync(Post.Code("code:1"));
        using var dying = new CancellationTokenSource();
        post.Mail.Then = async (_, cancel) =>
        {
            await dying.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        };
        await Should.ThrowAsync<OperationCanceledException>(() => post.Deliver().RunAsync(dying.Token));
        post.Mail.Then = null;

        (await post.Deliver().RunAsync()).ShouldBe(0, "the dead process's lease still runs");
        post.Time.Advance(MessageLease.Term + TimeSpan.FromSeconds(1));
        (await post.Deliver().RunAsync()).ShouldBe(1);

        post.Mail.Taken.Count.ShouldBe(2);
        post.Mail.Taken[1].StableId.ShouldBe(post.Mail.Taken[0].StableId);
        (await post.OutcomesAsync(id)).ShouldBe([MessageOutcome.Sent]);
    }

    [Theory, OnBoth]
    public async Task Processes_that_send_at_once_send_each_message_once(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(60);
        await post.HappenAsync();
        await post.Compose().RunAsync();
        var carriers = Enumerable.Range(0, 3).Select(_ => new Carrier()).ToList();

        await Task.WhenAll(
            carriers.Select(c =>
                Task.Run(async () =>
                {
                    var deliver = new DeliverMessages(db.Database, post.Time, [c], []);
                    while (await deliver.RunAsync() > 0) { }
                })
            )
        );

        carriers.SelectMany(c => c.Taken).Select(m => m.Address).Distinct().Count().ShouldBe(60);
        carriers.Sum(c => c.Taken.Count).ShouldBe(60);
    }

    [Theory, OnBoth]
    public async Task A_server_that_never_answers_costs_one_attempt(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        long id = await post.QueueAsync(Post.Code("code:1"));
        post.Mail.Then = async (_, cancel) =>
        {
            post.Time.Advance(MessageLease.LongestSending);
            await Task.Delay(Timeout.Infinite, cancel);
        };

        await post.Deliver().RunAsync();

        (await post.OutcomesAsync(id)).ShouldBe([MessageOutcome.Failed]);
    }

    [Theory, OnBoth]
    public async Task An_error_of_our_own_counts_as_an_attempt_and_tells_nothing_of_the_recipient(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        long id = await post.QueueAsync(Post.Code("code:1"));
        post.Mail.Then = (m, _) => throw new InvalidOperationException($"{m.Address} {m.Text}");

        await Should.ThrowAsync<InvalidOperationException>(() => post.Deliver().RunAsync());

        (await post.Deliver().RunAsync()).ShouldBe(0);
        await using var rows = db.Open();
        (await rows.MessageAttempts.SingleAsync(a => a.MessageId == id)).Sentence.ShouldBe(
            "The program met an error that is ours, not yours: InvalidOperationException."
        );
    }

    [Theory, OnBoth]
    public async Task A_file_is_read_when_the_mail_goes_out_and_a_missing_one_waits(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        var code = Post.Code("code:1");
        long id = await post.QueueAsync(
            new MessageDraft
            {
                Template = code.Template,
                Address = code.Address,
                Language = code.Language,
                Fields = code.Fields,
                DedupKey = code.DedupKey,
                Attachments = [new AttachmentWish("contract-pdf", 7, "avtal.pdf")],
            }
        );
        await post.Deliver().RunAsync();
        (await post.OutcomesAsync(id)).ShouldBe([MessageOutcome.Failed]);
        post.Time.Advance(TimeSpan.FromMinutes(1));

        await post.Deliver(
                new AttachmentSource(
                    "contract-pdf",
                    (n, _) => Task.FromResult(new MessageFile("application/pdf", [(byte)n]))
                )
            )
            .RunAsync();

        var file = post.Mail.Taken.ShouldHaveSingleItem().Files.ShouldHaveSingleItem();
        (file.FileName, file.File.Bytes[0]).ShouldBe(("avtal.pdf", (byte)7));
    }
}
