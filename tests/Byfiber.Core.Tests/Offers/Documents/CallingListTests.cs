using Byfiber.Core.Offers;
using Byfiber.Core.Offers.Documents;
using Byfiber.Core.Tests.Documents;

namespace Byfiber.Core.Tests.Offers.Documents;

public class CallingListTests
{
    private static readonly CallingList List = new(
        "Lyttersta",
        "Fiber till Vingåker 2026",
        new DateOnly(2026, 4, 1),
        new DateOnly(2026, 5, 31),
        "Anna Åkesson, 0151-191 00"
    );

    private static readonly RoadsAround Map = new(
        [
            [new(-5000, 20), new(0, 0), new(400, 30), new(900, 10), new(9000, 0)],
            [new(400, 30), new(420, 300), new(600, 420)],
            [new(20_000, 20_000), new(21_000, 20_000)],
        ],
        new(0, 0)
    );

    [Fact]
    public void Doors_are_listed_as_they_are_walked()
    {
        using var output = new MemoryStream();
        var walk = DoorListPdf.Write(output, List, Doors(5), Map);
        walk.Select(door => door.Address).ShouldBe(["Byvägen 1", "Byvägen 2", "Byvägen 3", "Byvägen 4", "Byvägen 5"]);
        PdfText.Of(output.ToArray()).ShouldBeAsIn("doors.txt");
    }

    [Fact]
    public void Three_hundred_doors_are_all_there_with_boxes_to_tick()
    {
        using var output = new MemoryStream();
        DoorListPdf.Write(output, List, Doors(300), Map).Count.ShouldBe(300);
        string text = PdfText.Of(output.ToArray());
        for (int i = 1; i <= 300; i++)
        {
            text.ShouldContain($"Byvägen {i} ");
        }
    }

    [Fact]
    public void One_door_is_a_walk_too()
    {
        using var output = new MemoryStream();
        DoorListPdf.Write(output, List, Doors(1), Map with { Roads = [] }).Count.ShouldBe(1);
        PdfText.Of(output.ToArray()).ShouldContain("1 dörr,");
    }

    [Fact]
    public void An_area_without_doors_is_refused() =>
        Should
            .Throw<RefusedException>(() => DoorListPdf.Write(new MemoryStream(), List, [], Map))
            .Message.ShouldBe("There is no door left to knock on in Lyttersta: choose another area.");

    [Fact]
    public void Calls_are_listed_as_they_come()
    {
        using var output = new MemoryStream();
        PhoneListPdf.Write(
            output,
            List,
            [
                new("Örjan Ek", "0151-123 45", "Byvägen 1", "E000001-X", "Brev 2026-03-05"),
                new("", "070-000 00 00", "Byvägen 2", "E000002-8", ""),
            ]
        );
        PdfText.Of(output.ToArray()).ShouldBeAsIn("calls.txt");
    }

    [Fact]
    public void A_list_without_calls_is_refused() =>
        Should
            .Throw<RefusedException>(() => PhoneListPdf.Write(new MemoryStream(), List, []))
            .Message.ShouldContain("knock on doors instead");

    [Theory]
    [InlineData(20, 60, "40 till behövs")]
    [InlineData(60, 60, "Vi är tillräckligt många!")]
    [InlineData(null, 60, "Färre än 5 av 100 har skrivit avtal. 60 behövs")]
    [InlineData(20, null, "20 av 100 har skrivit avtal.")]
    public void An_ambassador_sees_the_count_only(int? signed, int? needed, string expected)
    {
        using var output = new MemoryStream();
        AmbassadorSheetPdf.Write(
            output,
            new(
                "Högsjö landsbygd",
                "Vingåkers kommun",
                new DateOnly(2026, 4, 1),
                100,
                signed is { } told ? new(PublicCountKind.Exact, told) : new(PublicCountKind.Few, null),
                needed,
                new DateOnly(2026, 5, 31),
                1_990_000,
                "https://fiber.exempel.se/omraden/3",
                "0151-191 00, vardagar 8–16"
            )
        );
        PdfText.Of(output.ToArray()).ShouldContain(expected);
        PdfText.Pages(output.ToArray()).ShouldBe(1);
        PdfText.QrCodes(output.ToArray()).ShouldBe(["https://fiber.exempel.se/omraden/3"]);
    }

    private static List<Door> Doors(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => new Door(
                    $"Byvägen {i}",
                    OfferReference.Of(i),
                    new(40 * i, i % 2 == 0 ? 12 : -12),
                    "1 bostad. Brev 2026-03-05, inget svar."
                ))
                .Reverse(),
        ];
}
