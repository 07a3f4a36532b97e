using System.Xml.Linq;

namespace Byfiber.Web.Tests.Architecture;

/// <summary>Web sees Core, Core sees Planning, and never back; each layer keeps out what belongs above it.</summary>
public class LayerTests
{
    private static readonly Dictionary<string, string[]> s_maySee = new()
    {
        ["Byfiber.Planning"] = [],
        ["Byfiber.Core"] = ["Byfiber.Planning"],
        ["Byfiber.Web"] = ["Byfiber.Core", "Byfiber.Planning"],
    };

    private static readonly Dictionary<string, string[]> s_banned = new()
    {
        ["Byfiber.Planning"] =
        [
            "Microsoft.AspNetCore",
            "Microsoft.EntityFrameworkCore",
            "Npgsql",
            "Microsoft.Extensions",
            "Byfiber.Core",
            "Byfiber.Web",
        ],
        ["Byfiber.Core"] = ["Microsoft.AspNetCore", "Orleans", "Byfiber.Web"],
        ["Byfiber.Web"] = ["Microsoft.Data.Sqlite", "Npgsql"],
    };

    /// <summary>
    /// What a layer may name in spite of the above, each with its reason: types that are named like the web framework and are not of it.
    /// </summary>
    private static readonly Dictionary<(string Project, string Namespace), string> s_excused = new()
    {
        [("Byfiber.Core", "Microsoft.AspNetCore.Identity")] =
            "the users and their hashes of Microsoft.Extensions.Identity.Stores, a library without a web (docs/adr/0008)",
    };

    [Fact]
    public void Project_references_only_point_down() =>
        Repository
            .Files(".csproj")
            .Where(x => x.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(Upward)
            .ShouldHold();

    [Fact]
    public void A_project_reference_that_points_up_is_caught() =>
        Upward(
                new(
                    "src/Byfiber.Core/Byfiber.Core.csproj",
                    """<Project><ItemGroup><ProjectReference Include="../Byfiber.Web/Byfiber.Web.csproj" /></ItemGroup></Project>"""
                )
            )
            .ShouldHaveSingleItem()
            .ShouldContain("Byfiber.Web");

    [Fact]
    public void Packages_stay_in_their_layer() =>
        Repository
            .Files(".csproj")
            .Where(x => x.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(Misplaced)
            .ShouldHold();

    [Fact]
    public void A_web_framework_in_the_rooms_is_caught()
    {
        Misplaced(
                new(
                    "src/Byfiber.Core/Byfiber.Core.csproj",
                    """<Project><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>"""
                )
            )
            .Count()
            .ShouldBe(1);
        Misplaced(
                new(
                    "src/Byfiber.Planning/Byfiber.Planning.csproj",
                    """<Project Sdk="Microsoft.NET.Sdk.Web"></Project>"""
                )
            )
            .Count()
            .ShouldBe(1);
    }

    [Theory]
    [InlineData("Byfiber.Planning")]
    [InlineData("Byfiber.Core")]
    [InlineData("Byfiber.Web")]
    public void No_layer_names_what_belongs_elsewhere(string project) =>
        Trespasses(project, SourceCode.Of(project)).ShouldHold();

    [Fact]
    public void A_database_in_the_engine_is_caught() =>
        Trespasses(
                "Byfiber.Planning",
                SourceCode.MadeUp(
                    "src/Byfiber.Planning/Network/Store.cs",
                    "class Store { Microsoft.EntityFrameworkCore.DbContext? _db; Npgsql.NpgsqlConnection? _connection; }"
                )
            )
            .Count()
            .ShouldBeGreaterThanOrEqualTo(2);

    [Fact]
    public void Only_the_users_of_the_web_framework_are_excused_in_the_rooms()
    {
        const string text = "class A { Microsoft.AspNetCore.Identity.IdentityUser? _user; %? _x; }";
        var file = "src/Byfiber.Core/People/A.cs";
        Trespasses(
                "Byfiber.Core",
                SourceCode.MadeUp(
                    file,
                    text.Replace("%", "Microsoft.AspNetCore.Http.HttpContext", StringComparison.Ordinal)
                )
            )
            .ShouldNotBeEmpty();
        Trespasses("Byfiber.Core", SourceCode.MadeUp(file, text.Replace("%", "string", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_opens_SQLite_only_for_the_GeoPackage_container() =>
        SqliteOutsideGeoPackage(SourceCode.Of("Byfiber.Planning")).ShouldHold();

    [Fact]
    public void SQLite_elsewhere_in_the_engine_is_caught()
    {
        const string text = "class Store { Microsoft.Data.Sqlite.SqliteConnection? _connection; }";
        SqliteOutsideGeoPackage(SourceCode.MadeUp("src/Byfiber.Planning/Costs/Store.cs", text)).ShouldNotBeEmpty();
        SqliteOutsideGeoPackage(SourceCode.MadeUp("src/Byfiber.Planning/Formats/GeoPackageFile.cs", text))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Upward(TextFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Path);
        var allowed = s_maySee.GetValueOrDefault(name, []);
        return from reference in XDocument.Parse(project.Text).Descendants("ProjectReference")
            let target = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))
            where !allowed.Contains(target)
            select $"{project.Path}: {name} must not see {target}; move what it needs down, or the code that needs it up.";
    }

    private static IEnumerable<string> Misplaced(TextFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Path);
        var xml = XDocument.Parse(project.Text);
        if (name is not "Byfiber.Web" && (string?)xml.Root!.Attribute("Sdk") == "Microsoft.NET.Sdk.Web")
        {
            yield return $"{project.Path}: only Byfiber.Web is a web project; use the SDK Microsoft.NET.Sdk.";
        }
        var banned = s_banned.GetValueOrDefault(name, []);
        foreach (
            var reference in xml.Descendants()
                .Where(x => x.Name.LocalName is "PackageReference" or "FrameworkReference")
        )
        {
            var package = (string)reference.Attribute("Include")!;
            if (name is not "Byfiber.Web" && banned.Any(x => package.StartsWith(x, StringComparison.Ordinal)))
            {
                yield return $"{project.Path}: {package} does not belong in {name}; use it in a layer above.";
            }
        }
    }

    private static IEnumerable<string> Trespasses(string project, SourceCode code) =>
        from name in code.Names()
        from banned in s_banned[project]
        where !IsExcused(project, name.Namespace, justOnTheWay: name.Type == null)
        where (name.Namespace + ".").StartsWith(banned + ".", StringComparison.Ordinal)
        select $"{name.Place}: {name.Symbol.Name} is of {name.Namespace}, which {project} must not know; move this to its layer.";

    /// <summary>A namespace that only leads to an excused one ("Microsoft.AspNetCore" in a using) is no trespass either.</summary>
    private static bool IsExcused(string project, string seen, bool justOnTheWay) =>
        s_excused.Keys.Any(x =>
            x.Project == project
            && (x.Namespace == seen || justOnTheWay && x.Namespace.StartsWith(seen + ".", StringComparison.Ordinal))
        );

    private static IEnumerable<string> SqliteOutsideGeoPackage(SourceCode code) =>
        from name in code.Names()
        where name.Namespace.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal)
        where !Path.GetFileName(name.Place).Contains("GeoPackage", StringComparison.Ordinal)
        select $"{name.Place}: SQLite is here only the container of a GeoPackage; put this into a GeoPackage*.cs file or a layer above.";
}
