namespace Byfiber.Web.Tests.Pages;

/// <summary>Before the first import every page still answers, and says what to do.</summary>
public class EmptyMunicipalityTests(EmptyVillage empty) : IClassFixture<EmptyVillage>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/map")]
    [InlineData("/areas")]
    [InlineData("/plans")]
    [InlineData("/imports")]
    public async Task A_page_without_a_map_shows_the_way_to_one(string path)
    {
        using var visitor = empty.Visitor();
        var html = await visitor.Page(path);
        html.ShouldContain("<h1");
        html.ShouldContain("href=\"/imports\"");
    }

    [Fact]
    public async Task A_plan_is_not_ordered_without_a_map()
    {
        using var visitor = empty.Visitor();
        (await visitor.Page("/plans")).ShouldNotContain("Order.Effort");
    }
}
