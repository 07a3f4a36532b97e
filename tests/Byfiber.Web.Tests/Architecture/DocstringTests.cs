using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Byfiber.Web.Tests.Architecture;

/// <summary>
/// The engine is a library that others use: its public types and methods say units, shapes, errors and sources. A property,
/// a positional parameter or an enumeration's member may speak by its name alone.
/// </summary>
public class DocstringTests
{
    [Fact]
    public void Every_public_type_and_method_of_the_engine_is_explained() =>
        Repository
            .Files(".cs")
            .Where(x => x.Path.StartsWith("src/Byfiber.Planning/", StringComparison.Ordinal))
            .SelectMany(Unexplained)
            .ShouldHold();

    [Fact]
    public void A_public_member_without_a_word_is_caught()
    {
        Unexplained(new("src/Byfiber.Planning/A.cs", "public class A { }")).ShouldHaveSingleItem();
        Unexplained(
                new("src/Byfiber.Planning/A.cs", "/// <summary>A.</summary>\npublic class A { public void B() { } }")
            )
            .ShouldHaveSingleItem()
            .ShouldContain("B");
        Unexplained(new("src/Byfiber.Planning/A.cs", "/// <summary>A.</summary>\npublic interface A { void B(); }"))
            .Count()
            .ShouldBe(1);
        Unexplained(new("src/Byfiber.Planning/A.cs", "internal class A { public void B() { } }")).ShouldBeEmpty();
        Unexplained(
                new(
                    "src/Byfiber.Planning/A.cs",
                    "/// <summary>A.</summary>\npublic class A { public override string ToString() => \"\"; private void B() { } }"
                )
            )
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Unexplained(TextFile file) =>
        from member in CSharpSyntaxTree
            .ParseText(file.Text)
            .GetRoot()
            .DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
        let name = member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method when method.ExplicitInterfaceSpecifier == null => method.Identifier.Text,
            _ => null,
        }
        where name != null && IsPublic(member) && member.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(IsPublic)
        // One part of a partial type or method speaks for all of them.
        where !member.Modifiers.Any(x => x.IsKind(SyntaxKind.OverrideKeyword) || x.IsKind(SyntaxKind.PartialKeyword))
        where !member.GetLeadingTrivia().Any(x => x.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
        select $"{SourceCodePlace(file, member)}: {name} is public; say in a /// comment what it is, its units and its errors.";

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword)
        || member.Parent is InterfaceDeclarationSyntax && !member.Modifiers.Any(SyntaxKind.PrivateKeyword);

    private static string SourceCodePlace(TextFile file, MemberDeclarationSyntax member) =>
        FormattableString.Invariant($"{file.Path}:{member.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");
}
