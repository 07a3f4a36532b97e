using System.Text.RegularExpressions;
using Byfiber.Core.People;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.Residents;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Byfiber.Core.Tests.People.Residents;

public class OneTimeCodeTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Theory, OnBoth]
    public async Task A_code_that_was_sent_tells_whose_mail_it_went_to(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        long asa = await SaveAsync(db);

        var sent = await Issue(db).ToAddressAsync(" Asa@Example.se ", "web");
        string code = await CodeAsync(db, sent.Id);

        sent.Way.ShouldBe(MessageKind.Mail);
        (
            await Use(db).RunAsync(sent.Id, $"{code[..3]} {code[3..]}", CodePurpose.SignIn, "", Guid.NewGuid())
        ).PersonId.ShouldBe(asa);
    }

    [Theory, OnBoth]
    public async Task An_address_that_nobody_has_gets_the_same_answer_and_no_message(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await SaveAsync(db);

        var sent = await Issue(db).ToAddressAsync("nobody@example.se", "web");

        sent.Id.ShouldBePositive();
        await using var rows = db.Open();
        (await rows.Messages.CountAsync()).ShouldBe(0);
        for (int code = 0; code < 3; code++)
        {
            await ShouldBeWrong(Use(db).RunAsync(sent.Id, $"{code:000000}", CodePurpose.SignIn, "", Guid.NewGuid()));
        }
    }

    [Theory, OnBoth]
    public async Task A_code_is_right_once_and_twice_only_for_the_same_form(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var sent = await ToAsa(db, CodePurpose.Sign, "abc");
        string code = await CodeAsync(db, sent.Id);
        var form = Guid.NewGuid();

        await Use(db).RunAsync(sent.Id, code, CodePurpose.Sign, "abc", form);
        await Use(db).RunAsync(sent.Id, code, CodePurpose.Sign, "abc", form);

        await ShouldBeWrong(Use(db).RunAsync(sent.Id, code, CodePurpose.Sign, "abc", Guid.NewGuid()));
    }

    [Theory, OnBoth]
    public async Task A_code_for_one_document_signs_no_other_and_signs_nobody_in(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var sent = await ToAsa(db, CodePurpose.Sign, "abc");
        string code = await CodeAsync(db, sent.Id);

        await ShouldBeWrong(Use(db).RunAsync(sent.Id, code, CodePurpose.Sign, "abd", Guid.NewGuid()));
        await ShouldBeWrong(Use(db).RunAsync(sent.Id, code, CodePurpose.SignIn, "", Guid.NewGuid()));
        await ShouldBeWrong(Use(db).RunAsync(sent.Id + 1, code, CodePurpose.Sign, "abc", Guid.NewGuid()));
    }

    [Theory, OnBoth]
    public async Task After_five_tries_the_right_code_is_wrong_too(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var sent = await ToAsa(db);
        string code = await CodeAsync(db, sent.Id);
        string wrong = code == "000000" ? "000001" : "000000";

        await Task.WhenAll(
            Enumerable
                .Range(0, OneTimeCode.MostTries)
                .Select(_ => ShouldBeWrong(Use(db).RunAsync(sent.Id, wrong, CodePurpose.SignIn, "", Guid.NewGuid())))
        );

        await ShouldBeWrong(Use(db).RunAsync(sent.Id, code, CodePurpose.SignIn, "", Guid.NewGuid()));
    }

    [Theory, OnBoth]
    public async Task A_code_ends_after_ten_minutes(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var sent = await ToAsa(db);
        string code = await CodeAsync(db, sent.Id);

        _time.Advance(OneTimeCode.Life);

        await ShouldBeWrong(Use(db).RunAsync(sent.Id, code, CodePurpose.SignIn, "", Guid.NewGuid()));
    }

    [Theory, OnBoth]
    public async Task Of_many_forms_at_once_one_gets_the_code(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var sent = await ToAsa(db);
        string code = await CodeAsync(db, sent.Id);

        bool[] right = await Task.WhenAll(
            Enumerable.Range(0, OneTimeCode.MostTries).Select(_ => IsRightAsync(db, sent.Id, code))
        );

        right.Count(x => x).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Who_asks_for_code_after_code_is_told_to_wait_and_a_stranger_is_told_nothing(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        for (int i = 0; i < OneTimeCode.MostInAnHour; i++)
        {
            await ToAsa(db);
        }

        var refused = await Should.ThrowAsync<RefusedException>(() => ToAsa(db));
        refused.Reason.ShouldBe(ResidentRefusal.TooManyCodes);
        (await Issue(db).ToAddressAsync("asa@example.se", "web")).Id.ShouldBePositive();

        await using var rows = db.Open();
        (await rows.Messages.CountAsync()).ShouldBe(OneTimeCode.MostInAnHour);
    }

    [Theory, OnBoth]
    public async Task The_code_stands_in_no_table_but_the_message_that_waits(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        var sent = await ToAsa(db);
        string code = await CodeAsync(db, sent.Id);

        await using var rows = db.Open();
        (await rows.Messages.SingleAsync()).BodyText.ShouldNotContain(code);
        (await rows.OneTimeCodes.SingleAsync()).Hash.ShouldNotContain(code);
        (await rows.Journal.Select(e => e.DataJson).ToListAsync()).ShouldAllBe(data => !data.Contains(code));
    }

    [Theory, OnBoth]
    public async Task An_identity_is_tied_to_one_person_and_its_subject_is_not_kept(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        long asa = await SaveAsync(db),
            bo = await SaveAsync(db, "Bo Öhman", "bo@example.se");
        var link = new LinkIdentity(db.Database, _time, new OpenVault());

        await link.RunAsync(asa, "https://id.example", "198112289874", "web");
        await link.RunAsync(asa, "https://id.example", "198112289874", "web");

        (await link.FindAsync("https://id.example", "198112289874")).ShouldBe(asa);
        (await link.FindAsync("https://other.example", "198112289874")).ShouldBeNull();
        var taken = await Should.ThrowAsync<RefusedException>(() =>
            link.RunAsync(bo, "https://id.example", "198112289874", "web")
        );
        taken.Reason.ShouldBe(ResidentRefusal.IdentityTaken);
        await using var rows = db.Open();
        (await rows.People.SingleAsync(p => p.Id == asa)).Subject!.ShouldNotContain("198112289874");
    }

    private static async Task ShouldBeWrong(Task use) =>
        (await Should.ThrowAsync<RefusedException>(() => use)).Reason.ShouldBe(ResidentRefusal.CodeWrong);

    private static async Task<long> SaveAsync(
        TestDatabase db,
        string name = "Åsa Öhman",
        string email = "asa@example.se"
    )
    {
        await using var rows = db.Open();
        var person = new Person { Name = name, Email = email };
        rows.Add(person);
        await rows.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>The code as the mail has it that waits to be sent.</summary>
    private static async Task<string> CodeAsync(TestDatabase db, long id)
    {
        await using var rows = db.Open();
        string key = $"OneTimeCode:{id}";
        string text = await rows
            .Messages.Where(m => m.DedupKey == key)
            .Join(rows.MessagesDue, m => m.Id, d => d.MessageId, (m, d) => d.SecretText!)
            .SingleAsync();
        return Regex.Match(text, "[0-9]{6}").Value;
    }

    private async Task<bool> IsRightAsync(TestDatabase db, long id, string code)
    {
        try
        {
            await Use(db).RunAsync(id, code, CodePurpose.SignIn, "", Guid.NewGuid());
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private async Task<SentCode> ToAsa(TestDatabase db, CodePurpose purpose = CodePurpose.SignIn, string bound = "")
    {
        long id;
        await using (var rows = db.Open())
        {
            id = await rows.People.Select(p => p.Id).FirstOrDefaultAsync();
        }
        return await Issue(db)
            .ToPersonAsync(id == 0 ? await SaveAsync(db) : id, MessageKind.Sms, purpose, bound, "web");
    }

    private IssueOneTimeCode Issue(TestDatabase db) => new(db.Database, _time, new OpenVault());

    private UseOneTimeCode Use(TestDatabase db) => new(db.Database, _time, new OpenVault());
}
