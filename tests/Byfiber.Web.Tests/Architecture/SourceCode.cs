using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Byfiber.Web.Tests.Architecture;

/// <summary>A name in a source file and what the compiler binds it to.</summary>
internal readonly record struct BoundName(string Place, ISymbol Symbol)
{
    /// <summary>The type itself, or the type that the member belongs to; null for locals, parameters and namespaces.</summary>
    public INamedTypeSymbol? Type => Symbol as INamedTypeSymbol ?? Symbol.ContainingType;

    /// <summary>The namespace that declares it: "System.Diagnostics".</summary>
    public string Namespace => (Symbol as INamespaceSymbol ?? Symbol.ContainingNamespace)?.ToDisplayString() ?? "";
}

/// <summary>
/// A project's C# as the compiler sees it, so that a rule speaks of <c>System.DateTime.Now</c> and not of the letters
/// "Now". What source generators and Razor would add is missing; names that depend on it bind to nothing and are passed over.
/// </summary>
internal sealed class SourceCode
{
    private const string UsingsOfEveryProject =
        "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private const string UsingsOfWebProjects =
        "global using System.Net.Http.Json; global using Microsoft.AspNetCore.Builder; "
        + "global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; "
        + "global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration; "
        + "global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; "
        + "global using Microsoft.Extensions.Logging;";

    private static readonly Lazy<IReadOnlyList<MetadataReference>> s_references = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]
    );

    private static readonly ConcurrentDictionary<string, SourceCode> s_projects = new(StringComparer.Ordinal);

    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyList<BoundName>> _names;

    private SourceCode(string project, IEnumerable<TextFile> files)
    {
        var usings = project == "Byfiber.Web" ? UsingsOfEveryProject + UsingsOfWebProjects : UsingsOfEveryProject;
        _compilation = CSharpCompilation.Create(
            project + ".Read",
            [
                .. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)),
                CSharpSyntaxTree.ParseText(usings),
            ],
            s_references.Value,
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
        Trees = [.. _compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0)];
        _names = new(() => [.. Bind()]);
    }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <summary>A project of src/ by its folder's name.</summary>
    public static SourceCode Of(string project) =>
        s_projects.GetOrAdd(
            project,
            name =>
                new(
                    name,
                    Repository.Files(".cs").Where(x => x.Path.StartsWith($"src/{name}/", StringComparison.Ordinal))
                )
        );

    /// <summary>Made-up source, to show that a rule catches what it forbids; <paramref name="path"/> says whose it would be.</summary>
    public static SourceCode MadeUp(string path, string text) => MadeUp(new TextFile(path, text));

    public static SourceCode MadeUp(params TextFile[] files) => new(files[0].Path.Split('/')[1], files);

    public SemanticModel Model(SyntaxTree tree) => _compilation.GetSemanticModel(tree);

    public IEnumerable<Diagnostic> Errors =>
        _compilation.GetDiagnostics().Where(x => x.Severity == DiagnosticSeverity.Error);

    /// <summary>Every name that binds to something, in all files.</summary>
    public IReadOnlyList<BoundName> Names() => _names.Value;

    private IEnumerable<BoundName> Bind()
    {
        foreach (var tree in Trees)
        {
            var model = Model(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is { } symbol)
                {
                    yield return new(Place(name), symbol);
                }
            }
        }
    }

    public IEnumerable<(T Node, SemanticModel Model)> Nodes<T>()
        where T : SyntaxNode =>
        from tree in Trees
        let model = Model(tree)
        from node in tree.GetRoot().DescendantNodes().OfType<T>()
        select (node, model);

    /// <summary>"src/Byfiber.Core/Places/Area.cs:12", which editors and terminals open.</summary>
    public static string Place(SyntaxNode node) =>
        FormattableString.Invariant(
            $"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}"
        );
}
