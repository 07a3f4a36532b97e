using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Byfiber.Web.Tests.Architecture;

/// <summary>A figure is written and stored the same way on every machine.</summary>
public partial class FigureTests
{
    private static readonly HashSet<string> s_writtenByCulture = new(StringComparer.Ordinal)
    {
        "double",
        "float",
        "decimal",
        "System.Half",
        "System.DateTime",
        "System.DateTimeOffset",
        "System.DateOnly",
        "System.TimeOnly",
    };

    /// <summary>What puts a group or decimal separator into a whole number.</summary>
    private static readonly char[] s_separators = [.. "NnCcPp,."];

    [Theory]
    [InlineData("Byfiber.Planning")]
    [InlineData("Byfiber.Core")]
    [InlineData("Byfiber.Web")]
    public void No_text_is_woven_with_the_machines_culture(string project) =>
        WovenByCulture(SourceCode.Of(project)).ShouldHold();

    [Theory]
    [InlineData("double x = 1.5; string s = $\"{x} m\";")]
    [InlineData("double? x = 1.5; string s = $\"{x:0.0} m\";")]
    [InlineData("long x = 15; string s = $\"{x:N0} m\";")]
    [InlineData("double x = 1.5; string s = x + \" m\";")]
    [InlineData("var x = new DateOnly(2026, 1, 1); string s = $\"on {x}\";")]
    public void A_figure_woven_into_text_with_the_machines_culture_is_caught(string statement) =>
        WovenByCulture(MadeUp(statement)).ShouldHaveSingleItem();

    [Theory]
    [InlineData("double x = 1.5; string s = FormattableString.Invariant($\"{x} m\");")]
    [InlineData(
        "double x = 1.5; string s = string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{x} m\");"
    )]
    [InlineData("var x = new DateOnly(2026, 1, 1); string s = $\"on {x:O}\";")]
    [InlineData("int x = 1; string s = $\"row {x}\";")]
    public void A_figure_that_reads_the_same_everywhere_is_not(string statement) =>
        WovenByCulture(MadeUp(statement)).ShouldBeEmpty();

    [Fact]
    public void The_compiler_refuses_figures_written_without_a_culture()
    {
        Repository
            .Read("Directory.Build.props")
            .Text.ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Repository
            .Files(".editorconfig", ".cs", ".csproj", ".props")
            .Where(x => !x.Path.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(SwitchedOff)
            .ShouldHold();
        foreach (var rule in (string[])["CA1305", "MA0011"])
        {
            Repository
                .Read(".editorconfig")
                .Text.ShouldMatch($"dotnet_diagnostic\\.{rule}\\.severity = (warning|error)");
        }
    }

    [Fact]
    public void Switching_that_off_is_caught()
    {
        SwitchedOff(new(".editorconfig", "dotnet_diagnostic." + "CA1305.severity = none")).ShouldHaveSingleItem();
        SwitchedOff(new("src/Byfiber.Core/A.cs", "#pragma warning" + " disable CA1305")).ShouldHaveSingleItem();
        SwitchedOff(new("src/Byfiber.Core/A.csproj", "<NoWarn>$(NoWarn);" + "MA0011</NoWarn>")).ShouldHaveSingleItem();
        SwitchedOff(new(".editorconfig", "dotnet_diagnostic." + "CA1305.severity = error")).ShouldBeEmpty();
    }

    [Fact]
    public void No_entity_holds_a_type_that_SQLite_cannot_order() =>
        Unordered(SourceCode.Of("Byfiber.Core")).ShouldHold();

    [Theory]
    [InlineData("decimal")]
    [InlineData("DateTimeOffset?")]
    public void An_entity_with_such_a_type_is_caught(string type) =>
        Unordered(
                SourceCode.MadeUp(
                    "src/Byfiber.Core/Places/Area.cs",
                    $"class Area {{ public {type} Price {{ get; set; }} }}"
                )
            )
            .ShouldHaveSingleItem()
            .ShouldContain("Price");

    private static SourceCode MadeUp(string statement) =>
        SourceCode.MadeUp("src/Byfiber.Core/Places/Made.cs", $"class Made {{ void Up() {{ {statement} }} }}");

    private static IEnumerable<string> WovenByCulture(SourceCode code)
    {
        var woven =
            from pair in code.Nodes<InterpolatedStringExpressionSyntax>()
            where pair.Model.GetTypeInfo(pair.Node).ConvertedType?.SpecialType == SpecialType.System_String
            from hole in pair.Node.Contents.OfType<InterpolationSyntax>()
            where
                DependsOnCulture(
                    pair.Model.GetTypeInfo(hole.Expression).Type,
                    hole.FormatClause?.FormatStringToken.Text
                )
            select $"{SourceCode.Place(hole)}: write {hole} with FormattableString.Invariant or string.Create and a culture.";
        var added =
            from pair in code.Nodes<BinaryExpressionSyntax>()
            where pair.Model.GetTypeInfo(pair.Node).Type?.SpecialType == SpecialType.System_String
            from side in (ExpressionSyntax[])[pair.Node.Left, pair.Node.Right]
            where DependsOnCulture(pair.Model.GetTypeInfo(side).Type, null)
            select $"{SourceCode.Place(side)}: give {side} a culture with ToString before adding it to text.";
        return woven.Concat(added);
    }

    private static bool DependsOnCulture(ITypeSymbol? type, string? format)
    {
        if (format is "O" or "o" or "R" or "s" or "u")
        {
            return false;
        }
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }
        var whole = type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
        return type != null && s_writtenByCulture.Contains(type.ToDisplayString())
            || whole && format?.IndexOfAny(s_separators) >= 0;
    }

    private static IEnumerable<string> SwitchedOff(TextFile file) =>
        SwitchOff()
            .Matches(file.Text)
            .Select(x => $"{file.Path}: \"{x.Value}\" lets figures depend on the machine; give them a culture.");

    private static IEnumerable<string> Unordered(SourceCode code) =>
        from pair in code.Nodes<PropertyDeclarationSyntax>()
        let type = pair.Model.GetTypeInfo(pair.Node.Type is NullableTypeSyntax x ? x.ElementType : pair.Node.Type).Type
        where type?.ToDisplayString() is "decimal" or "System.DateTimeOffset"
        select $"{SourceCode.Place(pair.Node)}: {pair.Node.Identifier} is a {type}, which SQLite cannot order; "
            + "use long (öre, millimetres) or a UTC DateTime.";

    [GeneratedRegex(
        "dotnet_diagnostic.(CA1305|MA0011).severity *= *(none|silent|suggestion)|pragma warning disable[^\n]*(CA1305|MA0011)|NoWarn>[^<]*(CA1305|MA0011)"
    )]
    private static partial Regex SwitchOff();
}
