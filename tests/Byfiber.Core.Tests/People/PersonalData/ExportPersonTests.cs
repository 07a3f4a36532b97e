using System.Text.Json;
using Byfiber.Core.People;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.Tests.Offers;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.People.PersonalData;

public class ExportPersonTests
{
    /// <summary>Columns that lead to a person and are not exported with them, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_notTheirs = [];

    [Theory, OnBoth]
    public async Task Every_table_with_a_persons_id_is_in_the_export(string kind)
    {
        await using var db = await TestDatabases.NewAsync(kind);
        await using var rows = db.Open();
        // Asked of the database itself, not of the model that the export goes by.
        var columns = await rows
            .Database.SqlQueryRaw<string>(
                kind == TestDatabases.Sqlite
                    ? "SELECT m.name || '.' || c.name AS Value FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name LIKE '%person_id'"
                    : "SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE column_name LIKE '%person_id' AND table_schema = 'public'"
            )
            .ToListAsync();

        var exported = PersonTables
            .Of(rows.Model)
            .Select(t => $"{t.Name}.{t.Link.GetColumnName()}")
            .ToHashSet(StringComparer.Ordinal);

        columns.Count.ShouldBeGreaterThan(4);
        columns.Where(c => !exported.Contains(c) && !s_notTheirs.ContainsKey(c)).ShouldBeEmpty();
        exported.ShouldContain("message_attempt.message_id");
        exported.ShouldContain("signature.party_id");
    }

    [Fact]
    public async Task A_column_that_is_left_out_is_there_to_be_left_out()
    {
        await using var db = await TestDatabases.NewAsync(TestDatabases.Sqlite);
        await using var rows = db.Open();
        var all = rows
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => $"{e.GetTableName()}.{p.GetColumnName()}"))
            .ToHashSet(StringComparer.Ordinal);

        ExportPerson.LeftOut.Keys.Where(k => !all.Contains(k)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task All_that_is_kept_is_given_out_and_the_giving_is_logged(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        long id = await Everyday.LiveAsync(village);
        var export = new ExportPerson(village.Data, village.Time, new OpenVault(), Everyday.Register(village));

        var taken = await export.RunAsync(id, "Berit");

        taken
            .Tables.Select(t => t.Name)
            .ShouldBe(
                ["person", "answer", "message", "person_read", "premises_person", "message_attempt", "message_due"],
                ignoreOrder: true
            );
        taken.PersonalNumber.ShouldBe(Everyday.Number);
        using var json = JsonDocument.Parse(taken.ToJson());
        var tables = json.RootElement.GetProperty("tables");
        tables.GetProperty("person")[0].GetProperty("email").GetString().ShouldBe(Everyday.Mail);
        tables.GetProperty("answer")[0].GetProperty("note").GetString()!.ShouldContain(Everyday.Name);
        tables.GetProperty("message").GetArrayLength().ShouldBe(2);
        json.RootElement.GetProperty("register").GetArrayLength().ShouldBe(4);
        taken.ToJson().ShouldContain("Åsa Öhman-Quist", Case.Sensitive, "letters are readable");
        taken.ToJson().ShouldNotContain("sealed:");
        taken.ToJson().ShouldNotContain("https://fiber.example.se/h/abc", Case.Sensitive, "a waiting secret stays one");
        await using var db = village.Db.Open();
        (await db.PersonReads.OrderByDescending(r => r.Id).FirstAsync()).Why.ShouldBe("ExportPerson");
        (await db.Journal.OrderByDescending(e => e.Id).FirstAsync()).Verb.ShouldBe("ExportPerson");
    }

    [Theory, OnBoth]
    public async Task Nobody_elses_rows_are_in_it(string kind)
    {
        await using var village = await Village.NewAsync(kind);
        await Everyday.LiveAsync(village);
        long other = await new SavePerson(village.Data, village.Time).RunAsync(
            null,
            new PersonWish { Name = "Eva Granne" },
            "Berit"
        );
        var export = new ExportPerson(village.Data, village.Time, new OpenVault(), Everyday.Register(village));

        var taken = await export.RunAsync(other, "Berit");

        taken.Tables.Select(t => t.Name).ShouldBe(["person", "person_read"]);
        taken.ToJson().ShouldNotContain(Everyday.Name);
    }
}
