using Byfiber.Core.Documents;
using Byfiber.Planning.Geometry;

namespace Byfiber.Core.Offers.Documents;

/// <summary>A door to knock on.</summary>
/// <param name="Address">Street and number.</param>
/// <param name="OfferReference">Under which the answer is entered.</param>
/// <param name="At">Where it is.</param>
/// <param name="Facts">What the caller should know before: dwellings, latest contact, the price; no personal names.</param>
public sealed record Door(string Address, string OfferReference, MapPoint At, string Facts);

/// <summary>What a list for callers begins with.</summary>
/// <param name="Area">"Lyttersta".</param>
/// <param name="Campaign">"Fiber till Vingåker 2026".</param>
/// <param name="Date">The day that its facts are true.</param>
/// <param name="LastAnswer">The last day to answer.</param>
/// <param name="ReturnTo">Who enters the ticks: name and phone.</param>
public sealed record CallingList(string Area, string Campaign, DateOnly Date, DateOnly LastAnswer, string ReturnTo);

/// <summary>
/// The list for those who knock on doors: a map of the walk, then the doors in walking order with boxes to tick and room to write.
/// </summary>
public static class DoorListPdf
{
    private static readonly PageColumn[] s_columns =
    [
        new("Nr", 1, Figures: true),
        new("Adress", 5),
        new("Att veta", 6.5),
        new("Pratat", 1.5),
        new("Ej hemma", 1.6),
        new("Ja", 1.1),
        new("Kanske", 1.6),
        new("Nej", 1.1),
        new("Ring", 1.2),
        new("Anteckning", 4.5),
    ];

    /// <param name="output">Written forward only and left open.</param>
    /// <param name="list">Its heading.</param>
    /// <param name="doors">In any order; they are walked by <see cref="WalkingOrder"/>.</param>
    /// <param name="map">Roads and the starting point.</param>
    /// <returns>The doors in the order that was printed.</returns>
    /// <exception cref="RefusedException">There is no door.</exception>
    public static IReadOnlyList<Door> Write(Stream output, CallingList list, IReadOnlyList<Door> doors, RoadsAround map)
    {
        if (doors.Count == 0)
        {
            throw new RefusedException($"There is no door left to knock on in {list.Area}: choose another area.");
        }
        var places = doors.Select(door => (door.At.X, door.At.Y)).ToList();
        int[] order = WalkingOrder.Of((map.Start.X, map.Start.Y), places);
        Door[] walk = [.. order.Select(i => doors[i])];
        double metres = WalkingOrder.LengthM((map.Start.X, map.Start.Y), order.Select(i => places[i]));

        string title = $"Dörrknackning i {list.Area}";
        var file = new PdfFile(output, new(title, list.ReturnTo));
        var flow = new PageFlow(
            file,
            Paper.Lying,
            $"{list.Campaign}. Innehåller adresser: lämna tillbaka eller förstör efteråt."
        );
        Head(flow, title, list, $"{Doors(walk.Length)}, ungefär {Swedish.Length((long)(metres * 1000))} fågelvägen");
        double height = flow.BottomPt - flow.YPt - 4;
        flow.Figure(
            height,
            $"Karta över promenaden förbi {Doors(walk.Length)}, numrerade som i listan.",
            (page, x, y) =>
                RouteMap.Draw(file, page, map, [.. walk.Select(door => door.At)], (x, y, flow.WidthPt, height))
        );
        flow.BreakPage();
        PageTable.Draw(flow, s_columns, [.. walk.Select(Row)], 11, 40);
        flow.Finish();
        file.Finish();
        return walk;
    }

    /// <summary>Heading and instruction of a list for callers.</summary>
    internal static void Head(PageFlow flow, string title, CallingList list, string size)
    {
        flow.Title(title);
        flow.Paragraph(
            $"{list.Campaign}. {size}. Uppgifterna gäller {Swedish.Day(list.Date)}. Svar senast {Swedish.Day(list.LastAnswer)}."
        );
        flow.Paragraph(
            $"Kryssa i ”Pratat” varje gång du har talat med någon: först då räknas hushållet som erbjudet. Lämna listan till {list.ReturnTo}."
        );
    }

    private static string Doors(int count) => count == 1 ? "1 dörr" : $"{Swedish.Number(count)} dörrar";

    private static string[] Row(Door door, int index) =>
        [
            $"{index + 1}",
            $"{door.Address}\n{door.OfferReference}",
            door.Facts,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            "",
        ];
}
