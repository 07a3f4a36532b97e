using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Byfiber.Web.Tests.Architecture;

/// <summary>A name tells what the thing is, and where it lies tells whose it is.</summary>
public partial class NameTests
{
    /// <summary>Each with its reason; an excuse that is no longer needed fails too.</summary>
    private static readonly Dictionary<string, string> s_outsideANamespace = new()
    {
        ["tests/SwedishCulture.cs"] = "compiled into every test project, so it belongs to none",
    };

    [Fact]
    public void No_type_or_file_has_a_name_that_tells_nothing() =>
        Repository.Files(".cs", ".ts").SelectMany(Empty).ShouldHold();

    [Fact]
    public void A_name_that_tells_nothing_is_caught()
    {
        Empty(new("src/Byfiber.Core/Places/AreaService.cs", "class Areas { }")).ShouldHaveSingleItem();
        Empty(new("src/Byfiber.Core/Places/Areas.cs", "record struct GeometryUtils(int X);")).ShouldHaveSingleItem();
        Empty(new("src/Byfiber.Web/Assets/map-helper.ts", "")).ShouldHaveSingleItem();
        Empty(new("src/Byfiber.Planning/Network/ServiceArea.cs", "class ServiceArea { }")).ShouldBeEmpty();
    }

    [Fact]
    public void Namespace_equals_folder()
    {
        Repository.Files(".cs").Where(x => !s_outsideANamespace.ContainsKey(x.Path)).SelectMany(Displaced).ShouldHold();
        s_outsideANamespace
            .Keys.Where(x => !Repository.Has(x) || !Displaced(Repository.Read(x)).Any())
            .Select(x => $"{x}: needs no excuse any more; take it out of {nameof(NameTests)}.")
            .ShouldHold();
    }

    [Fact]
    public void A_namespace_that_differs_from_its_folder_is_caught()
    {
        Displaced(new("src/Byfiber.Core/Places/Area.cs", "namespace Byfiber.Core.Plans; class Area { }"))
            .ShouldHaveSingleItem();
        Displaced(new("src/Byfiber.Core/Places/Area.cs", "class Area { }")).ShouldHaveSingleItem();
        Displaced(new("src/Byfiber.Core/Places/Area.cs", "namespace Byfiber.Core.Places; class Area { }"))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Empty(TextFile file)
    {
        var stem = Path.GetFileName(file.Path).Split('.')[0];
        if (EmptyEnding().IsMatch(stem))
        {
            yield return $"{file.Path}: name the file after what is in it, not Service, Manager, Helper or Util.";
        }
        if (!file.Path.EndsWith(".cs", StringComparison.Ordinal))
        {
            yield break;
        }
        foreach (
            var type in CSharpSyntaxTree
                .ParseText(file.Text)
                .GetRoot()
                .DescendantNodes()
                .OfType<BaseTypeDeclarationSyntax>()
        )
        {
            if (EmptyEnding().IsMatch(type.Identifier.Text))
            {
                yield return $"{file.Path}: name {type.Identifier.Text} after what it is or does.";
            }
        }
    }

    private static IEnumerable<string> Displaced(TextFile file)
    {
        var root = CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot();
        var wanted = string.Join('.', file.Path.Split('/')[1..^1]);
        foreach (var space in root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (space.Name.ToString() != wanted)
            {
                yield return $"{file.Path}: its namespace is {space.Name}; its folder says {wanted}.";
            }
        }
        if (root.Members.OfType<BaseTypeDeclarationSyntax>().Any())
        {
            yield return $"{file.Path}: a type stands outside a namespace; its folder says {wanted}.";
        }
    }

    [GeneratedRegex(
        "(Service|Manager|Helper|Util|Utility)(s|ies)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex EmptyEnding();
}
