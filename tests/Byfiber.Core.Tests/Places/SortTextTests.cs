using Byfiber.Core.Places;
using Byfiber.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Byfiber.Core.Tests.Places;

public class SortTextTests
{
    private static readonly string[] Sorted =
    [
        "Allén 1",
        "Allén 2",
        "Allén 2 B",
        "Allén 10",
        "Allén 11",
        "Zakrisvägen 1",
        "Åvägen 1",
        "Åvägen 100",
        "Ängen 3",
        "Ödlan 3",
    ];

    [Fact]
    public void Addresses_sort_as_Swedes_sort_them()
    {
        string[] mixed = [.. Sorted.Reverse()];

        mixed.OrderBy(address => SortText.Of(address), StringComparer.Ordinal).ShouldBe(Sorted);
    }

    [Theory]
    [InlineData("Ängen 007", "Ängen 7")]
    [InlineData("A\u030Avägen 1", "Åvägen 1")]
    [InlineData("ALLÉN 1", "Allen 1")]
    public void What_looks_the_same_sorts_the_same(string one, string other) =>
        SortText.Of(one).ShouldBe(SortText.Of(other));

    [Theory, OnBoth]
    public async Task Lists_of_addresses_are_sorted_so(string kind)
    {
        await using var db = await WithTownAsync(kind);

        var found = await new SearchAddresses(db.Database).RunAsync("vingåker", 100);
        found.Select(p => p.Address).ShouldBe(Sorted);
    }

    [Theory, OnBoth]
    public async Task A_database_from_before_is_filled_in_at_the_next_start(string kind)
    {
        await using var db = await WithTownAsync(kind);
        await using (var rows = db.Open())
        {
            await rows.Premises.ExecuteUpdateAsync(s => s.SetProperty(p => p.SortText, ""));
        }

        await db.Database.MigrateAsync();

        await using var after = db.Open();
        (await after.Premises.OrderBy(p => p.SortText).Select(p => p.Address).ToListAsync()).ShouldBe(Sorted);
    }

    private static async Task<TestDatabase> WithTownAsync(string kind)
    {
        var db = await TestDatabases.NewAsync(kind);
        await new ImportMap(db.Database, TimeProvider.System).RunAsync(
            Maps.Of([
                .. Sorted.Select((address, i) => Maps.House(1 + i * 7 % Sorted.Length) with { Address = address }),
            ]),
            "prov",
            "aa",
            "Anna"
        );
        return db;
    }
}
