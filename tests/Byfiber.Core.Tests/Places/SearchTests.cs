using Byfiber.Core.Places;
using Byfiber.Core.Tests.Storage;

namespace Byfiber.Core.Tests.Places;

public class SearchTests
{
    [Theory]
    [InlineData("Östra Åvägen 3 B", "ostra avagen 3 b")]
    [InlineData("  SÖDRA  Kyrko-gatan,7 ", "sodra kyrko gatan 7")]
    [InlineData("Ærøvej 1 é", "aerovej 1 e")]
    [InlineData("Vingåker Lyttersta 2:3", "vingaker lyttersta 2:3")]
    [InlineData("A\u030Avägen", "avagen")]
    public void Search_text_has_no_case_and_no_accents(string text, string expected) =>
        SearchText.Of(text).ShouldBe(expected);

    [
        Theory,
        OnBoth("åväg"),
        OnBoth("AVAGEN"),
        OnBoth("åvägen 2"),
        OnBoth("vingåker avagen"),
        OnBoth("2:2"),
        OnBoth("643 30 2"),
        OnBoth("väg")
    ]
    public async Task An_address_is_found_by_its_beginning_or_by_any_part(string kind, string query)
    {
        await using var db = await WithTownAsync(kind);

        (await new SearchAddresses(db.Database).RunAsync(query)).ShouldContain(a => a.Address == "Åvägen 2");
    }

    [Theory, OnBoth]
    public async Task What_begins_with_the_words_comes_before_what_only_holds_them(string kind)
    {
        await using var db = await WithTownAsync(kind);

        var found = await new SearchAddresses(db.Database).RunAsync("kyrk", 3);

        found.Select(a => a.Address).ShouldBe(["Kyrkan 5", "Kyrkvägen 4", "Gamla kyrkvägen 3"]);
        (await new SearchAddresses(db.Database).RunAsync("kyrk", 1)).Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Nothing_is_found_for_nothing_nor_for_signs_nor_among_the_removed(string kind)
    {
        await using var db = await WithTownAsync(kind);
        var search = new SearchAddresses(db.Database);

        (await search.RunAsync(" ")).ShouldBeEmpty();
        (await search.RunAsync("%")).ShouldBeEmpty();
        (await search.RunAsync("finnsinte")).ShouldBeEmpty();
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(Maps.Street(2), "prov", "bb", "Anna");
        (await search.RunAsync("kyrk")).ShouldBeEmpty();
    }

    private static async Task<TestDatabase> WithTownAsync(string kind)
    {
        var db = await TestDatabases.NewAsync(kind);
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(
            Maps.Of([
                Maps.House(1),
                Maps.House(2),
                Maps.House(3, "Gamla kyrkvägen"),
                Maps.House(4, "Kyrkvägen"),
                Maps.House(5, "Kyrkan"),
            ]),
            "prov",
            "aa",
            "Anna"
        );
        return db;
    }
}
