using Byfiber.Planning.Formats;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Byfiber.Planning.Tests.Formats.Checks;

/// <summary>The tiny plan's file with one thing broken in it by SQL.</summary>
internal static class BrokenPlan
{
    private static readonly Lazy<byte[]> s_sound = new(() =>
    {
        using var directory = new TempDirectory();
        return File.ReadAllBytes(TinyPlan.WriteGeoPackage(directory));
    });

    /// <summary>Breaks the file and sees this rule fail, and besides only those that the break necessarily implies.</summary>
    internal static CheckFinding ShouldBreak(string rule, string sql, params string[] implied)
    {
        var findings = Check(sql);
        findings.Select(finding => finding.Rule).ShouldBe([rule, .. implied], ignoreOrder: true);
        return findings.First(finding => finding.Rule == rule);
    }

    internal static IReadOnlyList<CheckFinding> Check(string sql)
    {
        using var directory = new TempDirectory();
        var path = directory.File("plan.gpkg");
        File.WriteAllBytes(path, s_sound.Value);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
        return PlanCheck.Run(path);
    }

    internal static string Rule(string name, long value) =>
        $"UPDATE plan_rules SET value = '{value}' WHERE name = '{name}'";

    internal static string Info(string name, long value) =>
        $"UPDATE plan_info SET value = '{value}' WHERE name = '{name}'";

    /// <summary>A line as an SQL literal, in metres from the tiny plan's origin.</summary>
    internal static string Line(params (double X, double Y)[] points)
    {
        var line = new GeometryFactory(new PrecisionModel(), 3006).CreateLineString([
            .. points.Select(point => new Coordinate(548_000 + point.X, 6_542_000 + point.Y)),
        ]);
        return $"X'{Convert.ToHexString(new GeoPackageGeoWriter().Write(line))}'";
    }
}
