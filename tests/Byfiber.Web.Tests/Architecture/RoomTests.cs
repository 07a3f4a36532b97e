namespace Byfiber.Web.Tests.Architecture;

/// <summary>Rooms stand in one order: a room sees the rooms before it and the shared floors, never a later room.</summary>
public class RoomTests
{
    private static readonly string[] s_order =
    [
        "Places",
        "Plans",
        "Offers",
        "Contracts",
        "Construction",
        "Connections",
        "Marketplace",
    ];

    private static readonly string[] s_floors = ["People", "Journal", "Storage", "Documents"];

    private static readonly string[] s_rooms = [.. s_order, "StudyCircles", "DataCentres", "Targets"];

    /// <summary>
    /// The only places on the shared floors that may name rooms: the model that gathers all tables, and the dialects and
    /// migrations beneath it.
    /// </summary>
    private const string MayNameEveryRoom = "src/Byfiber.Core/Storage/";

    [Fact]
    public void Rooms_see_only_what_stands_before_them() => Backward(SourceCode.Of("Byfiber.Core")).ShouldHold();

    [Fact]
    public void Every_folder_of_Core_is_a_room_or_a_shared_floor() =>
        Repository
            .Files(".cs")
            .Select(x => x.Path.Split('/'))
            .Where(x => x is ["src", "Byfiber.Core", _, _, ..])
            .Select(x => x[2])
            .Distinct()
            .Where(x => !s_rooms.Contains(x) && !s_floors.Contains(x))
            .Select(x => $"src/Byfiber.Core/{x}: no room or floor has this name; put it into one of theirs.")
            .ShouldHold();

    [Theory]
    [InlineData("Places", "Plans")]
    [InlineData("Plans", "Offers")]
    [InlineData("Construction", "Marketplace")]
    [InlineData("StudyCircles", "Plans")]
    [InlineData("DataCentres", "StudyCircles")]
    [InlineData("Plans", "Targets")]
    [InlineData("Journal", "Places")]
    public void A_room_that_looks_where_it_must_not_is_caught(string from, string to) =>
        Backward(Two(from, to)).ShouldHaveSingleItem().ShouldContain(to);

    [Theory]
    [InlineData("Plans", "Places")]
    [InlineData("Marketplace", "Contracts")]
    [InlineData("StudyCircles", "Places")]
    [InlineData("DataCentres", "People")]
    [InlineData("Targets", "Marketplace")]
    [InlineData("Places", "Journal")]
    [InlineData("Storage", "Plans")]
    public void A_room_that_looks_where_it_may_is_not(string from, string to) =>
        Backward(Two(from, to)).ShouldBeEmpty();

    private static SourceCode Two(string from, string to) =>
        SourceCode.MadeUp(
            new TextFile(
                $"src/Byfiber.Core/{from}/One.cs",
                $"namespace Byfiber.Core.{from}; class One {{ {to}.Other? _x; }}"
            ),
            new TextFile($"src/Byfiber.Core/{to}/Other.cs", $"namespace Byfiber.Core.{to}; class Other {{ }}")
        );

    private static IEnumerable<string> Backward(SourceCode code) =>
        from name in code.Names()
        where name.Type != null
        let seer = name.Place.Split('/') is ["src", "Byfiber.Core", var room, _, ..] ? room : null
        let seen = name.Namespace.Split('.') is ["Byfiber", "Core", var room, ..] ? room : null
        where
            seer != null
            && seen != null
            && !MaySee(seer, seen)
            && !name.Place.StartsWith(MayNameEveryRoom, StringComparison.Ordinal)
        select $"{name.Place}: {seer} must not see {name.Symbol.Name} of {seen}; hand it over as data, or move it down.";

    private static bool MaySee(string from, string to)
    {
        if (from == to || s_floors.Contains(to))
        {
            return true;
        }
        return from switch
        {
            "Targets" => true,
            "StudyCircles" or "DataCentres" => to is "Places",
            _ => Array.IndexOf(s_order, to) is >= 0 and var at && at < Array.IndexOf(s_order, from),
        };
    }
}
