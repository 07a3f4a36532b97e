using System.Runtime.CompilerServices;
using Byfiber.Planning.Formats;
using Microsoft.Data.Sqlite;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class PlanCheckTests
{
    [Fact]
    public void A_sound_plan_breaks_no_rule() => BrokenPlan.Check("SELECT 1").ShouldBeEmpty();

    [Fact]
    public void Every_rule_has_a_test_that_breaks_it()
    {
        var tests = string.Concat(Directory.GetFiles(Here(), "*RulesTests.cs").Select(File.ReadAllText));
        PlanCheck
            .Rules.Select(rule => rule.Name)
            .Where(name => !tests.Contains($"\"{name}\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_is_described()
    {
        var page = File.ReadAllText(Path.Combine(Here(), "../../../../docs/formats.md"));
        PlanCheck
            .Rules.Select(rule => rule.Name)
            .Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_finding_names_twenty_offenders_and_counts_the_rest()
    {
        var ids = Enumerable.Range(1, 20).Select(id => $"{id}").ToArray();
        new CheckFinding("a-rule", "It is broken.", "trenches", ids, 23)
            .ToString()
            .ShouldBe($"a-rule: It is broken. [trenches: {string.Join(", ", ids)} and 3 more]");
    }

    [Fact]
    public void A_missing_file_is_refused() => Refused("nowhere.gpkg").ShouldContain("does not exist");

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        using var directory = new TempDirectory();
        File.WriteAllText(directory.File("plan.gpkg"), "This is a letter.");
        Refused(directory.File("plan.gpkg")).ShouldContain("is no GeoPackage");
    }

    [Fact]
    public void A_cut_off_file_is_refused()
    {
        using var directory = new TempDirectory();
        var path = TinyPlan.WriteGeoPackage(directory);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length / 2);
        }
        Refused(path).ShouldContain(path);
    }

    [Theory]
    [InlineData("DROP TABLE cables", "\"cables\"")]
    [InlineData("ALTER TABLE splices DROP COLUMN built", "built")]
    [InlineData("UPDATE trenches SET length_mm = 'long' WHERE id = 3", "\"trenches\", row 3")]
    [InlineData("UPDATE nodes SET geom = X'00' WHERE id = 2", "\"nodes\", row 2")]
    [InlineData("DELETE FROM plan_rules WHERE name = 'maxFibreMm'", "maxFibreMm")]
    public void A_file_that_lacks_a_part_is_refused_with_the_parts_name(string sql, string part) =>
        Should.Throw<PlanningException>(() => BrokenPlan.Check(sql)).Message.ShouldContain(part);

    [Fact]
    public void A_database_of_something_else_is_refused()
    {
        using var directory = new TempDirectory();
        var path = directory.File("other.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE a (b)";
            command.ExecuteNonQuery();
        }
        Refused(path).ShouldContain("is no GeoPackage");
    }

    private static string Refused(string path) => Should.Throw<PlanningException>(() => PlanCheck.Run(path)).Message;

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
