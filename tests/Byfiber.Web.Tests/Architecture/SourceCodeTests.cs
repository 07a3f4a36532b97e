namespace Byfiber.Web.Tests.Architecture;

/// <summary>The rules are blind to names that do not bind, so hardly any name may fail to.</summary>
public class SourceCodeTests
{
    private static readonly string[] s_unknownNames = ["CS0246", "CS0234", "CS0103"];

    [Theory]
    [InlineData("Byfiber.Planning")]
    [InlineData("Byfiber.Core")]
    public void The_rules_see_every_name(string project) =>
        SourceCode.Of(project).Errors.Where(x => s_unknownNames.Contains(x.Id)).Select(x => x.ToString()).ShouldHold();

    [Fact]
    public void A_name_that_does_not_bind_is_noticed() =>
        SourceCode
            .MadeUp("src/Byfiber.Core/Places/Area.cs", "class Area { Unknown? _x; }")
            .Errors.ShouldContain(x => x.Id == "CS0246");
}
