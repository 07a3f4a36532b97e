using Byfiber.Core.Journal;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.People.PersonalData;

public class RegisterTests
{
    /// <summary>Tables that hold nothing of a person but, at most, which account did something; that is the register's line of accounts.</summary>
    private static readonly string[] s_nobodys =
    [
        // The map and the plans.
        "area",
        "building",
        "import_batch",
        "premises",
        "road",
        "water",
        "revision_adoption",
        // What is offered to everybody alike.
        "area_news",
        "campaign",
        "campaign_area",
        "campaign_premises",
        "campaign_status",
        "letter_text",
        "mailing",
        "mailing_status",
        "price_list",
        "price_list_row",
        "search_lead",
        "terms_version",
        // Decisions and what holds building up.
        "area_pace",
        "area_threshold",
        "build_decision",
        "hindrance",
        "hindrance_word",
        "price_scenario",
        // The register itself, and the journal, which keeps numbers of rows; see docs/personal-data.md.
        "data_rule",
        "journal_cursor",
        "journal_entry",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_with_something_of_a_person_is_in_a_line_of_the_register()
    {
        await using var test = await TestDatabases.NewAsync(TestDatabases.Sqlite);
        await using var db = test.Open();
        var registered = Kinds(test).SelectMany(kind => kind.Tables).ToHashSet(StringComparer.Ordinal);
        var tables = db
            .Model.GetEntityTypes()
            .Select(e => e.GetTableName()!)
            .Where(t => !t.StartsWith("plan_", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

        tables
            .Where(t => !registered.Contains(t) && !s_nobodys.Contains(t))
            .ShouldBeEmpty("give it a DataKind, or say in this test that it holds nothing of a person");
        registered.Where(t => !tables.Contains(t)).ShouldBeEmpty("no such table");
        registered.Intersect(s_nobodys).ShouldBeEmpty();
        PersonTables
            .Of(db.Model)
            .Select(t => t.Name)
            .Where(t => !registered.Contains(t))
            .ShouldBeEmpty("it leads to a person");
    }

    [Theory, OnBoth]
    public async Task Every_line_counts_and_lets_go_on_both_databases(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        await using var db = test.Open();
        var now = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var kinds = Kinds(test);
        kinds.Select(k => k.Key).ShouldBeUnique();
        foreach (var one in kinds)
        {
            (await one.CountAsync(db, Cancel)).ShouldBe(0, one.Key);
            (await one.ExpireAsync(db, now, now, Cancel)).ShouldBe(0, one.Key);
            one.Defaults.Source.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory, OnBoth]
    public async Task A_closed_accounts_address_goes_after_its_time_and_an_open_ones_stays(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
        var invite = new InviteAccount(test.Database, time);
        var closed = await invite.RunAsync("a@byfiber.example", "Anna", [Role.Sales], "test", cancel: Cancel);
        await invite.RunAsync("b@byfiber.example", "Bo", [Role.Sales], "test", cancel: Cancel);
        await new CloseAccount(test.Database, time).RunAsync(closed.AccountId, "test", Cancel);
        var line = Kinds(test).Single(k => k.Key == "accounts");
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = test.Open();

        (await line.ExpireAsync(db, now.AddDays(-1), now, Cancel)).ShouldBe(0);
        (await line.ExpireAsync(db, now.AddDays(1), now, Cancel)).ShouldBe(1);
        (await line.ExpireAsync(db, now.AddDays(1), now, Cancel)).ShouldBe(0, "once");

        await using var after = test.Open();
        var left = await after.Accounts.OrderBy(a => a.Id).Select(a => a.Email).ToListAsync(Cancel);
        left.ShouldBe([$"{closed.AccountId}@closed.invalid", "b@byfiber.example"]);
    }

    [Theory, OnBoth]
    public async Task A_request_to_be_erased_waits_once_until_it_is_answered(string kind)
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
        long id = await new SavePerson(test.Database, time).RunAsync(
            null,
            new PersonWish { Name = "Asta Ek", Email = "asta@example.se" },
            "test"
        );
        var ask = new AskErasure(test.Database, time);
        var requests = new ErasureRequests(test.Database);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => ask.RunAsync(id, "household 1", Cancel))));
        (await requests.RunAsync(Cancel)).ShouldHaveSingleItem().PersonId.ShouldBe(id);

        var held = new PersonErasure([new Held()], []);
        await Should.ThrowAsync<RefusedException>(() =>
            new DeclineErasure(test.Database, time, new PersonErasure([], [])).RunAsync(id, "test", Cancel)
        );
        await new DeclineErasure(test.Database, time, held).RunAsync(id, "test", Cancel);
        (await requests.RunAsync(Cancel)).ShouldBeEmpty();
        (await requests.OfAsync(id, Cancel)).DeclinedAt.ShouldNotBeNull();

        await ask.RunAsync(id, "household 1", Cancel);
        (await requests.RunAsync(Cancel)).Count.ShouldBe(1, "one may ask again");
        await new ErasePerson(test.Database, time, new PersonErasure([], [])).RunAsync(
            id,
            ErasureReason.Asked,
            "test",
            Cancel
        );
        (await requests.RunAsync(Cancel)).ShouldBeEmpty();
        await Should.ThrowAsync<RefusedException>(() => ask.RunAsync(id, "household 1", Cancel));
    }

    [Theory]
    [OnBoth("asta@example.se", "", "sv", "Era uppgifter kan inte raderas än")]
    [OnBoth("asta@example.se", "070-1234567", "en", "What we keep about you cannot be erased yet")]
    [OnBoth("", "070-1234567", "sv", "")]
    public async Task Who_cannot_be_erased_yet_is_told_so_once_and_where_to_complain(
        string kind,
        string email,
        string phone,
        string language,
        string subject
    )
    {
        await using var test = await TestDatabases.NewAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
        var wish = new PersonWish
        {
            Name = "Asta Ek",
            Email = email.Length == 0 ? null : email,
            Phone = phone.Length == 0 ? null : phone,
            Language = language,
        };
        long id = await new SavePerson(test.Database, time).RunAsync(null, wish, "test");
        await new AskErasure(test.Database, time).RunAsync(id, "household 1", Cancel);
        var decline = new DeclineErasure(test.Database, time, new PersonErasure([new Held()], []));
        await decline.RunAsync(id, "test", Cancel);
        await decline.RunAsync(id, "test", Cancel);

        var compose = new ComposeMessages(
            test.Database,
            new JournalReader(test.Database, time),
            time,
            [new ErasureNotice(new SiteAddress(new Uri("https://fiber.example.se/")))]
        );
        await compose.RunAsync(Cancel);

        await using var db = test.Open();
        var message = await db.Messages.SingleAsync(Cancel);
        (message.PersonId, message.Kind, message.Subject).ShouldBe(
            (id, email.Length == 0 ? MessageKind.Sms : MessageKind.Mail, subject)
        );
        message.BodyText.ShouldContain("https://fiber.example.se/household/data");
        if (email.Length > 0)
        {
            message.BodyText.ShouldContain("Integritetsskyddsmyndigheten");
        }
    }

    private static List<DataKind> Kinds(TestDatabase test)
    {
        var services = new ServiceCollection();
        services.AddByfiberCore(test.Database);
        return [.. services.BuildServiceProvider().GetServices<DataKind>()];
    }

    private sealed class Held : PersonHold
    {
        public override Task<IReadOnlyList<string>> SentencesAsync(
            Byfiber.Core.Storage.ByfiberDb db,
            long personId,
            CancellationToken cancel
        ) => Task.FromResult<IReadOnlyList<string>>(["Contract 2026-00001 holds: it must end first."]);
    }
}
