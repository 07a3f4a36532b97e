using Byfiber.Core.People.Messages;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.Messages;

public class MessageListTests
{
    [Theory, OnBoth]
    public async Task Each_message_is_in_the_state_that_its_attempts_say(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        post.Mail.Then = (m, _) =>
            m.Address[0] switch
            {
                'r' => throw new MessageFailedException("Later.", false),
                'g' => throw new MessageFailedException("Never.", true),
                _ => Task.CompletedTask,
            };
        foreach (string address in (string[])["sent@example.se", "retry@example.se", "gone@example.se"])
        {
            await post.QueueAsync(Post.Code(address, address));
        }
        await post.Deliver().RunAsync();
        await post.QueueAsync(Post.Code("waiting", "waiting@example.se"));
        var list = new MessageList(db.Database);

        var (total, rows) = await list.RunAsync();

        total.ShouldBe(4);
        rows.Select(r => (r.Recipient, r.State))
            .ShouldBe([
                ("w…@example.se", MessageState.Waiting),
                ("g…@example.se", MessageState.GivenUp),
                ("r…@example.se", MessageState.Retrying),
                ("s…@example.se", MessageState.Sent),
            ]);
        rows[2].DueAt.ShouldBe(post.Now.AddMinutes(1));
        rows[1].Last!.Sentence.ShouldBe("Never.");
        foreach (var state in Enum.GetValues<MessageState>())
        {
            var (count, some) = await list.RunAsync(state, MessageKind.Mail);
            count.ShouldBe(1);
            some.Single().State.ShouldBe(state);
            (await list.CountsAsync())[state].ShouldBe(1);
        }
        (await list.RunAsync(null, MessageKind.Sms)).Total.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Reading_a_message_whole_is_logged(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(1);
        await post.HappenAsync();
        await post.Compose().RunAsync();
        long toStaff = await post.QueueAsync(Post.Code("staff", "staff@example.se"));
        var read = new ReadMessage(db.Database, post.Time);
        await using var rows = db.Open();
        long toPerson = await rows.Messages.Where(m => m.PersonId != null).Select(m => m.Id).SingleAsync();

        (await read.RunAsync(toPerson, "Berit", "/m")).Message.BodyText.ShouldContain("Hej Åsa 1!");
        await read.RunAsync(toStaff, "Berit", "/m");

        var logged = await rows.PersonReads.SingleAsync();
        (logged.PersonId, logged.Actor, logged.Why).ShouldBe((1, "Berit", "/m"));
        (await rows.Journal.SingleAsync(e => e.Verb == "ReadMessage")).SubjectId.ShouldBe(toStaff);
    }

    [Theory, OnBoth]
    public async Task A_message_that_was_given_up_is_sent_again_when_somebody_asks_twice_it_is_sent_once(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        await post.PeopleAsync(1);
        await post.HappenAsync();
        await post.Compose().RunAsync();
        post.Mail.Then = (_, _) => throw new MessageFailedException("Never.", true);
        await post.Deliver().RunAsync();
        post.Mail.Then = null;
        var resend = new ResendMessage(db.Database, post.Time);

        await Task.WhenAll(resend.RunAsync(1, "Berit"), resend.RunAsync(1, "Berit"));
        while (await post.Deliver().RunAsync() > 0) { }

        (await post.OutcomesAsync(1)).ShouldBe([MessageOutcome.GivenUp, MessageOutcome.Resent, MessageOutcome.Sent]);
        (await Should.ThrowAsync<RefusedException>(() => resend.RunAsync(1, "Berit"))).Message.ShouldContain(
            "was sent"
        );
        await using var rows = db.Open();
        (await rows.Journal.CountAsync(e => e.Verb == "ResendMessage")).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_code_that_is_not_kept_cannot_be_sent_again(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var post = new Post(db);
        post.Mail.Then = (_, _) => throw new MessageFailedException("Never.", true);
        long id = await post.QueueAsync(Post.Code("code:1"));
        await post.Deliver().RunAsync();

        (
            await Should.ThrowAsync<RefusedException>(() =>
                new ResendMessage(db.Database, post.Time).RunAsync(id, "Berit")
            )
        ).Message.ShouldContain("not kept");
        (await new ReadMessage(db.Database, post.Time).RunAsync(id, "Berit", "/m")).CanBeResent.ShouldBeFalse();
    }
}
