using Byfiber.Planning.Costs;

namespace Byfiber.Planning.Tests.Costs;

public class CostBookJsonTests
{
    [Fact]
    public void Given_prices_lie_over_the_default_book()
    {
        var book = Parse("""{"item":"trench.verge.plough","unit":"m","sek":164.55,"source":"contract"}""");
        book.Name.ShouldBe("Mine");
        book.Prices["trench.verge.plough"].ShouldBe(new Price(16_455, "m", "contract"));
        book.Prices.Count.ShouldBe(CostBook.Default.Prices.Count);
        book.Ore("splice").ShouldBe(CostBook.Default.Ore("splice"));
    }

    [Fact]
    public void Another_size_or_way_of_digging_may_be_added()
    {
        var book = Parse(
            """{"item":"cable.432","unit":"m","sek":90,"source":"offer"},"""
                + """{"item":"trench.verge.saw","unit":"m","sek":99.5,"source":"offer"}"""
        );
        book.Ore("cable.432").ShouldBe(9000);
        book.Ore("trench.verge.saw").ShouldBe(9950);
    }

    [Fact]
    public void A_written_book_reads_back_the_same()
    {
        var json = CostBook.Default.ToJson();
        var again = CostBook.Parse(json, "book.json");
        again.Name.ShouldBe(CostBook.Default.Name);
        again.Prices.OrderBy(price => price.Key).ShouldBe(CostBook.Default.Prices.OrderBy(price => price.Key));
        json.ShouldContain("187.5");
        json.ShouldContain("\"complete\": true");
    }

    [Theory]
    [InlineData("""{"unit":"m","sek":1,"source":"x"}""", "names no \"item\"")]
    [InlineData(
        """{"item":"splice","unit":"pcs","source":"x"}""",
        "Price 1 of the cost book book.json (\"splice\") has no price"
    )]
    [InlineData("""{"item":"splice","unit":"pcs","sek":-1,"source":"x"}""", "has the price -1")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":"NaN","source":"x"}""", "has the price \"NaN\"")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":null,"source":"x"}""", "has the price null")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":1e99,"source":"x"}""", "has the price 1e99")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":1.005,"source":"x"}""", "at most two decimals")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":1}""", "has no \"source\"")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":1,"source":" "}""", "has no \"source\"")]
    [InlineData("""{"item":"splice","unit":"m","sek":1,"source":"x"}""", "has the unit \"m\": give \"pcs\"")]
    [InlineData(
        """{"item":"trench.verge.plouhg","unit":"m","sek":1,"source":"x"}""",
        "did you mean \"trench.verge.plough\""
    )]
    [InlineData("""{"item":"x","unit":"m","sek":1,"source":"x"}""", "unknown item: take it out.")]
    [InlineData("""{"item":"cable.many","unit":"m","sek":1,"source":"x"}""", "unknown item")]
    [InlineData("""{"item":"gold","unit":"m","sek":1,"source":"x"}""", "unknown item")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":1,"sorce":"x"}""", "\"sorce\": did you mean \"source\"")]
    [InlineData("""{"item":"splice","unit":"pcs","sek":NaN,"source":"x"}""", "no valid JSON at line 1")]
    public void A_wrong_price_is_refused_by_item(string price, string expected)
    {
        var message = Should.Throw<PlanningException>(() => Parse(price)).Message;
        message.ShouldContain("book.json");
        message.ShouldContain(expected);
    }

    [Fact]
    public void Two_prices_for_an_item_are_refused()
    {
        const string Splice = """{"item":"splice","unit":"pcs","sek":1,"source":"x"}""";
        Should
            .Throw<PlanningException>(() => Parse(Splice + "," + Splice))
            .Message.ShouldContain("two prices for \"splice\"");
    }

    [Fact]
    public void A_book_that_says_it_is_complete_must_be()
    {
        const string Book = """{"complete":true,"prices":[{"item":"splice","unit":"pcs","sek":1,"source":"x"}]}""";
        var message = Should.Throw<PlanningException>(() => CostBook.Parse(Book, "book.json")).Message;
        message.ShouldContain("no price for \"trench.street.open-cut\" and");
    }

    [Theory]
    [InlineData("{}", "no list \"prices\"")]
    [InlineData("""{"price":[]}""", "did you mean \"prices\"")]
    [InlineData("""{"prices":[],"complete":"yes"}""", "neither true nor false")]
    [InlineData("""{"prices":[7]}""", "names no \"item\"")]
    public void A_book_of_another_form_is_refused(string json, string expected) =>
        Should.Throw<PlanningException>(() => CostBook.Parse(json, "book.json")).Message.ShouldContain(expected);

    private static CostBook Parse(string prices) =>
        CostBook.Parse($$"""{"name":"Mine","prices":[{{prices}}]}""", "book.json");
}
