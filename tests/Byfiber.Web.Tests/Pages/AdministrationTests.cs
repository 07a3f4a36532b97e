using System.Net;
using System.Text.Json;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Web.Tests.Pages;

/// <summary>The outbox and the register of personal data, as an administrator, an auditor and others meet them.</summary>
public class AdministrationTests(EmptyVillage village) : IClassFixture<EmptyVillage>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Evil = "Åsa <script>alert(1)</script> Öhman";

    [Theory]
    [InlineData("/administration/messages")]
    [InlineData("/administration/personal-data")]
    [InlineData("/administration/personal-data/people")]
    [InlineData("/administration/personal-data/readings")]
    [InlineData("/administration/personal-data/rules/contact")]
    public async Task An_administrator_and_an_auditor_may_read_and_nobody_else(string path)
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Resident))
        {
            using var visitor = await village.Visitor(role);
            using var answer = await visitor.Get(path);
            bool may = role is Role.Administrator or Role.Auditor;
            (answer.StatusCode == HttpStatusCode.OK).ShouldBe(may, $"{role} {path} {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_outbox_hides_the_address_until_the_message_is_opened_and_that_is_logged()
    {
        var (person, message) = await WriteAsync(MessageOutcome.GivenUp);
        using var visitor = await village.Visitor(Role.Administrator);

        string list = await visitor.Page("/administration/messages?state=GivenUp");
        list.ShouldContain("a…@example.se");
        list.ShouldNotContain("asa@example.se");

        string whole = await visitor.Page($"/administration/messages/{message}");
        whole.ShouldContain("asa@example.se");
        whole.ShouldContain("Åsa &lt;script&gt;");
        whole.ShouldNotContain("<script>alert");
        var read = (await Room<ReadingLog>().RunAsync(person, cancel: Cancel)).Rows.ShouldHaveSingleItem();
        (read.PersonId, read.Why).ShouldBe((person, "/administration/messages"));
        (await visitor.Page("/administration/personal-data/readings")).ShouldContain(
            $"/administration/personal-data/people/{person}"
        );
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_sent_again_by_an_administrator_and_not_by_an_auditor()
    {
        var (_, message) = await WriteAsync(MessageOutcome.GivenUp);
        string path = $"/administration/messages/{message}";
        using var auditor = await village.Visitor(Role.Auditor);
        (await auditor.Page(path)).ShouldNotContain("Skicka igen");
        (await auditor.Send("/administration/messages", path)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        using var visitor = await village.Visitor(Role.Administrator);

        (await visitor.Send(path, path)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await using var db = Room<Database>().CreateDbContext();
        (
            await db.MessageAttempts.Where(a => a.MessageId == message).Select(a => a.Outcome).ToListAsync(Cancel)
        ).ShouldContain(MessageOutcome.Resent);
        (await visitor.Get("/administration/messages/999999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_is_found_shown_whole_and_erased_and_their_name_is_in_no_address()
    {
        var (person, _) = await WriteAsync(MessageOutcome.Sent, "Birgitta Unik");
        const string search = "/administration/personal-data/people";
        using var visitor = await village.Visitor(Role.Administrator);

        var answer = await visitor.Send(search, search, ("wanted", "birgitta unik"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.RequestMessage!.RequestUri!.Query.ShouldBeEmpty();
        (await answer.Body()).ShouldContain($"{search}/{person}\">Birgitta Unik");

        string path = $"{search}/{person}";
        Html.Text(await visitor.Page(path)).ShouldContain("asa@example.se");
        using var json = JsonDocument.Parse(await (await visitor.Get(path + "?handler=Json")).Body());
        json.RootElement.GetProperty("tables").GetProperty("message").GetArrayLength().ShouldBe(1);

        (await (await visitor.Send(path, path + "?handler=Erase", ("reason", "Asked"))).Body()).ShouldContain(
            "Kryssa för att personen ska raderas"
        );
        (await visitor.Send(path, path + "?handler=Erase", ("reason", "Asked"), ("sure", "true"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        string erased = await visitor.Page(path);
        erased.ShouldContain("Personen raderades");
        erased.ShouldNotContain("Birgitta");
        erased.ShouldNotContain("asa@example.se");
        (await visitor.Get(search + "/999999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_retention_time_is_decided_with_its_source_and_both_decisions_are_shown()
    {
        const string path = "/administration/personal-data/rules/messages";
        using var visitor = await village.Visitor(Role.Administrator);
        (string, string)[] form =
        [
            ("Form.WhySv", "För att visa vad som skickats."),
            ("Form.WhyEn", "To show what was sent."),
            ("Form.Ground", "PublicTask"),
            ("Form.Months", "7"),
            ("Form.Source", "Dokumenthanteringsplan § 4"),
            ("Form.DecidedOn", "2026-03-02"),
        ];

        var refused = await visitor.Send(path, path, [.. form.Where(f => f.Item1 != "Form.Source")]);
        (await refused.Body()).ShouldContain("role=\"alert\"");
        var wrong = await visitor.Send(
            path,
            path,
            [.. form.Select(f => f.Item1 == "Form.Months" ? (f.Item1, "sju") : f)]
        );
        (await wrong.Body()).ShouldContain("role=\"alert\"");
        (await visitor.Send(path, path, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        string shown = Html.Text(await visitor.Page(path));
        shown.ShouldContain("7 månader");
        shown.ShouldContain("24 månader");
        shown.ShouldContain("Dokumenthanteringsplan § 4");
        (await visitor.Get("/administration/personal-data/rules/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private T Room<T>()
        where T : notnull => village.App.Services.GetRequiredService<T>();

    private async Task<(long Person, long Message)> WriteAsync(MessageOutcome outcome, string name = Evil)
    {
        long person = await Room<SavePerson>()
            .RunAsync(null, new PersonWish { Name = name, Email = "asa@example.se" }, "test", Cancel);
        await using var db = Room<Database>().CreateDbContext();
        var message = new Message
        {
            Template = "campaign",
            PersonId = person,
            Address = "asa@example.se",
            RecipientName = name,
            Language = "sv",
            Subject = "Fiber till Åbyn",
            BodyText = $"Hej {name}!",
            DedupKey = Guid.NewGuid().ToString("N"),
            CreatedAt = new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc),
        };
        message.Attempts.Add(new MessageAttempt { At = message.CreatedAt, Outcome = outcome });
        db.Add(message);
        await db.SaveChangesAsync(Cancel);
        return (person, message.Id);
    }
}
