using System.Text.Json;
using Byfiber.Planning.Formats;
using Microsoft.Data.Sqlite;

namespace Byfiber.Planning.Tests.Formats;

/// <summary>What a plan by worth and budget writes about who is worth what, in each file that holds premises.</summary>
public class ChoiceFilesTests
{
    private static readonly string[] s_columns =
    [
        "status",
        "reason",
        "marginal_ore",
        "worth_ore",
        "own_ore",
        "share_ore",
    ];

    /// <summary>The tiny plan, in which Fjärran 6 was not chosen.</summary>
    private static Plan Choosing
    {
        get
        {
            var plan = TinyPlan.Make();
            return plan with
            {
                Premises =
                [
                    .. plan.Premises.Select(p =>
                        p.Status switch
                        {
                            PremisesStatus.Planned => p with { WorthOre = 5_000_000, OwnOre = 500_000 + p.Id },
                            PremisesStatus.LeftOut => p with
                            {
                                Status = PremisesStatus.NotChosen,
                                Reason = "joining it would take 610,000 SEK, it is worth 50,000 SEK",
                                MarginalOre = 61_000_000,
                                WorthOre = 5_000_001,
                                OwnOre = 1_000_000,
                            },
                            _ => p,
                        }
                    ),
                ],
                Summary = plan.Summary with
                {
                    PremisesLeftOut = 0,
                    PremisesNotChosen = 1,
                    Choice = new PlanChoice(true, 97_000_000, 20_000_000, 5_000_001, null, null, null, 24_000_050),
                },
            };
        }
    }

    [Fact]
    public void The_GeoPackage_says_what_each_premises_is_worth_and_what_joining_it_would_take()
    {
        using var directory = new TempDirectory();
        var path = directory.File("plan.gpkg");
        GeoPackageWriter.Write(Choosing, path, TestContext.Current.CancellationToken);

        Premises(path, 6)
            .ShouldBe([
                "not_chosen",
                "joining it would take 610,000 SEK, it is worth 50,000 SEK",
                61_000_000L,
                5_000_001L,
                1_000_000L,
                null,
            ]);
        Premises(path, 3).ShouldBe(["planned", null, 2_519_600L, 5_000_000L, 500_003L, 33_575_600L]);
        Premises(path, 5)[3..].ShouldBe([null, null, null]);
        Rows(path, "SELECT name, value FROM plan_info WHERE name LIKE 'choice.%' ORDER BY name")
            .Select(row => (row[0], row[1]))
            .ShouldBe([
                ("choice.budget_ore", "97000000"),
                ("choice.by_worth", "true"),
                ("choice.worth_bound_ore", "24000050"),
                ("choice.worth_not_chosen_ore", "5000001"),
                ("choice.worth_ore", "20000000"),
            ]);
        Rows(path, "SELECT cost_ore, premises, worth_ore, premises_bound FROM budget_curve ORDER BY id")
            .ShouldBe([
                [70_000_000L, 1L, 5_000_000L, 2L],
                [96_575_600L, 3L, 15_000_000L, 3L],
            ]);
    }

    [Fact]
    public void GeoJson_says_the_same_as_the_GeoPackage_of_every_premises()
    {
        using var directory = new TempDirectory();
        var path = directory.File("plan.gpkg");
        GeoPackageWriter.Write(Choosing, path, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(Bytes("plan.geojson", Choosing));

        var features = json
            .RootElement.GetProperty("features")
            .EnumerateArray()
            .Where(feature => feature.GetProperty("properties").GetProperty("layer").GetString() == "premises")
            .ToList();

        features.Count.ShouldBe(6);
        foreach (var feature in features)
        {
            var properties = feature.GetProperty("properties");
            s_columns
                .Select(name => Value(properties.GetProperty(name)))
                .ShouldBe(Premises(path, properties.GetProperty("id").GetInt32()));
        }
    }

    [Fact]
    public void The_summary_says_only_what_applies_to_the_choice()
    {
        using var chosen = JsonDocument.Parse(Bytes("plan.json", Choosing));
        using var everybody = JsonDocument.Parse(Bytes("plan.json", TinyPlan.Make()));

        var choice = chosen.RootElement.GetProperty("choice");
        choice
            .EnumerateObject()
            .Select(member => member.Name)
            .ShouldBe(["by_worth", "budget_sek", "worth_sek", "worth_not_chosen_sek", "worth_bound_sek"]);
        choice.GetProperty("worth_not_chosen_sek").GetDecimal().ShouldBe(50_000.01m);
        choice.GetProperty("worth_bound_sek").GetDecimal().ShouldBe(240_000.5m);
        chosen.RootElement.GetProperty("premises").GetProperty("not_chosen").GetInt32().ShouldBe(1);
        everybody.RootElement.TryGetProperty("choice", out _).ShouldBeFalse();
    }

    private static byte[] Bytes(string file, Plan plan) =>
        PlanFiles.All.Single(one => one.Name == file).ToBytes(plan, TestContext.Current.CancellationToken);

    private static object? Value(JsonElement property) =>
        property.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number => property.GetInt64(),
            _ => property.GetString(),
        };

    private static object?[] Premises(string path, int id) =>
        Rows(path, FormattableString.Invariant($"SELECT {string.Join(", ", s_columns)} FROM premises WHERE id = {id}"))
            .ShouldHaveSingleItem();

    private static List<object?[]> Rows(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([
                .. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)),
            ]);
        }
        return rows;
    }
}
